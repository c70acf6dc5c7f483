import type { Problem } from './pack-rules.ts';

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
