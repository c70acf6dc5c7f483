import { isoDayInWords } from '../scheduling/recurrence.ts';
import type { LastAction } from './last-action.ts';
import type { Change } from './pulse.ts';

/** "No clear change" is not "no change". Never a number (rules R7 and R13). */
const CHANGES: Readonly<Record<Change, string>> = {
  higher: 'Clearly higher than before.',
  lower: 'Clearly lower than before.',
  unclear: 'No clear change.',
  'too few': 'Too few answers to tell a change.',
  new: '',
};

export function changeInWords(change: Change): string {
  return CHANGES[change];
}

/** What was made of a result, for the next pulse, the digest and the summary: one sentence of ours around theirs. */
export function actionInWords(action: LastAction): string {
  switch (action.state) {
    case 'agreed':
      return `We agreed: ${withoutStop(action.what)} (${action.who.name}, by ${isoDayInWords(action.byWhen)}).`;
    case 'done':
      return `Done: ${withoutStop(action.what)} (${action.who.name}).`;
    case 'not now':
      return `Not now, because ${withoutStop(action.because)}.`;
  }
}

function withoutStop(sentence: string): string {
  return sentence.replace(/[.\s]+$/u, '');
}
