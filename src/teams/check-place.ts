import type { Message } from '../message.ts';
import { type Ports, Undeliverable } from '../ports.ts';
import { newJob } from '../scheduling/job.ts';
import { postOnce } from '../shared/post-once.ts';
import { pauseOf } from './pause.ts';
import type { Conversation, Team } from './team.ts';

/** Whether Teams has refused what was to be posted there, and has taken nothing since. */
export function isRefusedAt({ addresses }: Pick<Ports, 'addresses'>, team: Team, conversation: Conversation): boolean {
  return pauseOf(team, addresses.rootOf(conversation)) !== undefined;
}

/**
 * For what is not to be begun where it cannot be posted.
 * @throws Undeliverable while the place is paused, without asking Teams
 */
export function checkPlace(ports: Ports, team: Team, conversation: Conversation): void {
  const root = ports.addresses.rootOf(conversation);
  const pause = pauseOf(team, root);
  if (pause?.because === 'gone') throw new Undeliverable('the channel is gone', root, 'not found');
  if (pause && ports.clock.now() < pause.retryAt) throw new Undeliverable('the place is paused', root, 'refused');
}

interface PlacePost {
  /** Identifies the message. */
  readonly key: string;
  readonly conversation: Conversation;
  readonly messageOf: () => Message | Promise<Message>;
  readonly writeDown: (activityId: string) => Promise<unknown>;
}

/**
 * Posts once in a place of the team, unless it is paused; a place that takes a post is paused no longer.
 * @throws Undeliverable
 */
export async function postInPlace(
  ports: Ports,
  team: Team,
  { key, conversation, messageOf, writeDown }: PlacePost,
): Promise<void> {
  checkPlace(ports, team, conversation);
  const root = ports.addresses.rootOf(conversation);
  await postOnce(
    ports,
    key,
    async () => ports.messenger.post(conversation, await messageOf()),
    async (posted) => {
      await writeDown(posted);
      if (!isRefusedAt(ports, team, conversation)) return;
      await ports.store.enqueue(newJob('resume-place', team.teamId, root, ports.clock.now()));
    },
  );
}
