import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { handlers } from '../../../bot/jobs/handlers.ts';
import { runJobs } from '../../../bot/jobs/run-jobs.ts';
import { Undeliverable } from '../../../src/ports.ts';
import { render, type TeamsConversation } from '../../support/conversation.ts';
import { conversation, dueNow, failsOnce, REF, shown, thanksChats, thanksIn, UNSENT } from './thanks-chat.ts';

const silent = pino({ level: 'silent' });
const NEW = { ...REF, behaviour: 'collaborative', whatTheyDid: 'Wrote the handover down for us.', madePossible: '' };
const MANY = Array.from({ length: 22 }, (_, index) => `Colleague ${index + 1}`);
const EVERYBODY = ['Alex Wilber', 'Megan Bowen', ...MANY];

const chatWith = thanksChats();

const namesOf = async (chat: TeamsConversation) => (await thanksIn(chat)).joined.map(({ name }) => name);

describe('joining in', () => {
  test('at the same moment loses nobody, and takes twenty at the most', async () => {
    const chat = await chatWith({}, EVERYBODY);
    const replies = await Promise.all(MANY.map((name) => chat.press(name, 'join-thanks', REF)));
    const notes = replies.map((reply) => (reply?.message.kind === 'thanks' ? reply.message.note : ''));
    expect(notes.filter((note) => note === 'You joined in.')).toHaveLength(20);
    expect(notes.filter((note) => note !== 'You joined in.')).toEqual([
      'Twenty people have joined in already. Thank them in words of your own.',
      'Twenty people have joined in already. Thank them in words of your own.',
    ]);
    const names = await namesOf(chat);
    expect(new Set(names).size).toBe(20);
    const [full] = MANY.filter((name) => !names.includes(name));
    await chat.press(names[0] ?? '', 'join-thanks', { ...REF, joins: 'no' });
    expect((await chat.press(full ?? '', 'join-thanks', REF))?.message).toMatchObject({ kind: 'thanks', isIn: true });
  });

  test.each([
    ['Alex Wilber', 'This one is from you already. Others here can join in.'],
    ['Megan Bowen', 'This one is for you. Others here can join in.'],
  ])('says to %s, who is one of the two, what it is, on the card', async (name, note) => {
    const chat = await chatWith();
    const reply = await chat.press(name, 'join-thanks', REF);
    expect(reply).toMatchObject({ audience: 'caller', place: 'card', message: { kind: 'thanks', note, isIn: false } });
    expect(await namesOf(chat)).toEqual([]);
    expect(chat.updates).toEqual([]);
  });

  test('counts once however often the same press arrives, and so does taking it back', async () => {
    const chat = await chatWith();
    const lee = (data: object) => chat.press('Lee Gu', 'join-thanks', { ...REF, ...data });
    const first = await lee({});
    expect(await lee({})).toEqual(first);
    expect(await namesOf(chat)).toEqual(['Lee Gu']);
    const away = await Promise.all([lee({ joins: 'no' }), lee({ joins: 'no' })]);
    expect(away[1]).toEqual(away[0]);
    expect(await namesOf(chat)).toEqual([]);
  });

  test('offers the way back to whoever is in, and to nobody else', async () => {
    const chat = await chatWith();
    const titles = (card: unknown) =>
      [...JSON.stringify(card).matchAll(/"title":"([^"]*)"/g)].map(([, title]) => title);
    const joined = await chat.press('Lee Gu', 'join-thanks', REF);
    expect(titles(render(joined))).toContain('Take my name away');
    expect(titles(render(joined))).not.toContain('Me too');
    await chat.runJobs();
    const everybodys = shown(chat, 'shared card');
    expect(titles(everybodys && render({ message: everybodys }))).toEqual(expect.arrayContaining(['Me too']));
    expect(titles(everybodys && render({ message: everybodys }))).not.toContain('Take my name away');
    expect(titles(render(await chat.press('Lee Gu', 'join-thanks', { ...REF, joins: 'no' })))).toContain('Me too');
  });

  test('is taken back also by somebody whom the member list no longer has', async () => {
    const chat = await chatWith({ joined: [{ personId: 'person-lee-gu', name: 'Lee Gu' }] });
    chat.members.splice(0, 99);
    await chat.press('Lee Gu', 'join-thanks', { ...REF, joins: 'no' });
    expect(await namesOf(chat)).toEqual([]);
  });

  test('with a wish that no card has is refused', async () => {
    const chat = await chatWith();
    expect((await chat.press('Lee Gu', 'join-thanks', { ...REF, joins: 'perhaps' }))?.message.kind).toBe('refusal');
    expect(await namesOf(chat)).toEqual([]);
  });

  test('while the giver changes the words keeps the words, and nobody who joined others', async () => {
    const chat = await chatWith();
    await Promise.all([
      chat.press('Lee Gu', 'join-thanks', REF),
      chat.press('Alex Wilber', 'change-thanks', NEW),
      chat.press('Adele Vance', 'join-thanks', REF),
    ]);
    expect((await thanksIn(chat)).whatTheyDid).toBe(NEW.whatTheyDid);
    expect(await namesOf(chat)).toEqual([]);
  });

  test('shows no more than five names, and notifies nobody', async () => {
    const chat = await chatWith({}, EVERYBODY);
    for (const name of MANY.slice(0, 7)) await chat.press(name, 'join-thanks', REF);
    await chat.runJobs();
    const first = 'Also from Colleague 1, Colleague 2, Colleague 3, Colleague 4, Colleague 5 and others';
    expect(shown(chat, 'shared card')).toMatchObject({ alsoFrom: first });
    expect(shown(chat, 'private card')).toMatchObject({ alsoFrom: first });
    expect(chat.posts).toEqual([]);
  });
});

