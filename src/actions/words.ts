import type { Pulse } from '../pulse/pulse.ts';
import { actionInWords } from '../pulse/words.ts';
import { dayInWords } from '../scheduling/moments.ts';
import type { Action } from './action.ts';

/** What was made of a result as it stands on a day ("2026-12-04"). That a day has gone by is nobody's fault. */
export function standingInWords(action: Action, today: string): string {
  const isLate = action.state === 'agreed' && action.byWhen < today;
  return `${actionInWords(action)}${isLate ? ' That day has gone by, and it is still open. Is it still the right thing?' : ''}`;
}

/** Which result the form is about. */
export function aboutInWords({ result, closesAt, timeZone }: Pulse): string {
  return `About the result of ${dayInWords(result?.closedAt ?? closesAt, timeZone)}.`;
}

/** On the form, where something stands already. */
export function setByInWords({ setByName }: Action): string {
  return `${setByName} wrote down what stands below. Saving changes it.`;
}
