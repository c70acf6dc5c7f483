import type { Ports, Undeliverable } from '../ports.ts';
import { type Job, newJob } from '../scheduling/job.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { goneAt, lookAgainAt, pauseOf, refusedAt, TOLD_AFTER_MS, tryAgainAt, withPause } from './pause.ts';
import type { Team } from './team.ts';

/**
 * What follows from Teams' not taking what a job wanted to post. Where it says that the bot is gone, nothing more is posted
 * there until it is installed again, or somebody there speaks to it. Where it only refuses (moderation, an archived team, a
 * policy), the place is paused, and goes on by itself.
 * @returns when the job is to be tried again; null if it is to be given up
 */
export async function pausePlace(
  ports: Ports,
  { teamId, attempts }: Pick<Job, 'teamId' | 'attempts'>,
  { conversationId, because }: Undeliverable,
): Promise<number | null> {
  const now = ports.clock.now();
  if (!conversationId) return because === 'refused' ? tryAgainAt(attempts + 1, now) : null;
  const root = ports.addresses.rootOf({ conversationId });
  if (because === 'refused') return refuse(ports, teamId, root, now);
  // That a thread is gone says nothing about its channel.
  if (because === 'not found' && root !== conversationId) return null;
  await updateWithRetry(ports, 'team', teamId, teamId, (team) => {
    if (isWhole(ports, team, root, because))
      return team.isInstalled ? { ...team, isInstalled: false, pauses: [] } : null;
    return pauseOf(team, root)?.because === 'gone' ? null : withPause(team, goneAt(pauseOf(team, root), root, now));
  });
  await tellLater(ports, teamId, root, now);
  return null;
}

/** Whether it is the team that is gone, and not one of its channels. */
function isWhole(ports: Ports, team: Team, root: string, because: Undeliverable['because']): boolean {
  return root === team.teamId || (because === 'gone' && root === ports.addresses.rootOf(team.conversation));
}

async function refuse(ports: Ports, teamId: string, root: string, now: number): Promise<number | null> {
  const team = await updateWithRetry(ports, 'team', teamId, teamId, (current) => {
    const before = pauseOf(current, root);
    const pause = refusedAt(before, root, now);
    return pause === before ? null : withPause(current, pause);
  });
  const pause = team && pauseOf(team, root);
  if (!pause) return null;
  await tellLater(ports, teamId, root, pause.since);
  return lookAgainAt(pause, now);
}

/** Each time, because the process may have died before it could do so. */
function tellLater(ports: Ports, teamId: string, root: string, since: number): Promise<void> {
  return ports.store.enqueue(newJob('tell-paused', teamId, root, since + TOLD_AFTER_MS));
}
