import type { Message, MessageKind, MessageOf } from '../../../src/message.ts';
import { NO_PROGRESS, type Rhythm } from '../../../src/rhythm/rhythm.ts';
import { newJob } from '../../../src/scheduling/job.ts';
import { USUAL_CALENDAR } from '../../../src/scheduling/quiet.ts';
import { callerOf, TeamsConversation } from '../../support/conversation.ts';
import { sampleRhythm, sampleTeam } from '../../support/sample-documents.ts';

const alex = callerOf('Alex Wilber', {});
const { conversation } = alex;
export const { teamId } = alex;
/** Both come round on Mondays from the second on. */
export const MONDAYS = { every: 'weekly', firstOn: '2026-11-16', at: '09:30' } as const;

/** A team with a digest and a behaviour every week, on the Monday before the first of them. */
export async function rhythmChat(change: Partial<Rhythm> = {}): Promise<TeamsConversation> {
  const chat = new TeamsConversation();
  const { store } = chat.ports;
  await store.create(sampleTeam({ teamId, conversation }));
  await store.create(
    sampleRhythm({
      teamId,
      conversation,
      pulse: null,
      digest: MONDAYS,
      behaviour: MONDAYS,
      calendar: USUAL_CALENDAR,
      progress: { pulse: NO_PROGRESS, digest: NO_PROGRESS, behaviour: NO_PROGRESS },
      ...change,
    }),
  );
  for (const jobType of ['post-digest', 'post-behaviour'] as const) {
    await store.enqueue(newJob(jobType, teamId, teamId, chat.now));
  }
  return chat;
}

export function posted<K extends MessageKind>(chat: TeamsConversation, kind: K): MessageOf<K>[] {
  const isOfKind = (message: Message): message is MessageOf<K> & Message => message.kind === kind;
  return chat.posts.map(({ message }) => message).filter(isOfKind);
}
