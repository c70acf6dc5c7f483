// Alex sends Megan forty thank-yous at once. She takes no more from Alex, who tries to find out whether she did: by what
// is answered, by the thank-yous that Alex gave, by changing one, and by what everybody reads.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { NAMES, render, TeamsConversation } from '../support/conversation.ts';

const OWN_CHAT = { kind: 'personal' } as const;
const MEGAN = 'person-megan-bowen';
const ADELE = 'person-adele-vance';
const MEGANS = 'personal chat of 29:megan-bowen';
const WORDS = { behaviour: 'compassionate', whatTheyDid: 'Stayed late on Friday to settle Lee in.' };

let chat: TeamsConversation;
beforeEach(() => {
  chat = new TeamsConversation(NAMES);
});
afterEach(() => chat.close());

async function give(formId: string, receiver: string, verb = 'give-thanks', by = 'Alex Wilber') {
  const answer = await chat.press(by, verb, { formId, receiver, ...WORDS });
  await chat.runJobs();
  return answer;
}

function cardsOfMegan(): number {
  return chat.posts.filter(({ where, message }) => where === MEGANS && message.kind === 'thanks-private').length;
}

/** As the newest card in her own chat carries it. */
function refOfNewest() {
  const card = chat.posts.findLast(({ where }) => where === MEGANS)?.message;
  if (card?.kind !== 'thanks-private') throw new Error('a thank-you is there');
  const { thankYouId, thankYouTeamId } = card;
  return { thankYouId, thankYouTeamId };
}

async function refuse() {
  await give('the first', MEGAN);
  return chat.press('Megan Bowen', 'refuse-giver', refOfNewest(), OWN_CHAT);
}

/** As Alex reads it, whoever it was for. */
function asIfToAnybody(reply: unknown): string {
  return JSON.stringify(reply)
    .replaceAll(/Megan Bowen|Adele Vance/g, 'somebody')
    .replaceAll(/person-megan-bowen|person-adele-vance/g, 'person')
    .replaceAll(/"thankYouId":"[^"]*"/g, '"thankYouId":""');
}

async function giveForty(): Promise<void> {
  for (let one = 0; one < 40; one += 1) await give(`form ${one}`, one % 2 ? MEGAN : `${ADELE},${MEGAN}`);
}

test('where what she chose is not looked at, forty come at once', async () => {
  await refuse();
  const { store } = chat.ports;
  const read: Store['read'] = async (kind, teamId, id) => {
    const found = await store.read(kind, teamId, id);
    return found && 'notFrom' in found.value ? { ...found, value: { ...found.value, notFrom: [] } } : found;
  };
  Object.assign(chat.ports, { store: { ...store, read } });
  await giveForty();
  expect(cardsOfMegan()).toBe(41);
});

test('of forty at once none comes any more, however they are given; those from others and to the team do', async () => {
  await refuse();
  await giveForty();
  expect(cardsOfMegan()).toBe(1);
  await give('another', MEGAN, 'give-thanks', 'Isaiah Langer');
  expect(cardsOfMegan()).toBe(2);
});

test('Alex reads the same as with anybody else: before it is sent, after, and of what Alex gave', async () => {
  await refuse();
  for (const verb of ['preview-thanks', 'give-thanks']) {
    const [toMegan, toAdele] = [await give('form', MEGAN, verb), await give('form', ADELE, verb)];
    expect(asIfToAnybody(toMegan)).toBe(asIfToAnybody(toAdele));
  }
  const given = asIfToAnybody((await chat.press('Alex Wilber', 'show-given-thanks', {}, OWN_CHAT))?.message);
  expect(given.match(/ to somebody /g)).toHaveLength(3);
  const held = JSON.stringify((await chat.say('Alex Wilber', 'my data', OWN_CHAT))?.message);
  expect(held.match(/only the two of you/g)).toHaveLength(3);
  expect(held).not.toContain('hidden');
  await chat.say('Alex Wilber', 'export', OWN_CHAT);
  await chat.runJobs();
  const texts = chat.posts.flatMap(({ message }) => (message.kind === 'export' ? [message.textWords] : []));
  expect(texts.join()).toContain('"whoReadsIt": "private"');
  expect(texts.join()).not.toContain('hidden');
});

