import type { PulseReminder } from '../rhythm/cards.ts';
import type { Pulse } from './pulse.ts';
import { openUntilInWords, originInWords, statementsInWords } from './words.ts';

/**
 * The same for everybody who gets one.
 * @param url opens the pulse; empty where nothing leads to it
 */
export function reminderCard(pulse: Pulse, teamName: string, url: string): PulseReminder {
  return {
    kind: 'pulse-reminder',
    where: originInWords(pulse, teamName),
    closes: openUntilInWords(pulse),
    statements: statementsInWords(pulse.statements.length),
    url,
  };
}
