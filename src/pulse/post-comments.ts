import type { Ports } from '../ports.ts';
import type { Job } from '../scheduling/job.ts';
import { postOnce } from '../shared/post-once.ts';
import { findMember } from '../teams/find-member.ts';

/** Sends the comments to whoever opened the pulse, alone and only if they are still there, and forgets them. */
export async function postComments(ports: Ports, { teamId, subjectId: pulseId }: Job): Promise<void> {
  const comments = await ports.store.readComments(pulseId);
  const stored = await ports.store.read('pulse', teamId, pulseId);
  if (!comments || !stored) return;
  const { openedBy, conversation, statements } = stored.value;
  const opener = await findMember(ports, conversation, openedBy);
  const send = async (): Promise<void> => {
    if (!opener) return;
    await ports.messenger.postToPerson(conversation, opener.teamsId, {
      kind: 'pulse-comments',
      statements: statements.map(({ text }) => text),
      commentWords: comments.lines,
    });
  };
  await postOnce(ports, `comments ${pulseId}`, send, () => ports.store.deleteComments(pulseId));
}