test.each(['change-thanks', 'withdraw-thanks', 'nominate-thanks'])(
  '%s answers Alex as with anybody else',
  async (verb) => {
    await refuse();
    const answers: string[] = [];
    for (const receiver of [MEGAN, ADELE]) {
      const sent = (await give('form', receiver))?.message;
      if (sent?.kind !== 'thanks-sent') throw new Error('it is sent');
      const { thankYouId, thankYouTeamId } = sent;
      const data = { thankYouId, thankYouTeamId, ...WORDS, whatTheyDid: 'Left early on Friday.', agrees: 'yes' };
      answers.push(asIfToAnybody(await chat.press('Alex Wilber', verb, data, OWN_CHAT)));
      await chat.runJobs();
    }
    expect(answers[0]).toBe(answers[1]);
    expect(cardsOfMegan()).toBe(1);
  },
);

test('an older one cannot be changed into a message to her, and goes from where she had shared it', async () => {
  await refuse();
  const ref = refOfNewest();
  await chat.press('Megan Bowen', 'share-thanks', ref, OWN_CHAT);
  await chat.runJobs();
  await chat.press('Alex Wilber', 'change-thanks', { ...ref, ...WORDS, whatTheyDid: 'Left early on Friday.' });
  await chat.runJobs();

  expect(cardsOfMegan()).toBe(1);
  expect(chat.updates.at(-1)?.message.kind).toBe('thanks-withdrawn');
});

test('where she shares thank-yous at once, Alex is not told that everybody reads it, for nobody does', async () => {
  await chat.press('Megan Bowen', 'save-preferences', { sharing: 'share' }, OWN_CHAT);
  await refuse();
  const posts = chat.posts.length;
  expect((await give('form', MEGAN))?.message).toMatchObject({ whoSees: 'Only Megan Bowen, who can share it here.' });
  expect(chat.posts).toHaveLength(posts);
});

test('she sees whom she takes none from, in what is held on her too, and takes them again', async () => {
  const saved = await refuse();
  expect(JSON.stringify(render(saved))).toContain('You take no thank-yous from: ');
  expect(saved?.message).toMatchObject({ notFrom: [{ giverId: 'person-alex-wilber', giverName: 'Alex Wilber' }] });
  expect((await chat.say('Megan Bowen', 'my settings', OWN_CHAT))?.message).toMatchObject({
    notFrom: [{ giverName: 'Alex Wilber' }],
  });
  expect((await chat.say('Megan Bowen', 'my data', OWN_CHAT))?.message).toMatchObject({
    choices: expect.arrayContaining(['You take no thank-yous from Alex Wilber.']),
  });
  await chat.press('Megan Bowen', 'save-preferences', { sharing: 'private' }, OWN_CHAT);
  await give('form', MEGAN);
  expect(cardsOfMegan()).toBe(1);

  const again = await chat.press('Megan Bowen', 'allow-giver', { giverId: 'person-alex-wilber' }, OWN_CHAT);
  expect(again?.message).toMatchObject({ sharing: 'Keep it private', notFrom: [] });
  await give('another form', MEGAN);
  expect(cardsOfMegan()).toBe(2);
});

test('pressed twice it is once, and a twenty-first person is refused with nothing lost', async () => {
  await refuse();
  await chat.press('Megan Bowen', 'refuse-giver', refOfNewest(), OWN_CHAT);
  const { store } = chat.ports;
  const stored = await store.read('preferences', `person:${MEGAN}`, MEGAN);
  expect(stored?.value.notFrom).toEqual(['person-alex-wilber']);

  const others = Array.from({ length: 20 }, (_, index) => `person-${index}`);
  if (stored) await store.replace({ ...stored.value, notFrom: others }, stored.etag);
  const refused = await chat.press('Megan Bowen', 'refuse-giver', refOfNewest(), OWN_CHAT);
  expect(refused?.message).toMatchObject({ what: 'You take no thank-yous from twenty people already.' });
  expect((await store.read('preferences', `person:${MEGAN}`, MEGAN))?.value.notFrom).toEqual(others);
});

test('what she chose is in her export, goes with her data, and keeps nobody’s name', async () => {
  await refuse();
  await chat.say('Megan Bowen', 'export', OWN_CHAT);
  await chat.runJobs();
  const texts = chat.posts.flatMap(({ message }) => (message.kind === 'export' ? [message.textWords] : []));
  expect(texts.join()).toContain('takeNoneFrom');
  expect(JSON.stringify(await chat.ports.store.read('preferences', `person:${MEGAN}`, MEGAN))).not.toContain('Alex');

  await chat.press('Megan Bowen', 'delete-my-data', {}, OWN_CHAT);
  for (let hour = 0; hour < 3; hour += 1) await chat.wait(1);
  expect(await chat.ports.store.read('preferences', `person:${MEGAN}`, MEGAN)).toBeNull();
});
