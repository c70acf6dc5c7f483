import { actionInWords } from '../pulse/words.ts';
import type { Action } from './action.ts';

/** What was made of a result as it stands on a day ("2026-12-04"). That a day has gone by is nobody's fault. */
export function standingInWords(action: Action, today: string): string {
  const isLate = action.state === 'agreed' && action.byWhen < today;
  return `${actionInWords(action)}${isLate ? ' That day has gone by, and it is still open. Is it still the right thing?' : ''}`;
}
