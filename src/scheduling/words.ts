import type { QuietReason } from './quiet.ts';
import { isoDayInWords } from './recurrence.ts';

/** Of the year, in their order. */
export const MONTH_NAMES: readonly string[] =
  'January February March April May June July August September October November December'.split(' ');

/** Why the bot keeps quiet, as the end of a sentence. */
export function quietInWords(reason: QuietReason): string {
  switch (reason.code) {
    case 'paused': {
      const because = reason.pausedBecause ? ` (${reason.pausedBecause})` : '';
      return `paused until the end of ${isoDayInWords(reason.pausedUntil)}${because}`;
    }
    case 'quiet month':
      return `${MONTH_NAMES[reason.month - 1]} is a quiet month`;
    case 'quiet dates':
      return `quiet until the end of ${isoDayInWords(reason.until)}`;
    case 'outside hours':
      return 'outside the days and hours in which I may post';
  }
}
