import type { Behaviour, Framework } from './framework.ts';
import type { LocatedProblem } from './pack-problem.ts';
import type { Problem } from './pack-rules.ts';
import { pathOfItems } from './pack-tags.ts';

const MOST_WORDS = { prompt: 18, statement: 14 } as const;
/** Of a pack's prompts, those that may begin with "What". */
const MOST_WHAT = 1 / 3;
const MANY_PROMPTS = 6;
/** Of the letters of a line a word has more than so many on average where it reads hard. */
const LONG_WORDS = 6.5;

/** What reads less well than it could. None of it keeps a pack from being used. */
export function styleOf(pack: Omit<Framework, 'tagSets'>): LocatedProblem[] {
  const prompts = pack.behaviours.flatMap((one) => one.prompts);
  const found = pack.behaviours.flatMap((behaviour, place) => {
    const path = [...pathOfItems(pack), place];
    return [...promptStyle(behaviour, pack), ...statementStyle(behaviour)].map((one) => ({
      ...one,
      path: [...path, ...one.path],
    }));
  });
  const whats = prompts.filter(({ text }) => /^What\b/.test(text)).length;
  if (prompts.length < MANY_PROMPTS || whats <= prompts.length * MOST_WHAT) return found;
  const problem = `${whats} of the ${prompts.length} prompts begin with What`;
  return [...found, { path: pathOfItems(pack), problem, remedy: 'begin some with which, who, how, where or when' }];
}

function promptStyle({ prompts }: Behaviour, { behaviours }: Pick<Framework, 'behaviours'>): LocatedProblem[] {
  const all = behaviours.flatMap((one) => one.prompts.map(({ text }) => text.toLowerCase()));
  return prompts.flatMap(({ text }, index) =>
    problemsIn([
      tooManyWords('the prompt', text, MOST_WORDS.prompt),
      readsHard('the prompt', text),
      /[,;:–—] (?:and|or|but) (?:what|which|who|whose|whom|how|where|when|why)\b|\?.+\?/i.test(text) && {
        problem: 'the prompt asks two things',
        remedy: 'make two prompts of it',
      },
      all.filter((one) => one === text.toLowerCase()).length > 1 && {
        problem: 'the prompt stands in the pack more than once',
        remedy: 'ask something else in its place',
      },
      behaviours.some(({ name }) => holdsName(text, name)) && {
        problem: 'the prompt names a behaviour, which the card names already',
        remedy: 'ask about the item in hand',
      },
    ]).map((one) => ({ ...one, path: ['prompts', index] })),
  );
}

function statementStyle({ pulse, own, parts }: Behaviour): LocatedProblem[] {
  return [
    ...textStyle('the pulse', pulse, ['pulse']),
    ...textStyle('the own line', own, ['own']),
    ...parts.flatMap((part, index) => [
      ...textStyle('the statement', part.statement, ['parts', index, 'statement']),
      ...textStyle('the own line', part.own, ['parts', index, 'own']),
    ]),
  ];
}

function textStyle(what: string, text: string, path: PropertyKey[]): LocatedProblem[] {
  return problemsIn([
    tooManyWords(what, text, MOST_WORDS.statement),
    readsHard(what, text),
    what === 'the pulse' &&
      /\b(?:and|but)\b/i.test(text) && {
        problem: `${what} may hold two ideas`,
        remedy: 'keep the one that matters most',
      },
    /\bor\b/i.test(text) && { problem: `${what} has an "or" in it`, remedy: 'keep one of the two' },
  ]).map((one) => ({ ...one, path }));
}

function tooManyWords(what: string, text: string, most: number): Problem | false {
  const { length } = text.split(' ');
  return length > most && { problem: `${what} has ${length} words`, remedy: `say it in ${most} or fewer` };
}

function readsHard(what: string, text: string): Problem | false {
  const words = text.match(/[\p{L}'’-]+/gu) ?? [];
  const letters = words.reduce((sum, { length }) => sum + length, 0);
  return (
    letters > words.length * LONG_WORDS && {
      problem: `${what} is made of long words`,
      remedy: 'say it in shorter ones',
    }
  );
}

/** "We are kind" as "we are kind" or as "kind", and no part of a longer word. */
function holdsName(text: string, name: string): boolean {
  const word = name.replace(/^We are /i, '').toLowerCase();
  return ` ${text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${word} `);
}

function problemsIn(found: readonly (Problem | false)[]): Problem[] {
  return found.filter((one) => one !== false);
}
