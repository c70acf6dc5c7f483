/** The same file three times, each as long as the file and with its line breaks, the rest made blank. */
export interface Texts {
  /** Without comments, and with nothing between the quotes of its texts. */
  readonly bare: string;
  /** Only what stands between quotes, and the patterns. */
  readonly quoted: string;
  readonly comments: string;
}

type Part = keyof Texts;

const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const QUOTED = /'(?:\\[\s\S]|[^'\\\n])*'|"(?:\\[\s\S]|[^"\\\n])*"/y;
const PATTERN = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y;
/** Up to the end of a template, or to the next hole in it. */
const TEMPLATE = /(?:\\[\s\S]|\$(?!\{)|[^`\\$])*(?:`|\$\{)/y;
const WORD = /[\w$]+/y;
/** After one of these words or signs a slash begins a pattern; anywhere else it divides. */
const BEFORE_PATTERN = /^(?:|return|typeof|case|in|of|do|else|throw|await|yield|void|delete|[^\w$)\]}])$/;

const known = new Map<string, Texts>();

/** Tells code, texts and comments apart, well enough for searching; it is no parser. */
export function textsOf(text: string): Texts {
  const before = known.get(text);
  if (before) return before;
  const parts = partsOf(text);
  const only = (part: Part): string => {
    let kept = '';
    for (let index = 0; index < text.length; index++) {
      const sign = text.charAt(index);
      kept += sign === '\n' || parts[index] === part ? sign : ' ';
    }
    return kept;
  };
  const texts = { bare: only('bare'), quoted: only('quoted'), comments: only('comments') };
  known.set(text, texts);
  return texts;
}

/** Which part each character belongs to; quotes count as code, so that an empty text can be seen. */
function partsOf(text: string): Part[] {
  const parts = new Array<Part>(text.length).fill('bare');
  // How many braces are open in each hole of a template that we are in.
  const holes: number[] = [];
  let at = 0;
  let last = '';

  const lengthOf = (pattern: RegExp): number => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0].length ?? 0;
  };
  const take = (length: number, part: Part, margin = 0, end = margin): void => {
    parts.fill(part, at + margin, at + length - end);
    at += length;
  };
  const takeTemplate = (): void => {
    const length = lengthOf(TEMPLATE) || text.length - at;
    const hasHole = text.startsWith('${', at + length - 2);
    take(length, 'quoted', 0, hasHole ? 2 : 1);
    if (hasHole) holes.push(0);
    last = hasHole ? '{' : ')';
  };

  while (at < text.length) {
    const sign = text.charAt(at);
    const comment = sign === '/' ? lengthOf(COMMENT) : 0;
    const pattern = sign === '/' && comment === 0 && BEFORE_PATTERN.test(last) ? lengthOf(PATTERN) : 0;
    const quoted = sign === "'" || sign === '"' ? lengthOf(QUOTED) : 0;
    if (comment > 0) take(comment, 'comments');
    else if (quoted + pattern > 0) {
      take(quoted + pattern, 'quoted', 1);
      last = ')';
    } else if (sign === '`') {
      at += 1;
      takeTemplate();
    } else if (sign === '}' && holes.at(-1) === 0) {
      holes.pop();
      at += 1;
      takeTemplate();
    } else {
      const open = holes.pop();
      if (open !== undefined) holes.push(open + (sign === '{' ? 1 : 0) - (sign === '}' ? 1 : 0));
      const length = lengthOf(WORD) || 1;
      if (sign.trim() !== '') last = text.slice(at, at + length);
      at += length;
    }
  }
  return parts;
}
