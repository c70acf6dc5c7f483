import type { Ports } from '../ports.ts';
import type { Job } from '../scheduling/job.ts';
import { requireSubject } from '../scheduling/require-subject.ts';
import { inCards } from '../shared/card-size.ts';
import { postOnce } from '../shared/post-once.ts';
import { partInWords } from '../shared/words.ts';
import { findMember } from '../teams/find-member.ts';

/** Of one comment, beside its words: the element that it stands in. */
const BESIDE_BYTES = 600;

/**
 * Sends the comments to whoever opened the pulse, alone and only if they are still there, in as many messages as they need,
 * and forgets them.
 * @throws SubjectMissing
 */
export async function postComments(ports: Ports, job: Job): Promise<void> {
  const pulseId = job.subjectId;
  const { openedBy, conversation, statements } = await requireSubject(ports, 'pulse', job);
  const comments = await ports.store.readComments(pulseId);
  if (!comments) return;
  const opener = await findMember(ports, conversation, openedBy);
  const cards = inCards(comments.lines, BESIDE_BYTES);
  const send = async (index: number, commentWords: string[]): Promise<void> => {
    if (!opener) return;
    await ports.messenger.postToPerson(conversation, opener.teamsId, {
      kind: 'pulse-comments',
      part: cards.length > 1 ? partInWords(index + 1, cards.length) : '',
      statements: statements.map(({ text }) => text),
      commentWords,
    });
  };
  /** Each is remembered until all that follow it are there, so that a second attempt goes on where the first ended. */
  const sendFrom = async (index: number): Promise<unknown> => {
    const words = cards[index];
    if (!words) return ports.store.deleteComments(pulseId);
    return postOnce(
      ports,
      `comments ${pulseId} ${index}`,
      () => send(index, words),
      () => sendFrom(index + 1),
    );
  };
  await sendFrom(0);
}
