import type { World } from '../ports.ts';
import type { Due } from '../scheduling/due.ts';
import { postOnce } from '../steps/post-once.ts';
import { stillHere } from '../steps/still-here.ts';

/** Sends the comments to whoever opened the pulse, alone and only if they are still there, and forgets them. */
export async function postComments(world: World, { teamId, subjectId: pulseId }: Due): Promise<void> {
  const comments = await world.store.readComments(pulseId);
  const stored = await world.store.read('pulse', teamId, pulseId);
  if (!comments || !stored) return;
  const { openedBy, conversation, statements } = stored.value;
  const opener = await stillHere(world, conversation, openedBy);
  const send = async (): Promise<void> => {
    if (!opener) return;
    await world.messenger.postToPerson(conversation, opener.teamsId, {
      kind: 'pulse-comments',
      statements: statements.map(({ text }) => text),
      commentWords: comments.lines,
    });
  };
  await postOnce(world, `comments ${pulseId}`, send, () => world.store.deleteComments(pulseId));
}
