import type { Framework } from '../frameworks/framework.ts';
import { bareWords } from '../privacy/audience-mark.ts';
import { REST_DAYS } from '../privacy/differencing.ts';
import { startOfDayAfter } from '../scheduling/moments.ts';
import type { PublishedPulse } from './pulse.ts';

/**
 * The behaviours that this team is being asked about, or was until a few days ago, and from when they can be asked again
 * (milliseconds since 1970). What came to nothing keeps nobody from asking (rule R23).
 */
export function askedLately(
  framework: Framework,
  pulses: readonly PublishedPulse[],
  timeZone: string,
  now: number,
): ReadonlyMap<string, number> {
  const again = new Map<string, number>();
  for (const { statements, closesAt, result } of pulses) {
    const from = startOfDayAfter(closesAt, REST_DAYS, timeZone);
    if (from <= now) continue;
    statements.forEach(({ text }, index) => {
      const shown = result?.statements[index]?.published.shown;
      if (shown === 'nothing' || shown === 'suppressed') return;
      const asked = framework.behaviours.find(({ pulse }) => bareWords(pulse) === bareWords(text));
      if (asked) again.set(asked.id, Math.max(from, again.get(asked.id) ?? 0));
    });
  }
  return again;
}
