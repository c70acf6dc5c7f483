import { pino } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import { runDue } from '../../../bot/jobs/run-due.ts';
import { tasks } from '../../../bot/jobs/tasks.ts';
import { Undeliverable } from '../../../src/ports.ts';
import { due } from '../../../src/scheduling/due.ts';
import type { TeamsConversation } from '../../support/conversation.ts';
import { HOUR_MS } from '../../support/sample-documents.ts';
import { conversation, REF, teamId, thanksChat, thanksIn } from './thanks-chat.ts';

const silent = pino({ level: 'silent' });
const NEW = { ...REF, behaviour: 'collaborative', whatTheyDid: 'Wrote the handover down for us.', madePossible: '' };
const MANY = Array.from({ length: 22 }, (_, place) => `Colleague ${place + 1}`);
const EVERYBODY = ['Alex Wilber', 'Megan Bowen', ...MANY];

const open: TeamsConversation[] = [];
async function chatWith(...about: Parameters<typeof thanksChat>): Promise<TeamsConversation> {
  const chat = await thanksChat(...about);
  open.push(chat);
  return chat;
}
afterEach(async () => {
  for (const chat of open.splice(0)) await chat.close();
});

const namesOf = async (chat: TeamsConversation) => (await thanksIn(chat)).joined.map(({ name }) => name);
const shown = (chat: TeamsConversation, activityId: string) =>
  chat.updates.filter((update) => update.activityId === activityId).at(-1)?.message;

describe('joining in', () => {
  test('at the same moment loses nobody, and takes twenty at the most', async () => {
    const chat = await chatWith({}, EVERYBODY);
    const replies = await Promise.all(MANY.map((name) => chat.press(name, 'join-thanks', REF)));
    expect(replies.filter((reply) => reply?.message.kind === 'thanks')).toHaveLength(20);
    expect(replies.flatMap((reply) => (reply?.message.kind === 'refusal' ? [reply.message.what] : []))).toEqual([
      'Twenty people have joined this thank-you already.',
      'Twenty people have joined this thank-you already.',
    ]);
    const names = await namesOf(chat);
    expect(new Set(names).size).toBe(20);
    const [full] = MANY.filter((name) => !names.includes(name));
    await chat.press(names[0] ?? '', 'join-thanks', REF);
    expect((await chat.press(full ?? '', 'join-thanks', REF))?.message.kind).toBe('thanks');
  });

  test('while the giver changes the words keeps both', async () => {
    const chat = await chatWith();
    await Promise.all([
      chat.press('Lee Gu', 'join-thanks', REF),
      chat.press('Alex Wilber', 'change-thanks', NEW),
      chat.press('Adele Vance', 'join-thanks', REF),
    ]);
    expect((await thanksIn(chat)).whatTheyDid).toBe(NEW.whatTheyDid);
    expect((await namesOf(chat)).toSorted()).toEqual(['Adele Vance', 'Lee Gu']);
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
    const chat = await chatWith({ say: 'private', cardActivityId: '', privateChatId: '', privateActivityId: '' });
    const { messenger } = chat.world;
    let isTakenBack = false;
    const postToPerson: typeof messenger.postToPerson = async (...about) => {
      const where = await messenger.postToPerson(...about);
      if (!isTakenBack) await chat.press('Alex Wilber', 'withdraw-thanks', REF);
      isTakenBack = true;
      // Nobody knows yet where the card is.
      await chat.runJobs();
      return where;
    };
    const slow = { ...chat.world, messenger: { ...messenger, postToPerson } };
    await tasks['post-thanks'](slow, dueNow('post-thanks', chat));
    await chat.runJobs();
    expect(shown(chat, 'message-1')).toEqual({ kind: 'thanks-taken-back', giverName: 'Alex Wilber' });
  });

  test('brings the other card up to date where the bot is gone from one, and where a card was deleted', async () => {
    const chat = await chatWith();
    const { messenger } = chat.world;
    const seen: string[] = [];
    const update: typeof messenger.update = async (place, activityId) => {
      seen.push(`${place.kind} ${place.conversationId} ${activityId}`);
      if (activityId === 'shared card') throw new Undeliverable('update: 403');
      return 'gone';
    };
    await chat.press('Alex Wilber', 'withdraw-thanks', REF);
    const run = await runDue({ ...chat.world, messenger: { ...messenger, update } }, tasks, silent);
    expect(run).toEqual({ done: 1, failed: 0 });
    expect(seen).toEqual([`channel ${conversation.conversationId} shared card`, 'personal chat of Megan private card']);
  });
});

describe('thanks back', () => {
  test('is told once while the store cannot write that down', async () => {
    const chat = await chatWith();
    await chat.press('Megan Bowen', 'thank-back', REF, { kind: 'personal' });
    const replace = () => Promise.reject(new Error('throttled'));
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await runDue({ ...chat.world, store: { ...chat.world.store, replace } }, tasks, silent);
      chat.now += HOUR_MS;
    }
    await chat.runJobs();
    await chat.press('Megan Bowen', 'thank-back', REF, { kind: 'personal' });
    await chat.runJobs();
    expect(chat.posts.map(({ where, message }) => [where, message.kind])).toEqual([
      ['personal chat of 29:alex-wilber', 'thanks-back'],
    ]);
    expect(shown(chat, 'private card')).toMatchObject({ isThankedBack: true });
  });

  test('is dropped for a giver who cannot be reached, or who has taken it back, and says nothing', async () => {
    const unreachable = { personId: 'person-alex-wilber', teamsId: '', name: 'Alex Wilber' };
    for (const change of [{ giver: unreachable }, { takenBackAt: 1 }]) {
      const chat = await chatWith(change);
      await tasks['post-thanks-back'](chat.world, dueNow('post-thanks-back', chat));
      expect(chat.posts).toEqual([]);
      expect((await thanksIn(chat)).isThankedBack).toBe(false);
    }
  });
});

function dueNow(task: 'post-thanks' | 'post-thanks-back', chat: TeamsConversation) {
  return due(task, teamId, REF.thanksId, chat.now);
}
