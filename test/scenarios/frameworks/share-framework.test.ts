import { afterEach, beforeEach, expect, test } from 'vitest';
import { PURPOSES } from '../../../src/frameworks/shared-purposes.ts';
import { TeamsConversation } from '../../support/conversation.ts';

let chat: TeamsConversation;
beforeEach(async () => {
  chat = new TeamsConversation();
  await chat.happen('installed', 'Alex Wilber');
});
afterEach(() => chat.ports.store.close());

const MSE = { frameworkId: 'mse-icb-values', behaviour: '*1' };

test.each(PURPOSES.map(({ value }) => value))(
  'what is shared for %s is for whoever asked, and posted nowhere',
  async (purpose) => {
    const posted = chat.posts.length;
    const answer = await chat.press('Megan Bowen', 'share-framework', { ...MSE, purpose });
    expect(answer).toMatchObject({ audience: 'caller', place: 'card' });
    expect(answer?.message.kind).toBe(purpose === 'print' ? 'share-page' : 'share');
    expect(chat.posts).toHaveLength(posted);
  },
);

test('a card from before there were purposes gives all that the pack holds', async () => {
  const answer = await chat.press('Megan Bowen', 'share-framework', MSE);
  expect(answer?.message).toMatchObject({ kind: 'share', purpose: 'everything' });
});

test('a bot that was not told its address offers no page, and says why where one is wanted all the same', async () => {
  Object.assign(chat, { ports: { ...chat.ports, ownAddress: '' } });
  const form = await chat.say('Megan Bowen', 'share');
  expect(JSON.stringify(form?.message)).not.toContain('print');
  const answer = await chat.press('Megan Bowen', 'share-framework', { ...MSE, purpose: 'print' });
  expect(answer?.message).toMatchObject({
    kind: 'share-form',
    purpose: 'everything',
    note: 'There is no page to print here: the bot was not told its own address. Choose another.',
  });
});

test('another framework on the form gives the form with its behaviours and the same purpose', async () => {
  const sent = { frameworkId: 'jersey-tier3', behaviour: 'living-well', purpose: 'interview' };
  const answer = await chat.press('Megan Bowen', 'share-framework', sent);
  expect(answer?.message).toMatchObject({ kind: 'share-form', frameworkId: 'jersey-tier3', purpose: 'interview' });
});
