import type { Clock, Roster } from '../../src/ports.ts';
import { Refusal } from '../../src/refusal.ts';
import type { Conversation, Member } from '../../src/teams/team.ts';
import { describeError, type Log } from '../telemetry/log.ts';
import { readMember, rootOf } from './teams-member.ts';
import type { AskTeams } from './teams-messenger.ts';
import { teamsReach } from './teams-reach.ts';

const KEPT_MS = 60_000;
const PAGE_SIZE = 500;
const MOST_PAGES = 100;
// A button that needs the roster has to be answered within ten seconds.
const LONGEST_MS = 8_000;

interface Kept {
  readonly until: number;
  readonly members: Promise<readonly Member[]>;
}

/** Who is in a conversation. Two questions at once are one request; a failed request is not kept. */
export function teamsRoster(askTeams: AskTeams, clock: Clock, log: Log): Omit<Roster, 'roleIn'> {
  const kept = new Map<string, Kept>();

  async function membersOf(conversation: Conversation): Promise<readonly Member[]> {
    const now = clock.now();
    for (const [id, { until }] of kept) if (until <= now) kept.delete(id);
    const id = rootOf(conversation);
    const found = kept.get(id) ?? { until: now + KEPT_MS, members: readMembers(askTeams, conversation) };
    kept.set(id, found);
    try {
      return await found.members;
    } catch (error) {
      if (kept.get(id) === found) kept.delete(id);
      log.warn({ ...describeError(error), conversationKind: conversation.kind }, 'no member list');
      throw new Refusal('ROSTER_UNAVAILABLE', { cause: error });
    }
  }

  return { membersOf, ...teamsReach(askTeams, log) };
}

function readMembers(askTeams: AskTeams, conversation: Conversation): Promise<readonly Member[]> {
  const id = rootOf(conversation);
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
