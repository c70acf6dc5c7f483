import { outcomeInWords } from '../meetings/words.ts';
import type { Pulse } from '../pulse/pulse.ts';
import { actionInWords } from '../pulse/words.ts';
import { dayInWords } from '../scheduling/moments.ts';
import type { Summaries } from '../shared/card-parts.ts';
import { NOTHING_CHANGED, type Refusals } from '../shared/refusal-words.ts';
import type { Action } from './action.ts';
import type { ActionCard, ActionMessage } from './cards.ts';

/** What was made of a result as it stands on a day ("2026-12-04"). That a day has gone by is nobody's fault. */
export function standingInWords(action: Action, today: string, done?: string): string {
  const isLate = action.state === 'agreed' && action.byWhen < today;
  if (action.outcome) return `${actionInWords(action, done)} ${outcomeInWords(action.outcome)}`;
  return `${actionInWords(action, done)}${isLate ? ' It is time to look back: did it help?' : ''}`;
}

/** The same for the summary and the digest: what was done answers what the team said. */
export function youSaidInWords(action: Action, today: string): string {
  return standingInWords(action, today, 'You said, we did');
}

/** Which result the form is about. */
export function aboutInWords({ result, closesAt, timeZone }: Pulse): string {
  return `About the result of ${dayInWords(result?.closedAt ?? closesAt, timeZone)}.`;
}

/** On the form: a line of the behaviour, as something to begin with; empty where there is none. */
export function exampleInWords(line: string): string {
  return line ? `For example: ${line}` : '';
}

/** On the form, where something stands already. */
export function standsInWords({ setByName }: Action): string {
  return `${setByName} wrote down what stands below. Saving changes it.`;
}

/** Who did what with it last, and where it comes up again. */
export function setByInWords(state: ActionCard['state'], name: string): string {
  return `${state === 'done' ? 'Marked as done' : 'Written down'} by ${name}. The next pulse and the digest show it.`;
}

/** Once a meeting has looked back. */
export const LOOKED_BACK_WORDS = 'Looked back on in a meeting. The next pulse and the digest show it.';

/** One line of each card, for Teams' notification. */
export const ACTION_SUMMARIES: Summaries<ActionMessage> = {
  'action-form': () => 'What we make of our result',
  action: ({ state }) => (state === 'done' ? 'Done: what we agreed' : 'What we make of our result'),
};

/** What this feature refuses, as the person reads it. */
export const ACTION_REFUSALS = {
  ACTION_DATE: {
    what: 'That is not a day from today on and within a year.',
    kept: 'What you wrote is kept.',
    next: 'Choose the day on which you look back.',
    comesBack: 'at once',
  },
  ACTION_DONE: {
    what: 'What was agreed here is done already.',
    kept: NOTHING_CHANGED,
    next: 'Agree the next action when the next result is there.',
    comesBack: 'never',
  },
  ACTION_EARLY: {
    what: 'This pulse has no result yet.',
    kept: NOTHING_CHANGED,
    next: 'Agree an action when it has closed.',
    comesBack: 'never',
  },
  ACTION_MISSING: {
    what: 'The form does not say what you agreed, or why not now.',
    kept: 'The rest of the form is kept.',
    next: 'Add a few words, then press the button that fits them.',
    comesBack: 'at once',
  },
  ACTION_PERSON: {
    what: 'Nobody who is a member here was chosen to do it.',
    kept: 'What you wrote is kept.',
    next: 'Choose one person.',
    comesBack: 'at once',
  },
  ACTION_UNKNOWN: {
    what: 'I cannot find this action in this conversation.',
    kept: NOTHING_CHANGED,
    next: 'Type summary to see what was agreed last.',
    comesBack: 'at once',
  },
} as const satisfies Refusals;
