import { z } from 'zod';
import { cleanLine } from '../shared/clean-text.ts';
import { LOCALE, plural } from '../shared/locale.ts';

/** What is wrong in a pack and what to write instead, said to a person who edits YAML. */
export interface Problem {
  problem: string;
  remedy: string;
}

type Rule = (text: string) => Problem | undefined;

/**
 * A text that is given, has at most `max` characters and keeps the rules.
 * @param what how a fault names the text, such as "the meaning"
 */
export function textThat(what: string, max: number, ...rules: readonly Rule[]) {
  return z
    .string()
    .overwrite((text) => cleanLine(text).trim())
    .superRefine((text, context) => {
      const broken = text === '' ? [blank(what)] : [tooLong(what, max), ...rules].map((rule) => rule(text));
      for (const problem of broken) {
        if (problem) context.addIssue(issueOf(problem));
      }
    });
}

/** A rule's problem as zod carries it; `problemsOf` turns it back. */
export function issueOf({ problem, remedy }: Problem, path: PropertyKey[] = []) {
  return { code: 'custom' as const, message: problem, params: { remedy }, path };
}

/** A list of so many lines; no `most` is no limit. */
export function linesUnder<Line extends z.ZodType>(line: Line, key: string, size: { least: number; most?: number }) {
  const { least, most = Number.POSITIVE_INFINITY } = size;
  return z.array(line).superRefine(
    ({ length }, context) => {
      if (length >= least && length <= most) return;
      const problem = `there ${plural(length, { one: 'is # line', other: 'are # lines' })} under ${key}`;
      context.addIssue(
        issueOf({ problem, remedy: length < least ? `write at least ${least}` : `keep ${most} or fewer` }),
      );
    },
    { when: isList },
  );
}

/** An entry that may be written as a text alone, or as named lines of which the text is one. */
export function textOr<Entry>(
  text: z.ZodType<string>,
  entry: z.ZodType<Entry>,
  { key, fromText }: { key: string; fromText: (text: string) => Entry },
) {
  return z.unknown().transform((raw, context): Entry => {
    const isEntry = typeof raw === 'object' && raw !== null && key in raw;
    const read = isEntry
      ? entry.safeParse(raw, { reportInput: true })
      : text.transform(fromText).safeParse(raw, { reportInput: true });
    if (read.success) return read.data;
    for (const issue of read.error.issues) context.addIssue({ ...issue });
    return z.NEVER;
  });
}

/** A list in which nothing stands twice. */
export function eachOnce<Entry extends z.ZodType>(entry: Entry, key: string) {
  return z.array(entry).superRefine(
    (entries, context) => {
      for (const [index, text] of entries.entries()) {
        if (typeof text !== 'string' || entries.indexOf(text) === index) continue;
        const problem = `"${text}" is written twice under ${key}`;
        context.addIssue(issueOf({ problem, remedy: 'keep one of the two' }, [index]));
      }
    },
    { when: isList },
  );
}

/** A list of things with ids, none of which is used twice. */
export function withOwnIds<Item extends z.ZodType>(item: Item, size: { least: number; most: number }, what: string) {
  return z.array(item).superRefine(
    (items, context) => {
      if (items.length < size.least) context.addIssue(issueOf(tooFew(what)));
      if (items.length > size.most) context.addIssue(issueOf(tooMany(items.length, size.most, what)));
      const seen = new Set<string>();
      for (const [index, { id }] of items.map(toIdHolder).entries()) {
        if (id === undefined) continue;
        if (seen.has(id)) context.addIssue(issueOf(idTwice(id, what), [index, 'id']));
        seen.add(id);
      }
    },
    { when: isList },
  );
}

// Without `when`, zod would skip a list's own rules as soon as one entry has a wrong type, and report less than all faults.
function isList(payload: z.core.ParsePayload): boolean {
  return Array.isArray(payload.value);
}

const IdHolder = z.object({ id: z.string().trim().optional().catch(undefined) }).catch({});

function toIdHolder(item: unknown): { id?: string | undefined } {
  return IdHolder.parse(item);
}

function tooFew(what: string): Problem {
  return { problem: `there is no ${what} in the list`, remedy: 'write at least one' };
}

