import type { Message } from '../../src/message.ts';
import type { Store } from '../../src/ports.ts';
import type { Rhythm } from '../../src/rhythm/rhythm.ts';
import { type Place, TeamsConversation } from './conversation.ts';

export const TEAM = 'team-sample-team';

/** A team to which Alex has just added the bot. */
export async function installedTeam(): Promise<TeamsConversation> {
  const team = new TeamsConversation();
  await team.happen('installed', 'Alex Wilber');
  return team;
}

/** The form as it is sent with everything switched off, and the usual days and hours. */
export const NOTHING_SET = {
  pulseEvery: 'never',
  pulseBehaviours: '2',
  pulseHours: '72',
  digestEvery: 'never',
  behaviourEvery: 'never',
  days: '1,2,3,4,5',
  from: '08:00',
  until: '18:00',
};

/** The same with a pulse every two weeks on Mondays at ten, the first on 16 November 2026. */
export const FORTNIGHTLY = {
  ...NOTHING_SET,
  pulseEvery: 'fortnightly',
  pulseFirstOn: '2026-11-16',
  pulseAt: '10:00',
};

/** Saves a rhythm as Alex, and gives the card that answers. */
export async function setRhythm(
  conversation: TeamsConversation,
  changes: Record<string, string> = {},
  place: Place = {},
): Promise<Message | undefined> {
  const answer = await conversation.press('Alex Wilber', 'save-rhythm', { ...FORTNIGHTLY, ...changes }, place);
  return answer?.message;
}

export async function rhythmIn(conversation: TeamsConversation, teamId = TEAM): Promise<Rhythm> {
  const stored = await conversation.ports.store.read('rhythm', teamId, teamId);
  if (!stored) throw new Error(`${teamId} has no rhythm`);
  return stored.value;
}

/** Lets the hours pass one by one up to that moment, with the jobs at each. */
export async function passTo(conversation: TeamsConversation, moment: string): Promise<void> {
  const end = Date.parse(moment);
  while (conversation.now < end) await conversation.wait(Math.min(1, (end - conversation.now) / 3_600_000));
}

/** When each message of a kind was posted, as "2026-11-16T10:00Z", while the hours pass up to that moment. */
export async function momentsOf(conversation: TeamsConversation, kind: string, until: string): Promise<string[]> {
  const moments: string[] = [];
  const end = Date.parse(until);
  while (conversation.now < end) {
    const before = conversation.posts.length;
    await conversation.wait(1);
    const count = conversation.posts.slice(before).filter(({ message }) => message.kind === kind).length;
    for (let each = 0; each < count; each += 1) {
      moments.push(`${new Date(conversation.now).toISOString().slice(0, 16)}Z`);
    }
  }
  return moments;
}

const WRITES: ReadonlySet<PropertyKey> = new Set<keyof Store>(['enqueue', 'claimAsk', 'create', 'replace']);

/** The same store, which dies right before the write of that number, and for good. */
export function dyingBefore(store: Store, index: number): Store {
  let writes = 0;
  return new Proxy(store, {
    get(target, name, receiver) {
      if (WRITES.has(name)) writes += 1;
      if (writes >= index) throw new Error('the process died');
      return Reflect.get(target, name, receiver);
    },
  });
}
