import type { Ports, Undeliverable } from '../ports.ts';
import { type Job, newJob } from '../scheduling/job.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { goneAt, lookAgainAt, pauseOf, refusedAt, TOLD_AFTER_MS, tryAgainAt, withPause } from './pause.ts';
import type { Pause, Team } from './team.ts';

/**
 * What follows from Teams' not taking what a job wanted to post. Where it says that the bot is gone, nothing more is posted
 * there until it is installed again, or somebody there speaks to it. Where it only refuses (moderation, an archived team, a
 * policy), the place is paused, and goes on by itself.
 * @returns when the job is to be tried again; null if it is to be given up
 */
export async function pausePlace(
  ports: Ports,
  { jobType, teamId, attempts }: Job,
  { conversationId, because }: Undeliverable,
): Promise<number | null> {
  const now = ports.clock.now();
  if (!conversationId) return because === 'refused' ? tryAgainAt(attempts + 1, now) : null;
  const root = ports.addresses.rootOf({ conversationId });
  // That a thread is gone says nothing about its channel.
  if (because === 'not found' && root !== conversationId) return null;
  let before: Pause | undefined;
  const team = await updateWithRetry(ports, 'team', teamId, teamId, (current) => {
    if (because !== 'refused' && isWhole(ports, current, root, because)) return left(current);
    before = pauseOf(current, root);
    const pause = because === 'refused' ? refusedAt(before, root, now) : goneAt(before, root, now);
    return pause === before ? null : withPause(current, pause);
  });
  const pause = team && pauseOf(team, root);
  if (!pause) return null;
  // At each refusal, because the process may have died before; but what tells must not ask for itself.
  if (pause !== before && pause.told === 'nobody' && jobType !== 'tell-paused')
    await ports.store.enqueue(newJob('tell-paused', teamId, root, pause.since + TOLD_AFTER_MS));
  return pause.because === 'refused' ? lookAgainAt(pause, now) : null;
}

/** Whether it is the team that is gone, and not one of its channels. */
function isWhole(ports: Ports, team: Team, root: string, because: Undeliverable['because']): boolean {
  return root === team.teamId || (because === 'gone' && root === ports.addresses.rootOf(team.conversation));
}

function left(team: Team): Team | null {
  return team.isInstalled ? { ...team, isInstalled: false, pauses: [] } : null;
}
