import { z } from 'zod';
import { cleanLine } from '../shared/clean-text.ts';
import { plural } from '../shared/locale.ts';

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

/** A admin rule's problem as zod carries it; `problemsOf` turns it back. */
export function issueOf({ problem, remedy }: Problem, path: PropertyKey[] = []) {
  return { code: 'custom' as const, message: problem, params: { remedy }, path };
}

/** Exactly two lines: what fits on a card beside the meaning. */
export function twoOf<Line extends z.ZodType>(line: Line, key: string) {
  return z.array(line).superRefine(
    (lines, context) => {
      if (lines.length === 2) return;
      const problem = `there ${plural(lines.length, { one: 'is # line', other: 'are # lines' })} under ${key}`;
      context.addIssue(issueOf({ problem, remedy: 'write exactly two' }));
    },
    { when: isList },
  );
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

export const startsWithWe: Rule = (text) =>
  /^We\b/.test(text)
    ? undefined
    : { problem: 'the pulse does not start with "We"', remedy: 'say what the team does, starting with We' };

// Disagreeing with a "not" confuses people, and then their answers cannot be added up. Only the plain words are found.
export const isPositive: Rule = (text) =>
  /\b(not|never|cannot)\b|n['’]t\b/i.test(text)
    ? {
        problem: 'the pulse says what the team does not do',
        remedy: 'say it the other way round, without not or never',
      }
    : undefined;
