import type { OneToOneCard } from './cards.ts';
import { FREQUENCIES } from './questions.ts';
import type { SelfCheck } from './self-check.ts';

type Line = SelfCheck['lines'][number];

const MOST_STRONGEST = 3;

function frequencyInWords(score: number): string {
  return FREQUENCIES.find(({ value }) => value === String(Math.round(score)))?.title ?? '';
}

/** "Often: We are innovative, We are living well.", from the most often to the least. */
export function scoresInWords(lines: readonly Line[]): string[] {
  return FREQUENCIES.flatMap(({ title }) => {
    const names = lines.filter(({ score }) => frequencyInWords(score) === title).map((line) => line.behaviourName);
    return names.length ? [`${title}: ${names.join(', ')}.`] : [];
  });
}

/** What stands out, if it does, in words. */
export function strongestInWords(lines: readonly Line[]): string {
  const known = lines.filter(({ score }) => score > 0);
  if (!known.length) return 'You were not sure of any. A colleague may have seen more than you think: ask one.';
  const top = Math.max(...known.map(({ score }) => score));
  const strongest = known.filter(({ score }) => score === top);
  if (known.length > 1 && strongest.length === known.length) return 'You see yourself much the same on all of them.';
  if (strongest.length > MOST_STRONGEST) return `${strongest.length} of them came out equally strong.`;
  return `Strongest: ${strongest.map(({ behaviourName }) => behaviourName).join(', ')}.`;
}

/** The question that goes with the behaviour to try next. */
export function roomInWords(line: string): string {
  return `Where was there room for this in the last week: “${line}” What would have helped?`;
}

/** Where a card of questions is shown again. */
export const SOME_MISSING = 'Some have no answer yet. What you chose is kept; “Not sure” is fine.';

/** "Questions 1 to 15 of 27" */
export function stepInWords(first: number, last: number, total: number): string {
  return `Questions ${first} to ${last} of ${total}`;
}

export const NONE_KEPT = 'I hold none of your self-checks.';

export function newestInWords(shown: number): string {
  return `These are the newest ${shown}; delete one to see the next.`;
}

/** @param hard what the behaviour does not look like; empty if the pack does not say */
export function questionsInWords(good: string, alsoGood: string, hard: string): OneToOneCard['questions'] {
  return [
    {
      topic: 'What went well',
      text: `When was this true of us lately: “${good}” Give one example. What did each of us do?`,
    },
    {
      topic: 'What was hard',
      text: hard
        ? `When did it come closer to this: “${hard}” What got in the way?`
        : 'When was it hard to do? What got in the way?',
    },
    {
      topic: 'How the other sees it, and what would help',
      text: `Think of this: “${alsoGood}” How does what I do come across to you? What is one thing that each of us could change?`,
    },
  ];
}

export function storedInWords(isKept: boolean): string {
  return `It is not stored ${isKept ? 'anywhere else' : 'unless you keep it'}; this card stays in your chat until you delete it.`;
}
