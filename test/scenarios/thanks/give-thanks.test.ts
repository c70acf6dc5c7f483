import { afterEach, beforeEach, expect, test } from 'vitest';
import { cardSizeBytes } from '../../../bot/rendering/render-card.ts';
import type { Messenger } from '../../../src/ports.ts';
import { LARGEST_CARD_BYTES } from '../../../src/shared/card-size.ts';
import { NAMES, refusedWith, render, TeamsConversation } from '../../support/conversation.ts';
import { elementsIn, objectsIn } from '../../unit/cards/walk.ts';
import { blockBot } from './thanks-chat.ts';

let chat: TeamsConversation;
beforeEach(() => {
  chat = new TeamsConversation(NAMES);
});
afterEach(() => chat.close());

const FORM = { formId: 'form', behaviour: 'compassionate', whatTheyDid: 'Stayed late on Friday to settle Lee in.' };
const MEGAN = 'person-megan-bowen';

function idsOf(names: readonly string[]): string {
  return names.map((name) => `person-${name.toLowerCase().replace(' ', '-')}`).join();
}

async function give(data: Record<string, unknown> = {}) {
  const answer = await chat.press('Alex Wilber', 'give-thanks', { ...FORM, receiver: MEGAN, ...data });
  await chat.runJobs();
  return answer;
}

/** What has been posted, and where, the oldest first. */
function posted(): string[] {
  return chat.posts.map(({ where, message }) => `${message.kind} in ${where}`);
}

function withMessenger(change: Partial<Messenger>): void {
  Object.assign(chat.ports, { messenger: { ...chat.ports.messenger, ...change } });
}

const kept = () => chat.ports.store.thankYousSince('team-sample-team', 0, 50);

test('ten people get one each, in their own chat, and eleven are refused', async () => {
  await give({ receiver: idsOf(NAMES.slice(1, 11)) });
  expect(posted()).toHaveLength(10);
  expect(posted().every((post) => post.startsWith('thanks-private in personal chat of '))).toBe(true);

  const refused = await give({ formId: 'form-2', receiver: idsOf(NAMES.slice(1, 12)) });
  const form = refused?.message;
  if (form?.kind !== 'thanks-form') throw new Error('the form comes back');
  const kept11 = [form.likelyIds, form.receiverIds].join().split(',');
  expect(kept11.toSorted()).toEqual(idsOf(NAMES.slice(1, 12)).split(',').toSorted());
  expect(refusedWith(refused)).toContain('more people than');
  expect(await kept()).toHaveLength(10);
});

test('two hundred picked values are refused with what was typed kept', async () => {
  const refused = await give({ receiver: Array.from({ length: 200 }, (_, index) => `id-${index}`).join() });

  expect(refused?.message).toMatchObject({
    formNote: { what: 'That is more people than one thank-you can go to.' },
    whatTheyDidWords: FORM.whatTheyDid,
  });
});

test('each of several decides for themselves, and nobody’s decision shows the others’', async () => {
  await give({ receiver: idsOf(['Megan Bowen', 'Adele Vance']) });
  const thanks = (await kept()).find(({ receiver }) => receiver.name === 'Adele Vance');
  const ref = { thankYouId: thanks?.thankYouId, thankYouTeamId: thanks?.teamId };
  await chat.press('Adele Vance', 'share-thanks', ref, { kind: 'personal' });
  await chat.runJobs();

  expect(posted().filter((post) => post.startsWith('thanks in'))).toEqual(['thanks in team-sample-team']);
  expect(JSON.stringify(chat.posts.at(-1))).not.toContain('Megan');
  expect((await kept()).map(({ receiver, visibility }) => `${receiver.name} ${visibility}`).toSorted()).toEqual([
    'Adele Vance shared',
    'Megan Bowen private',
  ]);
});

