import type { Ports } from '../ports.ts';
import { newJob } from '../scheduling/job.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { goneAt, pauseOf, TOLD_AFTER_MS, withPause } from './pause.ts';
import type { Caller } from './team.ts';

/**
 * Posts nothing more in a channel that was deleted, until it is restored. A private or shared channel is a team of its own; of
 * the others only that of the rhythm matters here: for the rest the first post shows it.
 */
export async function leaveChannel(ports: Ports, caller: Caller, channelId: string): Promise<null> {
  const { teamId, conversation } = caller;
  const now = ports.clock.now();
  await updateWithRetry(ports, 'team', channelId, channelId, (own) =>
    own.conversation.tenantId === conversation.tenantId ? { ...own, isInstalled: false, pauses: [] } : null,
  );
  const rhythm = (await ports.store.read('rhythm', teamId, teamId))?.value;
  if (teamId === channelId || !rhythm || ports.addresses.rootOf(rhythm.conversation) !== channelId) return null;
  await updateWithRetry(ports, 'team', teamId, teamId, (team) =>
    withPause(team, goneAt(pauseOf(team, channelId), channelId, now)),
  );
  await ports.store.enqueue(newJob('tell-paused', teamId, channelId, now + TOLD_AFTER_MS));
  return null;
}