describe('taking a thank-you back', () => {
  test('wins against a change and a colleague who joins at the same moment', async () => {
    const chat = await chatWith();
    await Promise.all([
      chat.press('Alex Wilber', 'change-thanks', NEW),
      chat.press('Alex Wilber', 'withdraw-thanks', REF),
      chat.press('Lee Gu', 'join-thanks', REF),
    ]);
    await chat.runJobs();
    expect(await thanksIn(chat)).toMatchObject({
      whatTheyDid: '',
      madePossible: '',
      joined: [],
      takenBackAt: chat.now,
    });
    for (const card of ['shared card', 'private card']) {
      expect(shown(chat, card)).toEqual({ kind: 'thanks-taken-back', giverName: 'Alex Wilber' });
    }
  });

  test('reaches the card that is being posted just then', async () => {
    const chat = await chatWith({
      visibility: 'private',
      cardActivityId: '',
      privateChatId: '',
      privateActivityId: '',
    });
    const { messenger } = chat.ports;
    let isTakenBack = false;
    const postToPerson: typeof messenger.postToPerson = async (...about) => {
      const where = await messenger.postToPerson(...about);
      if (!isTakenBack) await chat.press('Alex Wilber', 'withdraw-thanks', REF);
      isTakenBack = true;
      // Nobody knows yet where the card is.
      await chat.runJobs();
      return where;
    };
    const slow = { ...chat.ports, messenger: { ...messenger, postToPerson } };
    await handlers['post-thanks'](slow, dueNow('post-thanks', chat));
    await chat.runJobs();
    expect(shown(chat, 'message-1')).toEqual({ kind: 'thanks-taken-back', giverName: 'Alex Wilber' });
  });

  test.each([
    ['a person', {}],
    ['the team', { isForTeam: true, visibility: 'shared', receiver: { personId: '', teamsId: '', name: 'Ward 7' } }],
  ] as const)(
    'before %s got it: nobody gets it, and the used form says so without naming anybody',
    async (_who, about) => {
      const chat = await chatWith({ ...UNSENT, ...about });
      await chat.ports.store.enqueue(dueNow('post-thanks', chat));
      await chat.press('Alex Wilber', 'withdraw-thanks', REF, { kind: 'personal' });
      await chat.runJobs();
      await chat.wait(24);
      expect(chat.posts).toEqual([]);
      expect(chat.updates).toHaveLength(1);
      expect(shown(chat, 'used form')).toEqual({ kind: 'thanks-taken-back', giverName: '' });
    },
  );

  test('before it was delivered clears the form also where Teams fails at first', async () => {
    const chat = await chatWith(UNSENT);
    await chat.ports.store.enqueue(dueNow('post-thanks', chat));
    await chat.press('Alex Wilber', 'withdraw-thanks', REF, { kind: 'personal' });
    await failsOnce(chat);
    expect(shown(chat, 'used form')).toEqual({ kind: 'thanks-taken-back', giverName: '' });
  });

  test('brings the other card up to date where the bot is gone from one, and where a card was deleted', async () => {
    const chat = await chatWith();
    const { messenger } = chat.ports;
    const seen: string[] = [];
    const update: typeof messenger.update = async (place, activityId) => {
      seen.push(`${place.kind} ${place.conversationId} ${activityId}`);
      if (activityId === 'shared card') throw new Undeliverable('update: 403');
      return 'gone';
    };
    await chat.press('Alex Wilber', 'withdraw-thanks', REF);
    const run = await runJobs({ ...chat.ports, messenger: { ...messenger, update } }, handlers, silent);
    expect(run).toEqual({ done: 1, failed: 0 });
    expect(seen).toEqual([`channel ${conversation.conversationId} shared card`, 'personal chat of Megan private card']);
  });
});
