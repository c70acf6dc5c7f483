import { setImmediate } from 'node:timers/promises';
import { teamsAddresses } from '../../bot/teams/addresses.ts';
import type { Framework } from '../../src/frameworks/framework.ts';
import { readPackFiles, shippedPacks } from '../../src/frameworks/pack-files.ts';
import type { Message } from '../../src/message.ts';
import { type Clock, type MeetingRole, type Ports, type Store, Undeliverable } from '../../src/ports.ts';
import type { Links } from '../../src/privacy/speak-up.ts';
import { openSqliteKeys } from '../../src/storage/sqlite/keys.ts';
import type { Member } from '../../src/teams/team.ts';
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

/** Read once, and only where a test needs them. */
let shipped: readonly Framework[] | undefined;
function frameworks(): readonly Framework[] {
  shipped ??= readPackFiles([shippedPacks]).frameworks;
  return shipped;
}

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

/** Ports with a real store of their own, a clock that stands still, and a messenger that keeps what it is given. */
export class PortsUnderTest {
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
      frameworks: { all: frameworks, get: (id) => frameworks().find((framework) => framework.id === id) },
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

  async close(): Promise<void> {
    await this.ports.store.close();
    await this.ports.keys.close();
  }
}

export function member(name: string): Member {
  const id = name.toLowerCase().replace(' ', '-');
  return { personId: `person-${id}`, teamsId: `29:${id}`, name };
}
