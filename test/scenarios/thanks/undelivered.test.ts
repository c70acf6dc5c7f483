import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { handlers } from '../../../bot/jobs/handlers.ts';
import { runJobs } from '../../../bot/jobs/run-jobs.ts';
import { member } from '../../support/conversation.ts';
import { HOUR_MS } from '../../support/sample-documents.ts';
import { blockBot, dueNow, failsOnce, REF, shown, thanksChats, thanksIn, UNSENT } from './thanks-chat.ts';

const silent = pino({ level: 'silent' });

const chatWith = thanksChats();

describe('a thank-you of version 1 that cannot be delivered', () => {
  test('goes back to its giver, who is found by their Entra id', async () => {
    const chat = await chatWith({ ...UNSENT, giver: { ...member('Alex Wilber'), teamsId: '' } });
    await chat.ports.store.enqueue(dueNow('post-thanks', chat));
    blockBot(chat, '29:megan-bowen');
    await chat.runJobs();
    expect(chat.posts.map(({ where }) => where)).toEqual(['personal chat of person-alex-wilber']);
  });
});

describe('the used form', () => {
  test('is cleared also where Teams fails at first, and the thank-you is delivered once', async () => {
    const chat = await chatWith(UNSENT);
    await chat.ports.store.enqueue(dueNow('post-thanks', chat));
    await failsOnce(chat);
    expect(chat.posts.map(({ message }) => message.kind)).toEqual(['thanks-private']);
    expect(shown(chat, 'used form')).toMatchObject({ kind: 'thanks-sent', receiverNames: '' });
  });

  test('is cleared also where the receiver cannot be reached, and tells nobody there of it', async () => {
    const chat = await chatWith(UNSENT);
    await chat.ports.store.enqueue(dueNow('post-thanks', chat));
    blockBot(chat, '29:megan-bowen');
    await chat.runJobs();
    expect(chat.posts.map(({ message }) => message.kind)).toEqual(['thanks-undelivered']);
    expect(shown(chat, 'used form')).toMatchObject({ kind: 'thanks-sent', receiverNames: '' });
  });
});

describe('thanks back', () => {
  test('is told once while the store cannot write that down', async () => {
    const chat = await chatWith();
    await chat.press('Megan Bowen', 'thank-back', REF, { kind: 'personal' });
    const replace = () => Promise.reject(new Error('throttled'));
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await runJobs({ ...chat.ports, store: { ...chat.ports.store, replace } }, handlers, silent);
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

  test('finds the giver of version 1, which kept no way to them, by their Entra id', async () => {
    const chat = await chatWith({ giver: { ...member('Alex Wilber'), teamsId: '' } });
    await chat.press('Megan Bowen', 'thank-back', REF, { kind: 'personal' });
    await chat.runJobs();
    expect(chat.posts.map(({ where, message }) => [where, message.kind])).toEqual([
      ['personal chat of person-alex-wilber', 'thanks-back'],
    ]);
    expect((await thanksIn(chat)).isThankedBack).toBe(true);
  });

  test('that cannot be delivered is told to whoever said it, once, and may be said again', async () => {
    const chat = await chatWith();
    blockBot(chat, '29:alex-wilber');
    for (const _delivery of ['first', 'second']) {
      await chat.press('Megan Bowen', 'thank-back', REF, { kind: 'personal' });
    }
    await chat.runJobs();
    expect(chat.posts).toMatchObject([
      {
        where: 'personal chat of 29:megan-bowen',
        message: { kind: 'thanks-undelivered', receiverName: 'Alex Wilber', whatTheyDidWords: '' },
      },
    ]);
    expect((await thanksIn(chat)).isThankedBack).toBe(false);
    expect(shown(chat, 'private card')).toMatchObject({ isThankedBack: false });
  });

  test('is dropped for a giver who has taken it back, and says nothing', async () => {
    const chat = await chatWith({ takenBackAt: 1 });
    await handlers['post-thanks-back'](chat.ports, dueNow('post-thanks-back', chat));
    expect(chat.posts).toEqual([]);
    expect((await thanksIn(chat)).isThankedBack).toBe(false);
  });
});
