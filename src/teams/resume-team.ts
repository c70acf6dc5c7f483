import type { Ports } from '../ports.ts';
import { takeUpRhythm } from '../rhythm/advance-rhythm.ts';
import { newJob } from '../scheduling/job.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { backAt, type Caller } from './team.ts';

/**
 * Goes on in a team, or in one of its channels, that Teams says was restored.
 * @param channelId empty where it was the team. A private or shared channel is a team of its own.
 */
export async function resumeTeam(ports: Ports, { teamId, conversation }: Caller, channelId: string): Promise<null> {
  const now = ports.clock.now();
  for (const id of new Set([teamId, channelId || teamId])) {
    const known = (await ports.store.read('team', id, id))?.value;
    if (known?.conversation.tenantId !== conversation.tenantId) continue;
    const team = await updateWithRetry(ports, 'team', id, id, (current) =>
      // A restored channel does not bring a bot back that was taken out of its team.
      current.isInstalled || (channelId && channelId !== id) ? null : backAt(now, current),
    );
    if (!team) continue;
    for (const { conversationId } of team.pauses) {
      if (channelId && conversationId !== channelId) continue;
      await ports.store.enqueue(newJob('resume-place', id, conversationId, now));
    }
    await takeUpRhythm(ports, team);
  }
  return null;
}
