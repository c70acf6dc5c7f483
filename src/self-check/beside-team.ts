import type { Framework } from '../frameworks/framework.ts';
import type { Disclosable } from '../privacy/disclose.ts';
import type { PublishedPulse } from '../pulse/pulse.ts';
import type { SelfCheck } from './self-check.ts';

/** What a team's latest result on a behaviour is to a self-check: as it was published, or of other words. */
export type TeamResult = Disclosable | 'question changed';

/**
 * The team's latest result on each behaviour, for a self-check on the same version of the framework. Only what was published
 * on the behaviour's own statement is read, and nothing is put together from several results.
 * @param framework as it is now
 * @param pulses closed ones, newest first
 * @param since of those that closed since then, milliseconds since 1970
 * @returns by the behaviour's id, where there is one
 */
export function latestResults(
  framework: Framework,
  { frameworkVersion }: Pick<SelfCheck, 'frameworkVersion'>,
  pulses: readonly PublishedPulse[],
  since: number,
): ReadonlyMap<string, TeamResult> {
  const asked = pulses.filter(({ frameworkId, closesAt }) => frameworkId === framework.id && closesAt >= since);
  const found = framework.behaviours.flatMap(({ id, pulse: own }): [string, TeamResult][] => {
    for (const { statements, result, frameworkVersion: version } of asked) {
      if (!statements.some(({ behaviourId }) => behaviourId === id)) continue;
      if (version !== framework.version || version !== frameworkVersion) return [[id, 'question changed']];
      const index = statements.findIndex(({ behaviourId, text }) => behaviourId === id && text === own);
      const published = result?.statements[index]?.published;
      // Without it only lines below the behaviour were asked, and not the statement that stands for it.
      if (published) return [[id, published]];
    }
    return [];
  });
  return new Map(found);
}
