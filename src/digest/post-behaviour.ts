import type { Ports } from '../ports.ts';
import type { Job } from '../scheduling/job.ts';
import { frameworkOf } from '../teams/require-team.ts';
import { postOncePerPeriod } from './begin-period-post.ts';
import { featuredBehaviour } from './digest.ts';

/**
 * Posts the behaviour whose turn it is in a team's rhythm, once for each period.
 * @returns why there will be no more, for the log
 */
export function postBehaviour(ports: Ports, { teamId }: Job): Promise<string | undefined> {
  return postOncePerPeriod(ports, teamId, 'behaviour', async ({ rhythm, team, period }) =>
    featuredBehaviour(frameworkOf(ports, team), rhythm.behaviour?.every ?? 'weekly', period),
  );
}
