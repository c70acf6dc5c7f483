export interface Token {
  readonly kind: 'word' | 'text' | 'number' | 'mark' | 'newline';
  /** Of a text: what it says, with `${…}` as it stands. */
  readonly text: string;
  readonly line: number;
  /** What stands between `${` and `}`. */
  readonly inner: readonly Token[];
}

const PATTERNS: readonly [Token['kind'] | 'nothing', RegExp][] = [
  ['nothing', /[ \t\r]+|\/\/[^\n]*|\/\*[\s\S]*?\*\//y],
  ['newline', /\n/y],
  ['text', /'''([\s\S]*?)'''/y],
  ['text', /'((?:\\.|\$\{[^}]*\}|[^'\\\n])*)'/y],
  ['word', /[A-Za-z_]\w*/y],
  ['number', /-?\d+/y],
  ['mark', /==|!=|&&|\|\||\?\?|\.\?|[-=!<>?:.,()[\]{}@+*/%]/y],
];

/** The tokens of a Bicep file, as far as the ones in infra/ go. */
export function tokensOf(source: string, firstLine = 1): Token[] {
  const tokens: Token[] = [];
  let [at, line] = [0, firstLine];
  while (at < source.length) {
    const found = next(source, at);
    if (!found) throw new SyntaxError(`line ${line}: ${source.slice(at, at + 20)}`);
    const { kind, match } = found;
    const isLongText = match[0].startsWith("'''");
    const text = kind === 'text' ? (match[1] ?? '').replaceAll("\\'", "'") : match[0];
    const inner = kind === 'text' && !isLongText ? innerOf(text, line) : [];
    if (kind !== 'nothing') tokens.push({ kind, text, line, inner });
    at += match[0].length;
    line += match[0].split('\n').length - 1;
  }
  return tokens;
}

function next(source: string, at: number): { kind: Token['kind'] | 'nothing'; match: RegExpExecArray } | null {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match) return { kind, match };
  }
  return null;
}

function innerOf(text: string, line: number): Token[] {
  return [...text.matchAll(/\$\{([^}]*)\}/g)].flatMap(([, expression = '']) => tokensOf(expression, line));
}
