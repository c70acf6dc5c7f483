import type { Ports } from '../ports.ts';
import type { Job } from '../scheduling/job.ts';
import { postInPlace } from './check-place.ts';
import { findMember } from './find-member.ts';

/**
 * Asks a place that takes messages again, once, who takes over its rhythm from somebody who has left.
 * @returns why not, for the log
 */
export async function askSuccessor(ports: Ports, { teamId, dueAt }: Job): Promise<string | undefined> {
  const team = (await ports.store.read('team', teamId, teamId))?.value;
  const rhythm = (await ports.store.read('rhythm', teamId, teamId))?.value;
  if (!team?.isInstalled || !rhythm) return 'the team or its rhythm is gone';
  const { conversation, setBy } = rhythm;
  if (await findMember(ports, conversation, setBy)) return 'somebody has taken over, or is back';
  await postInPlace(ports, team, {
    key: `successor ${teamId} ${dueAt}`,
    conversation,
    messageOf: () => ({ kind: 'rhythm-successor', teamName: team.name }),
    writeDown: async () => {},
  });
  return undefined;
}