test('the card in whose place the form stood stays as it is for everybody else', async () => {
  const form = await chat.press('Alex Wilber', 'start-thanks', { backVerb: 'leave-thanks' });
  expect(form).toMatchObject({ audience: 'caller', place: 'card', message: { kind: 'thanks-form' } });
  const sent = await give({ isMessage: 'yes' });

  expect(sent).toMatchObject({ audience: 'caller', place: 'card', message: { kind: 'thanks-sent' } });
  expect(chat.updates).toEqual([]);
  expect(posted()).toEqual(['thanks-private in personal chat of 29:megan-bowen']);
});

test('one that names no behaviour is given like any other', async () => {
  await give({ behaviour: '' });
  const [thanks] = await kept();
  await chat.press(
    'Megan Bowen',
    'share-thanks',
    { thankYouId: thanks?.thankYouId, thankYouTeamId: thanks?.teamId },
    {
      kind: 'personal',
    },
  );
  await chat.runJobs();

  const shown = chat.posts.at(-1)?.message;
  expect(shown).toMatchObject({ kind: 'thanks', behaviourName: '', sign: '' });
  expect(JSON.stringify(render({ message: shown as never }))).toContain('"Alex Wilber"');
});

test('to people and the team: each person has their own say, the team is thanked in front of everybody, nobody is dropped', async () => {
  const sent = await give({ likely: MEGAN, receiver: 'person-adele-vance', isForTeam: 'yes' });

  expect(sent?.message).toMatchObject({
    kind: 'thanks-sent',
    receiverNames: 'Megan Bowen, Adele Vance and Sample team',
  });
  expect(posted().toSorted()).toEqual([
    'thanks in team-sample-team',
    'thanks-private in personal chat of 29:adele-vance',
    'thanks-private in personal chat of 29:megan-bowen',
  ]);
  const shared = chat.posts.find(({ message }) => message.kind === 'thanks');
  expect(JSON.stringify(shared)).not.toMatch(/Megan|Adele/);
});

test('a form whose message was deleted meanwhile sends once all the same', async () => {
  withMessenger({ update: async () => 'gone' });
  await give();
  await give();

  expect(posted()).toEqual(['thanks-private in personal chat of 29:megan-bowen']);
  expect(await kept()).toHaveLength(1);
});

test('who blocked the bot gets nothing: the giver is told once, with the words, and the channel reads nothing', async () => {
  await chat.press('Megan Bowen', 'save-preferences', { sharing: 'share' }, { kind: 'personal' });
  blockBot(chat, '29:megan-bowen');
  await give();
  await chat.wait(1);
  await chat.wait(24);

  expect(posted()).toEqual(['thanks-undelivered in personal chat of 29:alex-wilber']);
  expect(chat.posts[0]?.message).toMatchObject({
    receiverName: 'Megan Bowen',
    whatTheyDidWords: FORM.whatTheyDid,
  });
  expect(await kept()).toEqual([]);
  expect(await chat.ports.store.thankYousOf(MEGAN, 5)).toEqual([]);
});

test('if one of two cannot be reached, the other gets theirs', async () => {
  blockBot(chat, '29:megan-bowen');
  await give({ receiver: idsOf(['Megan Bowen', 'Adele Vance']) });

  expect(posted().toSorted()).toEqual([
    'thanks-private in personal chat of 29:adele-vance',
    'thanks-undelivered in personal chat of 29:alex-wilber',
  ]);
});

test('if the giver cannot be reached either, they still find it in what is held on them', async () => {
  blockBot(chat, '29:megan-bowen', '29:alex-wilber');
  await give();

  expect(posted()).toEqual([]);
  expect(await chat.ports.store.thankYousOf('person-alex-wilber', 5)).toHaveLength(1);
});

test('a passing fault is no reason to give up, nor to post it twice', async () => {
  const { postToPerson } = chat.ports.messenger;
  let tries = 0;
  withMessenger({
    postToPerson: async (...post) => {
      tries += 1;
      if (tries < 3) throw new Error('Teams is ill');
      return postToPerson(...post);
    },
  });
  await give();
  await chat.wait(1);
  await chat.wait(1);

  expect(posted()).toEqual(['thanks-private in personal chat of 29:megan-bowen']);
});

