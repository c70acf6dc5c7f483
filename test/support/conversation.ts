import { setImmediate } from 'node:timers/promises';
import { pino } from 'pino';
import { dispatch, type PlacedReply } from '../../bot/dispatch.ts';
import { handlers } from '../../bot/jobs/handlers.ts';
import { runJobs } from '../../bot/jobs/run-jobs.ts';
import { renderCard } from '../../bot/rendering/render-card.ts';
import { teamsAddresses } from '../../bot/teams/addresses.ts';
import { readPackFiles, shippedPacks } from '../../src/frameworks/pack-files.ts';
import type { Message, Reply } from '../../src/message.ts';
import { type Clock, type MeetingRole, type Ports, type Store, Undeliverable } from '../../src/ports.ts';
import type { Links } from '../../src/privacy/speak-up.ts';
import { openSqliteKeys } from '../../src/storage/sqlite/keys.ts';
import type { Caller, Conversation, Member } from '../../src/teams/team.ts';
import { noLinks } from './sample-links.ts';
import { openOwnStore } from './store-under-test.ts';
import { onThisMachine } from './where-kept.ts';

export const NAMES = [
  'Alex Wilber',
  'Megan Bowen',
  'Adele Vance',
  'Isaiah Langer',
  'Patti Fernandez',
  'Lynne Robbins',
  'Diego Siciliani',
  'Grady Archie',
  'Henrietta Mueller',
  'Johanna Lorenz',
  'Lee Gu',
  'Nestor Wilke',
] as const;

/** A Monday. */
export const START = Date.UTC(2026, 10, 9, 9, 0);

const silent = pino({ level: 'silent' });
const { frameworks } = readPackFiles([shippedPacks]);

export interface Post {
  readonly where: string;
  readonly activityId: string;
  readonly message: Message;
}

let openStore: (clock: Clock) => Store = openOwnStore;

/** Has every conversation that begins from now on keep its documents there, and not in memory. */
export function keepDocumentsIn(open: (clock: Clock) => Store): void {
  openStore = open;
}

/** From now on again in memory, as at first. */
export function keepDocumentsInMemory(): void {
  openStore = openOwnStore;
}

/** The product with a real store of its own, a clock that stands still, and a messenger that keeps what it is given. */
export class TeamsConversation {
  readonly ports: Ports;
  readonly posts: Post[] = [];
  readonly updates: Post[] = [];
  readonly members: Member[];
  /** People of other organisations beside them. */
  outsideCount = 0;
  /** Who has the app and can be written to from anywhere. */
  readonly elsewhere: Member[] = [];
  /** Conversations that the bot is not a member of. */
  readonly closed = new Set<string>();
  /** Conversations in which Teams takes nothing for now. */
  readonly refusing = new Set<string>();
  /** What Teams says of people in a meeting, by their person id; of all others it says nothing. */
  readonly roles = new Map<string, MeetingRole>();
  now = START;
  #ids = 0;

  constructor(members: readonly string[] = NAMES.slice(0, 6), links: Links = noLinks) {
    this.members = members.map(member);
    const clock = { now: () => this.now };
    this.ports = {
      clock,
      store: openStore(clock),
      keys: openSqliteKeys(':memory:'),
      messenger: {
        post: async ({ conversationId }, message) => {
          if (this.refusing.has(conversationId)) throw new Undeliverable('post: 403', conversationId, 'refused');
          return this.#keep(this.posts, conversationId, message);
        },
        update: async (conversation, activityId, message) => {
          if (this.refusing.has(conversation.conversationId)) throw new Undeliverable('update: 403', '', 'refused');
          this.updates.push({ where: conversation.conversationId, activityId, message });
          return 'updated';
        },
        postToPerson: async (_, teamsId, message) => {
          const conversationId = `personal chat of ${teamsId}`;
          return { conversationId, activityId: this.#keep(this.posts, conversationId, message) };
        },
      },
      roster: {
        membersOf: async () => this.members,
        outsideCount: async () => this.outsideCount,
        forget: () => undefined,
        isHere: async ({ conversationId }) => !this.closed.has(conversationId),
        anywhere: async (_, personId) => this.elsewhere.find((person) => person.personId === personId) ?? null,
        roleIn: async (_, _meetingId, personId) => this.roles.get(personId) ?? 'unknown',
      },
      addresses: teamsAddresses,
      frameworks: { all: () => frameworks, get: (id) => frameworks.find((framework) => framework.id === id) },
      newId: () => {
        this.#ids += 1;
        return `form-${this.#ids}`;
      },
      unconfirmedPosts: new Map(),
      updatesUnderWay: new Map(),
      backOff: () => setImmediate(),
      timing: { showCountEveryMs: 600_000, isSample: false },
      links,
      whereKept: onThisMachine,
      ownAddress: 'https://behaviours.example.org',
    };
  }

  #keep(list: Post[], where: string, message: Message): string {
    const activityId = `message-${list.length + 1}`;
    list.push({ where, activityId, message });
    return activityId;
  }

