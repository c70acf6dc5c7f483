import { expect, test } from 'vitest';
import type { Naming } from '../../../src/ports.ts';
import { NAMES, TeamsConversation } from '../../support/conversation.ts';

const SIX = NAMES.slice(0, 6);

/** What leads to a pulse from each who was asked, while it is open and once it has closed. */
async function played(answering: readonly string[]): Promise<string> {
  const chat = new TeamsConversation();
  const { store } = chat.ports;
  await store.prepareIndex(1);
  const seen: unknown[] = [];
  const look = async () => {
    const bare = ({ address, notedAt }: Naming) => ({ address, notedAt });
    for (const { personId } of chat.members) seen.push((await store.namedIn({ personId })).map(bare));
  };
  const opened = await chat.press('Alex Wilber', 'open-pulse', {
    formId: 'form',
    behaviours: 'collaborative',
    hours: '72',
  });
  const pulseId = opened?.message.kind === 'pulse' ? opened.message.pulseId : '';
  await chat.runJobs();
  await look();
  for (const name of answering) {
    await chat.wait(1);
    await chat.press(name, 'answer-pulse', { pulseId, s0: '4' });
  }
  await chat.wait(6 - answering.length);
  await look();
  await chat.wait(72);
  await look();
  await chat.close();
  return JSON.stringify(seen);
}

test('who is named where says whom a pulse asked, and the same whoever answered it, when, or not at all', async () => {
  const all = await played(SIX);
  expect(JSON.parse(all)).toHaveLength(18);
  expect(all).toContain('"kind":"pulse"');
  for (const answering of [[], SIX.slice(0, 5), SIX.slice(1), SIX.toReversed()]) {
    expect(await played(answering)).toBe(all);
  }
});
