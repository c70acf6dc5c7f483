import type { z } from 'zod';
import type { Problem } from './pack-rules.ts';

/** A problem and where it is, as the keys and list positions that lead to it. */
export interface LocatedProblem extends Problem {
  path: readonly PropertyKey[];
}

/** Every problem in a pack, in plain English. Parse with `reportInput: true`, or a wrong type reads as a missing line. */
export function problemsOf(error: z.ZodError): LocatedProblem[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...issue.path, key], ...unknownKey(key) }))
      : [{ path: issue.path, ...problemOf(issue) }],
  );
}

function problemOf(issue: z.core.$ZodIssue): Problem {
  const key = keyOf(issue.path);
  if (issue.code === 'custom') return { problem: issue.message, remedy: String(issue.params?.remedy) };
  if (issue.input === undefined) return { problem: `${key} is missing`, remedy: `add a line that starts with ${key}:` };
  if (issue.input === null) {
    return { problem: `${key} is empty`, remedy: `write something after it, or remove the line if it is not needed` };
  }
  if (issue.code === 'invalid_value') {
    if (typeof issue.input === 'object') return wrongType(key, 'string', issue.input);
    const isInList = typeof issue.path.at(-1) === 'number';
    return {
      problem: isInList
        ? `"${String(issue.input)}" under ${key} is not known`
        : `the ${key} "${String(issue.input)}" is not known`,
      remedy: `write one of ${issue.values.join(', ')}`,
    };
  }
  if (issue.code === 'invalid_type') return wrongType(key, issue.expected, issue.input);
  return { problem: `${key} is not as expected`, remedy: 'write it as one of the shipped packs does' };
}

function wrongType(key: string, expected: string, input: unknown): Problem {
  if (expected === 'boolean') return { problem: `${key} is neither true nor false`, remedy: 'write true or false' };
  if (expected === 'array') {
    return { problem: `${key} is not a list`, remedy: 'write each entry on a line of its own, starting with "- "' };
  }
  if (expected === 'object') {
    return {
      problem: `${key} has no named lines below it`,
      remedy: 'write them below it, indented, as the shipped packs do',
    };
  }
  if (Array.isArray(input)) return { problem: `${key} is a list, not a text`, remedy: 'write one text, without "- "' };
  if (typeof input === 'object') {
    return {
      problem: `a text under ${key} is read as a name and a value, because it holds a colon`,
      remedy: 'put quotation marks round the whole text',
    };
  }
  const kind = typeof input === 'number' ? 'a number' : 'a true-or-false value';
  return { problem: `${key} is ${kind}, not a text`, remedy: 'put quotation marks round it, as in "2024"' };
}

function unknownKey(key: string): Problem {
  return {
    problem: `${key} is not a line that a pack may have here`,
    remedy: 'correct its spelling or indentation, or remove it',
  };
}

/** The nearest name on the way to the place: an entry of a list goes by the name of the list. */
function keyOf(path: readonly PropertyKey[]): string {
  return String(path.findLast((step) => typeof step === 'string') ?? 'the pack');
}

const QUOTE = 'put quotation marks round the whole text';

/** Faults of writing, by the code that the yaml package gives them (its ErrorCode). */
const PROBLEMS: Record<string, Problem> = {
  BAD_INDENT: {
    problem: 'the line does not begin where its neighbours do',
    remedy: 'give it the same number of spaces as they have',
  },
  BAD_SCALAR_START: { problem: 'the text begins with a sign that YAML keeps for itself', remedy: QUOTE },
  BLOCK_AS_IMPLICIT_KEY: {
    problem: 'the text holds a colon, or the line below it is indented too far',
    remedy: `${QUOTE}, or correct the indentation of the next line`,
  },
  MISSING_CHAR: {
    problem: 'a quotation mark, bracket or comma is missing here or above',
    remedy: 'close what was opened',
  },
  MULTILINE_IMPLICIT_KEY: { problem: 'the line has no colon after its name', remedy: 'write it as name: text' },
  MULTIPLE_DOCS: {
    problem: 'the file holds more than one pack',
    remedy: 'put each pack in a file of its own and remove the line ---',
  },
  RESOURCE_EXHAUSTION: { problem: 'the file is nested too deeply', remedy: 'write it like one of the shipped packs' },
  TAB_AS_INDENT: { problem: 'the line is indented with a tab', remedy: 'indent it with spaces' },
  TAG_RESOLVE_FAILED: { problem: 'the text begins with an exclamation mark', remedy: QUOTE },
};

/** A fault of writing in plain English; one that has no sentence here keeps the words of the yaml package. */
export function problemOfYaml(code: string, message: string): Problem {
  return (
    PROBLEMS[code] ?? {
      problem: `the line is not valid YAML (${message})`,
      remedy: `check its indentation, or ${QUOTE}`,
    }
  );
}
