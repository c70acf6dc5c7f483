import { type Roster, Undeliverable } from '../../src/ports.ts';
import { Refusal } from '../../src/refusal.ts';
import type { Conversation, Member } from '../../src/teams/team.ts';
import { describeError, type Log } from '../telemetry/log.ts';
import { teamsAddresses } from './addresses.ts';
import { isEntraId, readMembers, sameCase } from './teams-member.ts';
import { type AskTeams, openChat } from './teams-messenger.ts';

// Both serve a dialog, which has to be answered within five seconds.
const LONGEST_MS = 3_000;
const SMALLEST_PAGE = 50;

/** Whom the bot can reach outside its conversations. Not cached: people and the bot come and go. */
export function teamsReach(
  askTeams: AskTeams,
  log: Log,
  isAllowed: (tenantId: string) => boolean,
): Pick<Roster, 'isHere' | 'anywhere'> {
  /** Null where the bot is not allowed in. */
  async function ifOpen<T>(operation: string, asked: Promise<T>): Promise<T | null> {
    try {
      return await asked;
    } catch (error) {
      if (error instanceof Undeliverable) return null;
      log.warn(describeError(error), operation);
      throw new Refusal('ROSTER_UNAVAILABLE');
    }
  }

  const membersAt = (conversation: Conversation) =>
    askTeams(
      'read a member list',
      { ...conversation, isReading: true },
      async (conversations, { abortSignal }) => {
        // The first page has no token; the connector's type does not know that.
        const first: string | undefined = undefined as string | undefined;
        const options = { pageSize: SMALLEST_PAGE, continuationToken: first as string, abortSignal };
        return (await conversations.getConversationPagedMembers(conversation.conversationId, options)).members ?? [];
      },
      LONGEST_MS,
    );

  return {
    isHere: async (conversation) =>
      (await ifOpen(
        'no member list',
        membersAt({ ...conversation, conversationId: teamsAddresses.rootOf(conversation) }),
      )) !== null,

    anywhere: (conversation: Conversation, personId: string): Promise<Member | null> => {
      if (!isEntraId(personId)) return Promise.resolve(null);
      return ifOpen(
        'nobody could be looked up',
        openChat(askTeams, conversation, personId, LONGEST_MS).then(async (conversationId) => {
          const list = await membersAt({ ...conversation, conversationId, kind: 'personal' });
          const { members } = readMembers(list, conversation.botId, isAllowed);
          return members.find((member) => member.personId === sameCase(personId)) ?? null;
        }),
      );
    },
  };
}
