import { LRUCache } from 'lru-cache';
import type { Clock, Roster } from '../../src/ports.ts';
import { Refusal } from '../../src/refusal.ts';
import { readThrough } from '../../src/shared/read-through.ts';
import type { Conversation, Member } from '../../src/teams/team.ts';
import { describeError, type Log } from '../telemetry/log.ts';
import { teamsAddresses } from './addresses.ts';
import { readMember } from './teams-member.ts';
import type { AskTeams } from './teams-messenger.ts';
import { teamsReach } from './teams-reach.ts';

const KEPT_MS = 60_000;
const MOST_KEPT = 1_000;
const PAGE_SIZE = 500;
const MOST_PAGES = 100;
// A button has to be answered within ten seconds.
const LONGEST_MS = 8_000;

/** Concurrent reads of a conversation are one request; a failed one is not cached. */
export function teamsRoster(askTeams: AskTeams, clock: Clock, log: Log): Omit<Roster, 'roleIn'> {
  const kept = new LRUCache<string, Promise<readonly Member[]>>({
    max: MOST_KEPT,
    ttl: KEPT_MS,
    perf: clock,
    ttlResolution: 0,
  });

  async function membersOf(conversation: Conversation): Promise<readonly Member[]> {
    kept.purgeStale();
    try {
      return await readThrough(kept, teamsAddresses.rootOf(conversation), () => readMembers(askTeams, conversation));
    } catch (error) {
      log.warn({ ...describeError(error), conversationKind: conversation.kind }, 'no member list');
      throw new Refusal('ROSTER_UNAVAILABLE', { cause: error });
    }
  }

  return { membersOf, ...teamsReach(askTeams, log) };
}

function readMembers(askTeams: AskTeams, conversation: Conversation): Promise<readonly Member[]> {
  const id = teamsAddresses.rootOf(conversation);
  return askTeams(
    'read the member list',
    { ...conversation, isReading: true },
    async (conversations, { abortSignal, goOn }) => {
      const members: Member[] = [];
      let continuationToken: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        if (page > 0) await goOn();
        // The first page has no token; the connector's type does not know that.
        const options = { pageSize: PAGE_SIZE, continuationToken: continuationToken as string, abortSignal };
        const answer = await conversations.getConversationPagedMembers(id, options);
        for (const one of answer.members ?? []) members.push(...readMember(one, conversation.botId));
        continuationToken = answer.continuationToken;
        if (!continuationToken) break;
      }
      return members;
    },
    LONGEST_MS,
  );
}
