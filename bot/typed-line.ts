import type { Mentioned } from './teams/typed-words.ts';

/** What was typed on one line. */
export interface TypedLine {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** One word of it. */
export interface Token {
  /** Without what makes no difference, such as capitals and accents. */
  readonly word: string;
  readonly from: number;
  readonly to: number;
  /** Whether it is part of the name of somebody whom the words mention. */
  readonly isName: boolean;
  /** Whether it stands behind an @ like a name, which Teams has not made a mention. */
  readonly isPlainName: boolean;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

const TOKEN = /[\p{L}\p{N}\p{M}\p{Default_Ignorable_Code_Point}'’]+/gu;
const NO_DIFFERENCE = /[\p{M}\p{Default_Ignorable_Code_Point}'’]/gu;
const LETTER = /[\p{L}\p{N}]/u;
/** "@Megan", "@Megan Bowen"; an address of mail is none. */
const PLAIN_NAME = /(?<![\p{L}\p{N}])@\p{L}[\p{L}\p{M}'’-]*(?: \p{Lu}[\p{L}\p{M}'’-]*){0,2}/gu;
const ARTICLES = wordSet('a an the');
/** What makes a command stronger: "thanks so much", "thanks again". */
const STRONGER = wordSet('so very much a lot lots loads again indeed');
/** Of these, what is no end of it. */
const BEFORE_STRONGER = wordSet('so very a');
/** What people put before a command. */
export const BEFORE = wordSet(
  'hi hello hey hiya dear good morning afternoon evening there please pls plz kindly ok okay so and a an the can could ' +
    'would will may shall should i id ill we wed lets let us you me need want like love to have get see show give open ' +
    'do run say send some just now another big huge massive many lots of',
);
/** What they put behind it. */
const BEHIND = wordSet(
  'please pls plz kindly many with thanks thank you thx ta cheers now today again here then for me us if can could we i ' +
    'would be great good possible asap bot a an the lot so very much',
);
/** With these begins what a program writes below, or on the same line where it loses line breaks. */
const SIGNATURES = ['sent from my', 'sent from outlook', 'sent via', 'get outlook for', 'kind regards', 'best regards'];
/** What begins a short line of its own at the end. */
const CLOSINGS = wordSet('regards warm with best all many yours cheers thanks thank rgds kr');
const LONGEST_CLOSING = 4;
const RULE = /^(?:--|__)/;

/** Without a signature behind the words. */
export function lineOf(line: string, mentioned: readonly Mentioned[]): TypedLine {
  const names = namesIn(line, mentioned);
  const plainNames = Array.from(line.matchAll(PLAIN_NAME), ({ 0: name, index }) => ({
    from: index,
    to: index + name.length,
  }));
  const tokens = Array.from(line.matchAll(TOKEN), ({ 0: typed, index }): Token => {
    const word = typed.normalize('NFKD').replace(NO_DIFFERENCE, '').toLowerCase();
    const isIn = (ranges: readonly Range[]): boolean => ranges.some(({ from, to }) => index >= from && index < to);
    return { word, from: index, to: index + typed.length, isName: isIn(names), isPlainName: isIn(plainNames) };
  }).filter(({ word }) => word !== '');
  const signed = tokens.findIndex((_, index) => index > 0 && isSigned(tokens, index));
  return signed < 0
    ? { text: line, tokens }
    : { text: line.slice(0, tokens[signed]?.from), tokens: tokens.slice(0, signed) };
}

/** Where the names of those whom it mentions stand in it, in the order of the mentions. */
function namesIn(line: string, mentioned: readonly Mentioned[]): Range[] {
  let next = 0;
  return mentioned.flatMap(({ name }) => {
    let from = line.indexOf(name, next);
    while (from > 0 && LETTER.test(line.charAt(from - 1))) from = line.indexOf(name, from + 1);
    if (from < 0) return [];
    next = from + name.length;
    return [{ from, to: next }];
  });
}

function isSigned(tokens: readonly Token[], at: number): boolean {
  const begins = [0, 1, 2].map((next) => tokens[at + next]?.word).join(' ');
  return SIGNATURES.some((signature) => begins.startsWith(signature));
}

/** What ends a mail: all below it is no part of what was said. */
export function isClosing({ text, tokens }: TypedLine): boolean {
  const [first] = tokens;
  const isShort = tokens.length <= LONGEST_CLOSING && CLOSINGS.has(first?.word ?? '');
  return isShort || RULE.test(text) || isSigned(tokens, 0);
}

/** Whether they ask for nothing. */
export function isPolite(tokens: readonly Token[]): boolean {
  return tokens.every(({ word, isName }) => isName || BEFORE.has(word) || BEHIND.has(word));
}

export function isArticle(token: Token | undefined): boolean {
  return token !== undefined && ARTICLES.has(token.word);
}

/** How many of these, from their first, only make stronger what stands before them. */
export function strongerIn(tokens: readonly Token[]): number {
  const other = tokens.findIndex(({ word, isName }) => isName || !STRONGER.has(word));
  const run = other < 0 ? tokens : tokens.slice(0, other);
  return run.findLastIndex(({ word }) => !BEFORE_STRONGER.has(word)) + 1;
}

/** How many of these are polite before what is asked for, and behind it. */
export function politeIn(words: readonly Token[]): { before: number; behind: number } {
  const before = words.findIndex(({ word }) => !BEFORE.has(word));
  const last = words.findLastIndex(({ word }) => !BEHIND.has(word));
  const most = Math.max(0, words.length - 1);
  return { before: before < 0 ? most : before, behind: last < 0 ? most : words.length - 1 - last };
}

/** What is compared: spaces, hyphens, articles and what makes no difference are left out. */
export function keyOf(tokens: readonly Token[]): string {
  return tokens.flatMap(({ word }) => (ARTICLES.has(word) ? [] : [word])).join('');
}

/** These words, which are looked up. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