function tooMany(count: number, most: number, what: string): Problem {
  return { problem: `there are ${count} ${what}s`, remedy: `keep ${most} or fewer, or split them into several packs` };
}

function idTwice(id: string, what: string): Problem {
  return { problem: `the id "${id}" is used twice in this file`, remedy: `give each ${what} an id of its own` };
}

function blank(what: string): Problem {
  return { problem: `${what} is empty`, remedy: 'write it, or remove the line if it is not needed' };
}

function tooLong(what: string, max: number): Rule {
  return (text) =>
    text.length <= max
      ? undefined
      : { problem: `${what} is ${text.length} characters long`, remedy: `shorten it to ${max} characters or fewer` };
}

export const isKebabCase: Rule = (text) =>
  /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text)
    ? undefined
    : {
        problem: `the id "${text}" is not written in small letters and hyphens`,
        remedy: 'start with a letter and use small letters, digits and single hyphens, as in better-together',
      };

export const isWebAddress: Rule = (text) =>
  URL.canParse(text) && text.startsWith('https://')
    ? undefined
    : { problem: 'the url is not a secure web address', remedy: 'write the whole address, starting with https://' };

export const endsInQuestionMark: Rule = (text) =>
  text.endsWith('?')
    ? undefined
    : { problem: 'the prompt does not end in a question mark', remedy: 'ask it as a question and end it with ?' };

const ASKED_WORD = /\b(?:what|which|who|whose|whom|how|where|when|why)\b/i;
const YES_OR_NO =
  /^(?<joined>and |or |but |so )?(?:am|is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must)(?:n['’]t)? /i;

/** A question that can be answered with a yes ends the talk, and so does one that adds "and have we?" to an open one. */
export const isOpenQuestion: Rule = (text) => {
  let isAsked = false;
  const isOpen = text.split(/[,;:–—?]\s*/).every((clause) => {
    const closed = YES_OR_NO.exec(clause);
    // "What good news, large or small, should we mark?" is open.
    const isClosed = closed && (closed.groups?.joined || !isAsked);
    isAsked ||= ASKED_WORD.test(clause);
    return !isClosed;
  });
  return isOpen && isAsked
    ? undefined
    : {
        problem: 'the prompt can be answered with yes or no',
        remedy: 'ask what, which, who, how, where or when, as in "Who will feel this most?"',
      };
};

/** @param what how a fault names the text, such as "the pulse" */
export function startsWith(word: 'We' | 'I', what: string): Rule {
  const says = word === 'We' ? 'what the team does, starting with We' : 'what the reader does, starting with I';
  return (text) =>
    text.startsWith(`${word} `)
      ? undefined
      : { problem: `${what} does not start with "${word}"`, remedy: `say ${says}` };
}

// Disagreeing with a "not" confuses people, and then their answers cannot be added up. Only the plain words are found.
export function isPositive(what: string, who: 'the team does' | 'the reader does' = 'the team does'): Rule {
  return (text) =>
    /\b(not|never|cannot)\b|n['’]t\b/i.test(text)
      ? { problem: `${what} says what ${who} not do`, remedy: 'say it the other way round, without not or never' }
      : undefined;
}

/** What is one thing although it is said with an "and". */
const PAIRS =
  /\b(?:health and (?:care|safety|wellbeing)|quality and safety|equality and diversity|diversity and inclusion)\b/gi;

// Whoever agrees with one half and not with the other has no true answer.
export function holdsOneIdea(what: string): Rule {
  return (text) =>
    /\b(?:and|but)\b|&|;|[.!] \S/i.test(text.replace(PAIRS, ''))
      ? {
          problem: `${what} holds two ideas`,
          remedy: 'keep the one that matters most, and give the other a part of its own',
        }
      : undefined;
}

const GRAPHEMES = new Intl.Segmenter(LOCALE, { granularity: 'grapheme' });

export const isOneSign: Rule = (text) =>
  [...GRAPHEMES.segment(text)].length === 1 && /\p{S}|\p{Extended_Pictographic}|\u20E3/u.test(text)
    ? undefined
    : { problem: 'the icon is not one sign', remedy: 'write one sign or emoji, such as ★, or remove the line' };
