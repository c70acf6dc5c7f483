import { setImmediate as breathe } from 'node:timers/promises';
import type { Ports } from '../../src/ports.ts';
import { begun, type Step } from '../golden/case.ts';
import { BotUnderTest, execute, type Sent } from '../support/bot-under-test.ts';
import { callerOf, keepDocumentsIn, type Post, render, TeamsConversation } from '../support/conversation.ts';
import { documentsIn, openStoreIn } from '../support/store-under-test.ts';

/** Teams sends again what was not answered within fifteen seconds. */
const REDELIVERED_AFTER_MS = 20_000;

/** What stands in the store and in the conversations after an activity, and what was done about it. */
export interface Left {
  /** Without the codes under which answers lie, which are another's in each store. */
  readonly documents: readonly string[];
  /** New messages, in their order. */
  readonly posts: readonly unknown[];
  /** What each changed message shows in the end. */
  readonly shown: Readonly<Record<string, unknown>>;
}

/** The bot over HTTP, with the ports of whichever conversation is played. */
export class PlayedOverHttp {
  readonly #bot = new BotUnderTest();
  #current = new TeamsConversation();

  async start(): Promise<void> {
    const now = <T extends object>(of: (ports: Ports) => T): T =>
      new Proxy({} as T, { get: (_, name) => Reflect.get(of(this.#current.ports), name) });
    const ports = {
      clock: now(({ clock }) => clock),
      store: now(({ store }) => store),
      keys: now(({ keys }) => keys),
      messenger: now(({ messenger }) => messenger),
      roster: now(({ roster }) => roster),
      newId: () => 'a new form',
    };
    await this.#bot.start({}, { ports });
    // What a process does as it starts belongs to none of the conversations that are played.
    await this.#bot.running.runJobs();
  }

  async stop(): Promise<void> {
    this.#current = new TeamsConversation();
    await this.#bot.stop();
  }

  /** What comes of a case of the golden ones when its activity comes once; its jobs are done. */
  async once(folder: string, change: Partial<Step>, kept: string): Promise<Left> {
    const { conversation, activity } = await this.#begin(folder, change, kept);
    await this.#deliver(activity);
    await conversation.runJobs();
    conversation.now += REDELIVERED_AFTER_MS;
    await conversation.runJobs();
    return this.#end(conversation, kept);
  }

  /** The same when it comes three times at once, and again twenty seconds later, after the process was started anew. */
  async fourTimes(folder: string, change: Partial<Step>, kept: string): Promise<Left> {
    const { conversation, activity } = await this.#begin(folder, change, kept);
    await Promise.all([this.#deliver(activity), this.#deliver(activity), this.#deliver(activity)]);
    await conversation.runJobs();
    await conversation.ports.store.close();
    keepDocumentsIn((clock) => openStoreIn(kept, clock));
    const reborn = new TeamsConversation([]);
    reborn.now = conversation.now + REDELIVERED_AFTER_MS;
    const { keys, messenger, roster } = conversation.ports;
    await reborn.ports.keys.close();
    Object.assign(reborn, {
      posts: conversation.posts,
      updates: conversation.updates,
      ports: { ...reborn.ports, keys, messenger, roster },
    });
    this.#current = reborn;
    await this.#deliver(activity);
    await reborn.runJobs();
    return this.#end(reborn, kept);
  }

  async #begin(
    folder: string,
    change: Partial<Step>,
    kept: string,
  ): Promise<{ conversation: TeamsConversation; activity: Sent }> {
    keepDocumentsIn((clock) => openStoreIn(kept, clock));
    const { conversation, when } = await begun(folder);
    this.#current = conversation;
    conversation.posts.length = 0;
    conversation.updates.length = 0;
    return { conversation, activity: activityOf({ ...when, ...change }, conversation.now) };
  }

  async #deliver(activity: Sent): Promise<void> {
    const { status } = await this.#bot.send(activity);
    if (status !== 200) throw new Error(`answered with ${status}`);
    // A card that everybody sees is changed after the answer.
    await breathe();
  }

  async #end(conversation: TeamsConversation, kept: string): Promise<Left> {
    await conversation.runJobs();
    const documents = await documentsIn(kept, conversation.ports.clock);
    await conversation.close();
    const { posts, updates } = conversation;
    const cardOf = ({ where, message }: Post): unknown => ({ where, card: render({ message }) });
    return {
      documents: [...documents.values()]
        .map((json) => json.replace(/"(?:answerId|markKey|statement)":"[^"]+"/g, ''))
        .sort(),
      posts: posts.map(cardOf),
      shown: Object.fromEntries(updates.map((update) => [`${update.where} ${update.activityId}`, cardOf(update)])),
    };
  }
}

const EVENTS: Readonly<Record<string, Sent>> = {
  installed: { type: 'installationUpdate', action: 'add' },
  removed: { type: 'installationUpdate', action: 'remove' },
  'meeting-started': { type: 'event', name: 'application/vnd.microsoft.meetingStart' },
  'meeting-ended': { type: 'event', name: 'application/vnd.microsoft.meetingEnd' },
};

/** A step as Teams would send it. */
export function activityOf(
  { by = 'Alex Wilber', say, press, data, happens, renamedTo, ...place }: Step,
  now: number,
): Sent {
  const { personId, teamsId, name, teamId, teamName, meetingId, conversation } = callerOf(by, place);
  const { conversationId, kind, serviceUrl, tenantId, botId } = conversation;
  const envelope = {
    id: `activity-${now}`,
    channelId: 'msteams',
    serviceUrl,
    from: { id: teamsId, name, aadObjectId: personId },
    recipient: { id: botId, name: 'Behaviours' },
    conversation: { id: conversationId, conversationType: kind, tenantId, name: teamName },
    channelData: {
      tenant: { id: tenantId },
      ...(kind === 'channel' ? { team: { id: teamId, name: renamedTo ?? teamName } } : {}),
      ...(meetingId ? { meeting: { id: meetingId } } : {}),
      ...(renamedTo ? { eventType: 'teamRenamed' } : {}),
    },
  };
  if (press) {
    return { ...envelope, type: 'invoke', name: 'adaptiveCard/action', replyToId: 'pressed', ...execute(press, data) };
  }
  if (say) return { ...envelope, type: 'message', text: say };
  if (renamedTo) return { ...envelope, type: 'conversationUpdate' };
  const value = { StartTime: new Date(now).toISOString() };
  return { ...envelope, ...EVENTS[happens ?? ''], value };
}
