import { LRUCache } from 'lru-cache';
import type { Clock, Roster } from '../../src/ports.ts';
import { Refusal } from '../../src/refusal.ts';
import { readThrough } from '../../src/shared/read-through.ts';
import type { Conversation } from '../../src/teams/team.ts';
import { describeError, type Log } from '../telemetry/log.ts';
import { teamsAddresses } from './addresses.ts';
import { type Listed, readMembers } from './teams-member.ts';
import type { AskTeams } from './teams-messenger.ts';
import { teamsReach } from './teams-reach.ts';

const KEPT_MS = 60_000;
const MOST_KEPT = 1_000;
const PAGE_SIZE = 500;
const MOST_PAGES = 100;
/** A large list comes in many pages; who pressed a button meanwhile is told that it is on its way. */
const LONGEST_MS = 60_000;

export type MemberLists = LRUCache<string, Promise<Listed>>;

/** The lists of members that were read lately, for turns and jobs alike. */
export function openMemberLists(clock: Clock): MemberLists {
  return new LRUCache({ max: MOST_KEPT, ttl: KEPT_MS, perf: clock, ttlResolution: 0 });
}

/**
 * Concurrent reads of a conversation are one request; a failed one is not cached.
 * @param isAllowed whether the bot may take what this tenant sends
 */
export function teamsRoster(
  askTeams: AskTeams,
  kept: MemberLists,
  log: Log,
  isAllowed: (tenantId: string) => boolean,
): Omit<Roster, 'roleIn'> {
  async function listOf(conversation: Conversation): Promise<Listed> {
    kept.purgeStale();
    try {
      return await readThrough(kept, teamsAddresses.rootOf(conversation), async () => {
        const listed = readMembers(await readPages(askTeams, conversation), conversation.botId, isAllowed);
        // Whoever speaks there is there: too few to ask is another matter.
        if (listed.members.length + listed.outsideCount === 0) throw new Error('Teams gave a list without people');
        return listed;
      });
    } catch (error) {
      log.warn({ ...describeError(error), conversationKind: conversation.kind }, 'no member list');
      throw new Refusal('ROSTER_UNAVAILABLE', { cause: error });
    }
  }

  return {
    membersOf: async (conversation) => (await listOf(conversation)).members,
    outsideCount: async (conversation) => (await listOf(conversation)).outsideCount,
    forget: (conversation) => void kept.delete(teamsAddresses.rootOf(conversation)),
    ...teamsReach(askTeams, log, isAllowed),
  };
}

function readPages(askTeams: AskTeams, conversation: Conversation): Promise<readonly unknown[]> {
  const id = teamsAddresses.rootOf(conversation);
  return askTeams(
    'read the member list',
    { ...conversation, isReading: true },
    async (conversations, { abortSignal, goOn }) => {
      const members: unknown[] = [];
      let continuationToken: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        if (page > 0) await goOn();
        // The first page has no token; the connector's type does not know that.
        const options = { pageSize: PAGE_SIZE, continuationToken: continuationToken as string, abortSignal };
        const answer = await conversations.getConversationPagedMembers(id, options);
        members.push(...(answer.members ?? []));
        continuationToken = answer.continuationToken;
        if (!continuationToken) break;
      }
      return members;
    },
    LONGEST_MS,
  );
}
