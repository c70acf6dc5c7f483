import type { Conversation } from '../../src/teams/team.ts';
import { describeError, type Log } from '../telemetry/log.ts';
import type { AskTeams } from './teams-messenger.ts';

const LONGEST_MS = 5_000;
const SORRY = {
  type: 'message',
  text: 'Something went wrong on our side. Nothing was lost; please try again.',
  textFormat: 'plain',
};

/** Tells a conversation in one plain sentence, where there is nothing else to say. Never throws. */
export type SaySorry = (conversation: Conversation) => Promise<void>;

export function plainSorry(askTeams: AskTeams, log: Log): SaySorry {
  return async (conversation) => {
    try {
      await askTeams(
        'say sorry',
        conversation,
        (conversations, { abortSignal }) =>
          conversations.sendToConversation(conversation.conversationId, SORRY, { abortSignal }),
        LONGEST_MS,
      );
    } catch (error) {
      log.warn(describeError(error), 'a person could not be told that something went wrong');
    }
  };
}
