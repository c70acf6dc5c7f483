import type { World } from '../ports.ts';
import type { Due } from '../scheduling/due.ts';
import { oncePerPeriod } from '../steps/once-a-period.ts';
import { frameworkOf } from '../steps/team-home.ts';
import { featuredBehaviour } from './featured.ts';

/**
 * Posts the behaviour whose turn it is in a team's rhythm, once for each period.
 * @returns why there will be no more, for the log
 */
export function postBehaviour(world: World, { teamId }: Due): Promise<string | undefined> {
  return oncePerPeriod(world, teamId, 'behaviour', async ({ rhythm, team, period }) =>
    featuredBehaviour(frameworkOf(world, team), rhythm.behaviour?.every ?? 'weekly', period),
  );
}