test('the bot was removed before a shared one was posted: its receiver has it, and nothing else happens', async () => {
  await chat.press('Megan Bowen', 'save-preferences', { sharing: 'share' }, { kind: 'personal' });
  await chat.press('Alex Wilber', 'give-thanks', { ...FORM, receiver: MEGAN });
  await chat.happen('removed', 'Alex Wilber');
  await chat.runJobs();

  expect(posted()).toEqual(['thanks-private in personal chat of 29:megan-bowen']);
});

test('shared, taken away and shared again, it stands there once', async () => {
  await give();
  const [thanks] = await kept();
  const ref = { thankYouId: thanks?.thankYouId, thankYouTeamId: thanks?.teamId };
  for (const verb of ['share-thanks', 'keep-thanks', 'share-thanks', 'hide-thanks', 'share-thanks']) {
    await chat.press('Megan Bowen', verb, ref, { kind: 'personal' });
    await chat.runJobs();
  }
  const shown = posted().filter((post) => post === 'thanks in team-sample-team').length;
  const withdrawn = chat.updates.filter(({ message }) => message.kind === 'thanks-withdrawn').length;

  expect(shown - withdrawn).toBe(1);
});

test('shared and hidden again before the jobs get to it, nothing is posted', async () => {
  await give();
  const [thanks] = await kept();
  const ref = { thankYouId: thanks?.thankYouId, thankYouTeamId: thanks?.teamId };
  await chat.press('Megan Bowen', 'share-thanks', ref, { kind: 'personal' });
  await chat.press('Megan Bowen', 'hide-thanks', ref, { kind: 'personal' });
  await chat.runJobs();

  expect(posted()).toEqual(['thanks-private in personal chat of 29:megan-bowen']);
});

test('a chat without a name is thanked as everyone here', async () => {
  await chat.press('Alex Wilber', 'give-thanks', { ...FORM, isForTeam: 'yes' }, { kind: 'groupChat', team: '' });
  await chat.runJobs();

  expect(chat.posts[0]?.message).toMatchObject({ kind: 'thanks', receivers: [{ name: 'everyone here', teamsId: '' }] });
});

test.each([
  ['of 500 letters each', 'I saw you'.padEnd(500, ' you helped'), 'thanks-preview'],
  ['of letters with as many marks as a text may have', 'e\u0316\u0317\u0301'.repeat(500), 'thanks-preview'],
  ['of quotation marks, each of which is written as two signs', '"'.repeat(500), 'thanks-preview'],
  ['of signs that take more room', '👩‍👩‍👧‍👦'.repeat(500), 'thanks-form'],
])('a preview of two texts %s fits on a card', async (_what, words, kind) => {
  const data = { ...FORM, receiver: MEGAN, whatTheyDid: words, madePossible: words };
  const answer = await chat.press('Alex Wilber', 'preview-thanks', data);

  expect(answer?.message.kind).toBe(kind);
  const card = render(answer);
  expect(cardSizeBytes(card)).toBeLessThan(LARGEST_CARD_BYTES);
  if (kind !== 'thanks-preview') return;
  const sent = objectsIn(card).filter(({ node, path }) => path.at(-1) === 'data' && 'whatTheyDid' in node);
  expect(sent.length).toBe(4);
  for (const { node } of sent) expect([node.whatTheyDid, node.madePossible]).toEqual([words, words]);
});

test('a text that is longer than a form can hold comes back as far as it goes, and says where it was cut', async () => {
  const data = { ...FORM, receiver: MEGAN, whatTheyDid: `You stayed${' and stayed'.repeat(1_500)}` };
  const answer = await chat.press('Alex Wilber', 'give-thanks', data);
  const [input] = elementsIn(render(answer), 'Input.Text');

  expect(answer?.message).toMatchObject({ kind: 'thanks-form', formNote: { what: expect.stringContaining('longer') } });
  expect(input?.value).toMatch(/^You stayed and stayed.{4000,} … \[cut here: the card has no room for the rest\]$/);
});
