import type { Message } from '../../src/message.ts';
import { cutText } from '../../src/shared/card-size.ts';
import { cleanLine, cleanText } from '../../src/shared/clean-text.ts';
import { A_COLLEAGUE } from '../../src/teams/team.ts';

/**
 * The data with every text cleaned, which what is stored and what Teams calls people already is. Line breaks stay only
 * where somebody typed them.
 */
export function clean(message: Message): Message;
export function clean(text: string): string;
export function clean(value: Message | string): Message | string {
  return withTexts(value, (text, isTyped) => (isTyped ? cleanText(text) : cleanLine(text)));
}

/** The message with no more than this of each text that somebody typed; nothing that was cut is sent as it is. */
export function shortened(message: Message, mostUnits: number): Message {
  const cut = withTexts(message, (text, isTyped) => (isTyped ? cutText(text, mostUnits) : text));
  const isWhole = JSON.stringify(cut) === JSON.stringify(message);
  return cut.kind === 'blocked-text' && !isWhole ? { ...cut, sendVerb: '', sendData: {} } : cut;
}

/** Copies only what changes, which of most messages is nothing. */
function withTexts<T>(value: T, change: (text: string, isTyped: boolean) => string, key = ''): T {
  if (typeof value === 'string') return change(value, key.endsWith('Words')) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const made = value.map((item) => withTexts(item, change, key));
    return (made.every((item, index) => item === value[index]) ? value : made) as T;
  }
  const isSent = key === 'retryData' || key === 'sendData';
  let made: T = value;
  for (const [name, item] of Object.entries(value)) {
    const one = withTexts(item, change, isSent ? 'sentWords' : name);
    if (one !== item) made = { ...made, [name]: one };
  }
  return made;
}

interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
}

/** Takes no room, is no space and no place to break a line. `clean` takes out all that was typed, so it comes from here. */
const UNSEEN = '\u2060';

/** Wherever Markdown, HTML, an entity or an address could take shape, between the signs that it is made of. */
const BETWEEN = new RegExp(
  [
    /(?<=\*)(?![\s*\p{M}])/u,
    /(?![\s_\p{M}\u2060])(?<=(?<![\p{L}\p{N}_])_+)/u,
    /(?<=`)(?![`\p{M}])/u,
    /(?![\p{M}\u2060])(?<=[*_`]\p{M}{1,20})/u,
    /(?<=[*_`]\p{M}{20})(?!\u2060)/u,
    /(?<=~)(?=~)/u,
    /(?<=\])(?=[(:])/u,
    /(?<=<)(?=[a-z/!?])/u,
    /(?<=&)(?=[#a-z])/u,
    /(?<=\\)(?=[!-/:-@[-`{-~])/u,
    /(?<=\/)(?=\/)/u,
    /(?<=[^\s\u2060])(?=@\S)/u,
    /(?<=[^\s.]\.)(?=\p{L}{2})/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'iu',
);

/** Lines that begin as a list, heading, quotation, rule, table or code does, or with a space; and empty ones. */
const LINE_BEGINS = /^(?= {0,3}(?:[-#>+=|:~`*_]|\d{1,9}[.)])| {4})|(?<=\n)(?=\s|$)/gm;

/** Hardly any text has one of these, and to look for them takes less time than to look for what they make. */
const COULD_BE_MARKDOWN = /[*_`~\]<&\\@\n]|\/\/|\.[^\s.]|^ {0,3}[-#>+=|:\d]|^ {4}/;

/** The same of a message's JSON, in which a text begins behind a quotation mark; also whatever `clean` takes out or changes. */
const JSON_COULD_BE_MARKDOWN =
  /[^ -~\u00A0-\u00AC\u00AE-\u00FF\u2010-\u201F\u2026]|[*`~<&@\\]|\][(:]|(?<![A-Za-z\d_])_|\/\/|\.[^\s."]|(?<=[:,[{])" {0,3}(?:[-#>+=|:]|\d{1,9}[.)])| {4}/;

/** Whether a text of the message could be taken for Markdown; of the templates' own none can. */
export function couldBeMarkdown(json: string): boolean {
  return JSON_COULD_BE_MARKDOWN.test(json);
}

/** Of one text, so that one of nothing but signs does not fill the card. */
export const MOST_RUNS = 40;

/**
 * The card, so that every text reads the same whether or not a client parses Markdown in a TextRun or a choice's title.
 * A TextRun is divided where Markdown could take shape: nothing is added to what somebody reads or copies, but for a sign
 * that nobody sees where a line begins, and two spaces where it ends, without which lines would be joined. What goes back
 * to the bot stays as it is. Doing it twice changes nothing more.
 * @param mostRuns how many runs a text may become; what is left after that stands in one
 */
export function withoutMarkdown<T>(card: T, mostRuns = MOST_RUNS): T {
  return unmarked(card, mostRuns) as T;
}

/** Copies only what changes, which on most cards is nothing. */
function unmarked(value: unknown, mostRuns: number, name = ''): unknown {
  if (Array.isArray(value)) return unmarkedList(value, mostRuns, name);
  if (typeof value !== 'object' || value === null || name === 'data') return value;
  let made = value;
  for (const [key, item] of Object.entries(value)) {
    const one = name === 'choices' && key === 'title' ? unmarkedTitle(item) : unmarked(item, mostRuns, key);
    if (one !== item) made = { ...made, [key]: one };
  }
  return made;
}

function unmarkedList(list: readonly unknown[], mostRuns: number, name: string): readonly unknown[] {
  const made: unknown[] = [];
  let isSame = true;
  for (const item of list) {
    if (isTextRun(item) && COULD_BE_MARKDOWN.test(item.text)) {
      made.push(...runsOf(item, mostRuns));
      isSame = false;
    } else {
      const one = unmarked(item, mostRuns, name);
      made.push(one);
      isSame &&= one === item;
    }
  }
  return isSame ? list : made;
}

function isTextRun(value: unknown): value is TextRun {
  if (typeof value !== 'object' || value === null || !('type' in value && 'text' in value)) return false;
  return value.type === 'TextRun' && typeof value.text === 'string';
}

function runsOf(run: TextRun, mostRuns: number): TextRun[] {
  const parts = run.text.split(BETWEEN);
  const rest = (parts.length > mostRuns ? parts.splice(mostRuns - 1) : []).join('');
  const texts = [...parts, ...(rest === '' ? [] : [undivided(rest)])].map(withLines);
  return texts.map((text) => ({ ...run, text }));
}

function withLines(text: string, place: number): string {
  const begun = text.replace(LINE_BEGINS, UNSEEN).replace(/(?<! ) *\n/g, '  \n');
  return place > 0 && /^\s/.test(begun) ? UNSEEN + begun : begun;
}

function unmarkedTitle(title: unknown): unknown {
  return typeof title === 'string' && COULD_BE_MARKDOWN.test(title) ? withLines(undivided(title), 0) : title;
}

/** In one piece. Two signs mean something whatever stands beside them, so two that look alike stand for them. */
function undivided(text: string): string {
  return text
    .replaceAll('*', '\u2217')
    .replaceAll('`', '\u02CB')
    .split(BETWEEN)
    .join(UNSEEN)
    .replace(/(?<![\p{L}\p{N}\u2060_])_/gu, `${UNSEEN}_`);
}

/** A roster name fit for the one place where a TextBlock needs it: no tags, Markdown, links or date macros. */
export function nameForMention(name: string): string {
  const plain = name
    .replace(/<\/?at>/gi, '')
    .replace(/[<>*_`~|\\[\]{}#]|&(?=#?\w+;)|:\/\//g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain || A_COLLEAGUE;
}
