import { callerOf, member, TeamsConversation } from './conversation.ts';
import { samplePulse, sampleResult } from './sample-documents.ts';

/** The form as a chair fills it after a result. */
export const agreedInput = {
  pulseId: 'pulse-1',
  decision: 'agreed',
  behaviourId: '',
  what: 'Ask the night shift first',
  whoId: member('Adele Vance').personId,
  byWhen: '2026-12-04',
  because: '',
} as const;

/** A chat whose pulse has closed with a result, so that an action can be agreed. */
export async function chatWithResult(): Promise<TeamsConversation> {
  const chat = new TeamsConversation();
  const { teamId } = callerOf('Alex Wilber', {});
  await chat.ports.store.create(samplePulse({ teamId, state: 'closed', result: sampleResult() }));
  return chat;
}