  say(name: string, words: string, place: Place = {}): Promise<PlacedReply | null> {
    return dispatch(this.ports, { kind: 'words', caller: callerOf(name, place), activityId: 'typed', words });
  }

  async press(
    name: string,
    verb: string,
    data: Record<string, unknown>,
    place: Place = {},
  ): Promise<PlacedReply | null> {
    const caller = { ...callerOf(name, place), cardActivityId: 'pressed' };
    const pressed = { kind: 'card-action', caller, activityId: 'pressed', verb, data, isInvoke: true } as const;
    const reply = await dispatch(this.ports, pressed);
    if (reply?.replaces) await this.ports.messenger.update(caller.conversation, reply.replaces, reply.message);
    return reply;
  }

  happen(kind: Happening, name: string, place: Place = {}): Promise<PlacedReply | null> {
    const caller = callerOf(name, place);
    const event = { caller, activityId: 'event' };
    return dispatch(
      this.ports,
      kind === 'meeting-started' ? { kind, ...event, startedAt: this.now } : { kind, ...event },
    );
  }

  /** Teams says that a team, or one of its channels, was restored. */
  restore(name: string, channelId = '', place: Place = {}): Promise<PlacedReply | null> {
    return dispatch(this.ports, { kind: 'restored', caller: callerOf(name, place), activityId: 'event', channelId });
  }

  /** Teams says that a channel was deleted. */
  deleteChannel(name: string, channelId: string, place: Place = {}): Promise<PlacedReply | null> {
    const event = { kind: 'channel-deleted', caller: callerOf(name, place), activityId: 'event', channelId } as const;
    return dispatch(this.ports, event);
  }

  rename(name: string, to: string): Promise<PlacedReply | null> {
    return dispatch(this.ports, { kind: 'renamed', caller: callerOf(name, {}), activityId: 'event', name: to });
  }

  async runJobs(): Promise<void> {
    await runJobs(this.ports, handlers, silent);
  }

  async wait(hours: number): Promise<void> {
    this.now += hours * 3_600_000;
    await this.runJobs();
  }

  async close(): Promise<void> {
    await this.ports.store.close();
    await this.ports.keys.close();
  }
}

export type Happening = 'installed' | 'removed' | 'meeting-started' | 'meeting-ended';

export interface Place {
  /** The Teams meeting whose chat it is. */
  readonly meeting?: string | undefined;
  readonly team?: string | undefined;
  readonly kind?: Conversation['kind'] | undefined;
}

export function member(name: string): Member {
  const id = name.toLowerCase().replace(' ', '-');
  return { personId: `person-${id}`, teamsId: `29:${id}`, name };
}

export function callerOf(name: string, { team = 'Sample team', kind = 'channel', meeting = '' }: Place): Caller {
  const { personId, teamsId } = member(name);
  const teamId = kind === 'personal' ? `chat-${personId}` : `team-${team.toLowerCase().replaceAll(' ', '-')}`;
  return {
    personId,
    teamsId,
    name,
    teamId,
    teamName: kind === 'personal' ? '' : team,
    conversation: {
      conversationId: teamId,
      kind,
      serviceUrl: 'https://smba.example/teams/',
      tenantId: 'tenant',
      botId: '28:bot',
    },
    cardActivityId: '',
    meetingId: meeting,
    canPickPeople: false,
  };
}

/** What a refusal says happened, on a card of its own or on the form that comes back; empty where it is none. */
export function refusedWith(reply: Pick<Reply, 'message'> | null): string {
  const message = reply?.message;
  return message?.formNote?.what ?? (message?.kind === 'refusal' ? message.what : '');
}

/** A reply with what would be posted in its place, which is made only where it is. */
export function withPosted(reply: unknown): unknown {
  const { ifPosted }: { ifPosted?: () => unknown } = Object(reply);
  return ifPosted ? { ...Object(reply), ifPosted: ifPosted() } : reply;
}

export function render(reply: Pick<Reply, 'message'> | null): Record<string, unknown> {
  return reply ? renderCard(reply.message) : {};
}
