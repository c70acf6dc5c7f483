import { textToShow } from '../src/privacy/guard.ts';
import { lettersApart } from './letters-apart.ts';
import { ROWS, type Verb } from './routes.ts';
import { isPerson, LONGEST_TEXT, type Mentioned, type TypedWords } from './teams/typed-words.ts';
import {
  BEFORE,
  isArticle,
  isClosing,
  isPolite,
  keyOf,
  lineOf,
  politeIn,
  strongerIn,
  type Token,
  type TypedLine,
  wordSet,
} from './typed-line.ts';

/** What typed words come to; a greeting asks for nothing. */
export type TypedCommand =
  | ({ readonly kind: 'found' | 'near' } & CommandFound)
  | { readonly kind: 'greeting' | 'unknown' };

export interface CommandFound {
  readonly verb: Verb;
  /** What was typed after a word that takes it, by the fields of its row. */
  readonly sent: Readonly<Record<string, string>>;
}

/** A command, and the token behind its last one. */
interface Found {
  readonly verb: Verb;
  readonly end: number;
}

const DIGITS = /^\d+$/;
const SEPARATORS = /^[\s\p{Default_Ignorable_Code_Point},:;.!&+–—-]+/u;

/** Between a command and a name, and between two names. */
const JOINING = wordSet('to and also both');

// More than these is not looked at.
const MOST_LINES = 20;
const MOST_WORDS = 24;
const MOST_IN_COMMAND = 6;

/** In a word of so few letters one slip is the most. */
const SHORT = 3;
/** In a sentence only a word of so many letters is taken for a command. */
const LONG = 5;

/** All that can be typed: the words that help lists, then what else people call them. */
const COMMANDS: ReadonlyMap<string, Verb> = new Map(
  [...typedWordsOf(({ word }) => [word]), ...typedWordsOf(({ also }) => also)].map(([word, verb]) => [
    commandKey(word),
    verb,
  ]),
);

/** What is compared of a command: spaces, hyphens, capitals, accents, articles and invisible signs make no difference. */
export function commandKey(words: string): string {
  return keyOf(lineOf(words, []).tokens);
}

/**
 * The command that was typed, with what stands around it; or the one that is so like it that it may be meant.
 * @param isHere whether a command can be asked for where this was typed: another is found, and never only guessed
 */
export function findCommand(typed: TypedWords, isHere: (verb: Verb) => boolean): TypedCommand {
  const { words, lines: texts = [words], mentioned = [] } = typed;
  const lines = texts.slice(0, MOST_LINES).map((text) => lineOf(text, mentioned));
  const command = commandIn(lines, mentioned, isHere);
  const tokens = lines.flatMap((line) => line.tokens);
  const isNamed = tokens.some(({ isPlainName }) => isPlainName) && !tokens.every(({ isPlainName }) => isPlainName);
  if (command.kind === 'found' || !isNamed) return command;
  const named = lines.map((line) => ({ ...line, tokens: withPlainNames(line.tokens) }));
  return commandIn(named, mentioned, isHere);
}

/** These with what stands behind an @ taken for a name, if it is no command. */
function withPlainNames(tokens: readonly Token[]): Token[] {
  const isName = (token: Token): boolean => token.isName || (token.isPlainName && !COMMANDS.has(token.word));
  return tokens.map((token) => ({ ...token, isName: isName(token) }));
}

function commandIn(
  lines: readonly TypedLine[],
  mentioned: readonly Mentioned[],
  isHere: (verb: Verb) => boolean,
): TypedCommand {
  const whole = exactly(lines.flatMap(({ tokens }) => tokens));
  const at = lines.findIndex(({ tokens }) => exactly(tokens) || !isPolite(tokens));
  const asked = lines[at];
  if (!asked) return whole ? { kind: 'found', verb: whole, sent: {} } : { kind: 'greeting' };
  const sentTo = ({ verb, end }: Found): CommandFound['sent'] => sentAfter(verb, end, lines.slice(at), mentioned);
  const verb = exactly(asked.tokens) ?? whole;
  const begun = beginning(asked.tokens);
  if (begun && ROWS[begun.verb].typed?.takes && (verb ?? begun.verb) === begun.verb) {
    return { kind: 'found', verb: begun.verb, sent: sentTo(begun) };
  }
  if (verb) return { kind: 'found', verb, sent: {} };
  const near = nearest(asked.tokens, isHere);
  return near ? { kind: 'near', verb: near.verb, sent: sentTo(near) } : { kind: 'unknown' };
}

/** The command that these are, but for what is polite around it and for names. */
function exactly(tokens: readonly Token[]): Verb | undefined {
  const words = tokens.filter(({ isName }) => !isName);
  if (words.length > MOST_WORDS) return undefined;
  const { before, behind } = politeIn(words);
  // The longest first: "thank you" is a command, and polite.
  for (let left = 0; left <= before + behind; left += 1) {
    for (let first = Math.max(0, left - behind); first <= Math.min(left, before); first += 1) {
      const verb = COMMANDS.get(keyOf(words.slice(first, words.length - (left - first))));
      if (verb) return verb;
    }
  }
  return undefined;
}

/** The longest command with which they begin, after what is polite and whom they name first. */
function beginning(tokens: readonly Token[]): Found | undefined {
  return runsAtBeginning(tokens)
    .map(({ key, end }) => ({ verb: COMMANDS.get(key), end }))
    .find((one): one is Found => one.verb !== undefined);
}

interface Run {
  readonly key: string;
  readonly end: number;
}

