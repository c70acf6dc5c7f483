import { DAY_MS, HOUR_MS } from '../scheduling/moments.ts';
import type { Pause, Team } from './team.ts';

/** A job for a paused place looks this often whether the pause has been cut short. */
const LOOK_AGAIN_MS = HOUR_MS;
/** Once it has lasted so long, Teams is asked once a week. */
const LONG_MS = 14 * DAY_MS;
/** How long a pause lasts before whoever set the rhythm reads of it. */
export const TOLD_AFTER_MS = DAY_MS;
/** A change that is refused, in a place that may take posts, is tried so often: an hour later, two, four, then each day. */
export const MOST_TRIES = 20;

/** @param root the id of the conversation itself, not of a thread in it */
export function pauseOf({ pauses }: Team, root: string): Pause | undefined {
  return pauses.find(({ conversationId }) => conversationId === root);
}

/** Whether Teams refuses, for now, what is to be posted in one of its conversations. */
export function isPaused({ isInstalled, pauses }: Team): boolean {
  return isInstalled && pauses.some(({ because }) => because === 'refused');
}

/** With this pause in the place of the one that the conversation had. */
export function withPause(team: Team, pause: Pause): Team {
  return { ...team, pauses: [...withoutPause(team, pause.conversationId).pauses, pause] };
}

export function withoutPause(team: Team, root: string): Team {
  return { ...team, pauses: team.pauses.filter(({ conversationId }) => conversationId !== root) };
}

/** The pause of a conversation that has just refused a post, which has been asked as soon as it was due. */
export function refusedAt(before: Pause | undefined, root: string, now: number): Pause {
  if (!before) {
    return { conversationId: root, because: 'refused', since: now, retryAt: now + waitAfter(0), told: 'nobody' };
  }
  return now < before.retryAt ? before : { ...before, retryAt: now + waitAfter(now - before.since) };
}

/** The same for a channel that is not there any more: only its being restored, or somebody speaking there, ends that. */
export function goneAt(before: Pause | undefined, root: string, now: number): Pause {
  if (before?.because === 'gone') return before;
  const { since, told } = before ?? { since: now, told: 'nobody' };
  return { conversationId: root, because: 'gone', since, retryAt: now, told };
}

/** Each wait is as long as it has lasted already: from an hour to a day, and a week after two of them. */
function waitAfter(lastedMs: number): number {
  if (lastedMs >= LONG_MS) return 7 * DAY_MS;
  return Math.min(Math.max(lastedMs, HOUR_MS), DAY_MS);
}

/** When a job that waits for the end of a pause looks again. */
export function lookAgainAt({ retryAt }: Pause, now: number): number {
  return Math.min(Math.max(retryAt, now + 1), now + LOOK_AGAIN_MS);
}

/** When a change that was refused is tried again; null if that has been done often enough. */
export function tryAgainAt(attempts: number, now: number): number | null {
  return attempts < MOST_TRIES ? now + Math.min(HOUR_MS * 2 ** Math.max(0, attempts - 1), DAY_MS) : null;
}