function runsAtBeginning(tokens: readonly Token[]): Run[] {
  const first = tokens.findIndex(({ word, isName }) => !isName && !BEFORE.has(word));
  const last = first < 0 ? tokens.length - 1 : first;
  return Array.from({ length: Math.min(last + 1, MOST_WORDS) }, (_, from) => runsFrom(tokens, from)).flat();
}

/** The words that stand together from there on, the longest run of them first. */
function runsFrom(tokens: readonly Token[], from: number): Run[] {
  const together = tokens.slice(from, from + MOST_IN_COMMAND);
  const name = together.findIndex(({ isName }) => isName);
  const length = name < 0 ? together.length : name;
  return Array.from({ length }, (_, index) => together.slice(0, length - index))
    .filter((run) => !isArticle(run.at(-1)))
    .map((run) => ({ key: keyOf(run), end: from + run.length }));
}

/** What may be meant: all of it with a slip, a command with more behind it, or the one command in a sentence. */
function nearest(tokens: readonly Token[], isHere: (verb: Verb) => boolean): Found | undefined {
  const commands = [...COMMANDS].filter(([key, verb]) => !DIGITS.test(key) && isHere(verb));
  const words = tokens.filter(({ isName }) => !isName);
  const { before, behind } = politeIn(words);
  const typed = [0, before].flatMap((from) => [0, behind].map((left) => words.slice(from, words.length - left)));
  const slip = closest(
    typed.map((part) => ({ key: keyOf(part), end: tokens.findLastIndex((token) => part.includes(token)) + 1 })),
    commands,
    (key, command) => (Math.min(key.length, command.length) <= SHORT ? 1 : 2),
  );
  if (slip) return slip;
  const beginnings = runsAtBeginning(tokens);
  const isExact = (): number => 0;
  return (
    closest(beginnings, commands, isExact) ??
    closest(
      beginnings.filter(({ key }) => key.length >= LONG),
      commands,
      () => 1,
    ) ??
    onlyOne(tokens, commands)
  );
}

/** The command with the fewest slips, among those the first that help lists. */
function closest(
  typed: readonly Run[],
  commands: readonly (readonly [string, Verb])[],
  mostBetween: (key: string, command: string) => number,
): Found | undefined {
  const near = typed.flatMap(({ key, end }) =>
    commands.flatMap(([command, verb]) => {
      const most = key === '' ? -1 : mostBetween(key, command);
      const slips = lettersApart(key, command, Math.max(0, most));
      return slips <= most ? [{ verb, end, slips }] : [];
    }),
  );
  const fewest = Math.min(...near.map(({ slips }) => slips));
  return near.find(({ slips }) => slips === fewest);
}

function onlyOne(tokens: readonly Token[], commands: readonly (readonly [string, Verb])[]): Found | undefined {
  const long = new Map(commands.filter(([command]) => command.length >= LONG));
  const found = tokens.slice(0, MOST_WORDS).flatMap((_, from) =>
    runsFrom(tokens, from).flatMap(({ key, end }) => {
      const verb = long.get(key);
      return verb ? [{ verb, end }] : [];
    }),
  );
  return new Set(found.map(({ verb }) => verb)).size === 1 ? found[0] : undefined;
}

/** What a command takes of what was typed behind it; nothing where that is only polite. */
function sentAfter(
  verb: Verb,
  end: number,
  lines: readonly TypedLine[],
  mentioned: readonly Mentioned[],
): CommandFound['sent'] {
  const takes = ROWS[verb].typed?.takes;
  const [asked, ...below] = lines;
  if (!takes || !asked) return {};
  const people = [...new Set(mentioned.filter(isPerson).map(({ teamsId }) => teamsId))].join();
  const same = textAfter(asked, end);
  const closing = below.findIndex(isClosing);
  const more = same === '' && people === '' ? [] : below.slice(0, closing < 0 ? below.length : closing);
  const text = textToShow([same, ...more.map((line) => line.text)].filter(Boolean).join('\n'), LONGEST_TEXT);
  return { ...(text && { [takes.text]: text }), ...(people && { [takes.mentioned]: people }) };
}

/** As typed, but for what makes the command stronger, and for the names at its beginning and its end. */
function textAfter({ text, tokens }: TypedLine, end: number): string {
  let [first, last] = [end + strongerIn(tokens.slice(end)), tokens.length - 1];
  while (isAside(tokens, first)) first += 1;
  first += strongerIn(tokens.slice(first));
  while (last >= first && isAside(tokens, last)) last -= 1;
  const rest = tokens.slice(first, last + 1);
  if (isPolite(withPlainNames(rest))) return '';
  const from = tokens[first - 1]?.to ?? 0;
  const to = last < tokens.length - 1 ? tokens[last]?.to : undefined;
  return text.slice(from, to).replace(SEPARATORS, '').trim();
}

/** A name, or what leads to one. */
function isAside(tokens: readonly Token[], index: number): boolean {
  const [token, next] = [tokens[index], tokens[index + 1]];
  return token !== undefined && (token.isName || (JOINING.has(token.word) && next?.isName === true));
}

function typedWordsOf(read: (typed: NonNullable<(typeof ROWS)[Verb]['typed']>) => readonly string[]): [string, Verb][] {
  return (Object.keys(ROWS) as Verb[]).flatMap((verb) => {
    const { typed } = ROWS[verb];
    return (typed ? read(typed) : []).map((word): [string, Verb] => [word, verb]);
  });
}
