import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ports } from '../../../src/ports.ts';
import { MARKS_KEY, markKeyOf } from '../../../src/privacy/audience-mark.ts';
import type { Pulse } from '../../../src/pulse/pulse.ts';
import { remindPulse } from '../../../src/pulse/remind-pulse.ts';
import { showPulse } from '../../../src/pulse/show-pulse.ts';
import { newJob } from '../../../src/scheduling/job.ts';
import { DAY_MS } from '../../../src/scheduling/moments.ts';
import {
  HOUR_MS,
  sampleAnswer,
  samplePseudonym,
  sampleResult,
  saveAnswer,
  WARD_7,
} from '../../support/sample-documents.ts';

import { PULSE, WardWithPulse } from '../../support/ward-with-pulse.ts';

let chat: WardWithPulse;
beforeEach(async () => {
  chat = await WardWithPulse.begun();
});
afterEach(() => chat.close());

async function change(what: Partial<Pulse>): Promise<void> {
  const stored = await chat.ports.store.read('pulse', WARD_7, PULSE);
  if (stored) await chat.ports.store.replace({ ...stored.value, ...what }, stored.etag);
}

describe('the card of an open pulse', () => {
  const NONE = { cardActivityId: '', shownCount: -1 };
  const show = (ports: Ports = chat.ports) => showPulse(ports, chat.job('show-pulse'));
  const AGAIN = [['show-pulse', 1 / 6]];

  async function answer(count: number): Promise<void> {
    for (let index = 0; index < count; index += 1)
      await saveAnswer(
        chat.ports.store,
        sampleAnswer({
          pulseId: PULSE,
          answerId: samplePseudonym(`person ${index}`),
          expiresAt: Date.UTC(2100, 0) / 1000,
        }),
      );
  }

  it('is posted once, and looked at again by a timer', async () => {
    await chat.keep(NONE);
    await show();
    await show();
    expect([chat.kinds(), chat.updates]).toEqual([['pulse'], []]);
    expect(await chat.kept()).toMatchObject({ cardActivityId: 'message-1', shownCount: 0 });
    expect(await chat.listed()).toEqual(AGAIN);
  });

  it.each([
    [4, []],
    [5, [5]],
    [10, [5]],
  ])(
    'says of %i answers that enough have answered, once and when none has come since the last look',
    async (count, expected) => {
      await chat.keep();
      await answer(count);
      await show();
      expect([chat.updates, (await chat.kept())?.shownCount]).toEqual([[], 0]);
      await show();
      await show();
      expect(chat.updates.map(({ message }) => message.kind)).toEqual(expected.map(() => 'pulse'));
      expect((await chat.kept())?.shownCount).toBe(expected[0] ?? 0);
    },
  );

  it('is posted anew where it has gone', async () => {
    await chat.keep({ seenCount: 5 });
    await answer(5);
    await show({ ...chat.ports, messenger: { ...chat.ports.messenger, update: async () => 'gone' } });
    expect(chat.kinds()).toEqual(['pulse']);
    expect(await chat.kept()).toMatchObject({ cardActivityId: 'message-1', shownCount: 5 });
  });

  it('is drawn once more where the last action has changed while it was on its way', async () => {
    await chat.keep({ seenCount: 5 });
    await answer(5);
    const { messenger } = chat.ports;
    const update: typeof messenger.update = async (...shown) => {
      await change({ lastAction: { state: 'not now', because: 'Too busy' } });
      return messenger.update(...shown);
    };
    await show({ ...chat.ports, messenger: { ...messenger, update } });
    expect(await chat.listed()).toEqual(expect.arrayContaining([['show-last-action', 0], ...AGAIN]));
  });

  it('stays as it is where the bot has been removed', async () => {
    await chat.keep(NONE);
    await chat.changeTeam({ isInstalled: false });
    await show();
    expect([chat.kinds(), await chat.listed()]).toEqual([[], []]);
  });

  it('stays as it is where the team has been erased', async () => {
    await chat.keep({ ...NONE, teamId: 'erased' });
    await showPulse(chat.ports, newJob('show-pulse', 'erased', PULSE, chat.now));
    expect([chat.kinds(), await chat.listed()]).toEqual([[], []]);
  });

  it('of two pulses is posted for both, though of neither it could be written down', async () => {
    const { store } = chat.ports;
    const replace = () => Promise.reject(new Error('the database is throttled'));
    const forgetful = { ...chat.ports, store: { ...store, replace } };
    for (const pulseId of ['one', 'another']) {
      await chat.keep({ ...NONE, pulseId });
      await expect(showPulse(forgetful, newJob('show-pulse', WARD_7, pulseId, chat.now))).rejects.toThrow('throttled');
    }
    expect(chat.posts.map(({ message }) => 'pulseId' in message && message.pulseId)).toEqual(['one', 'another']);
  });

  it.each([
    ['open', 0, []],
    ['closed', 1, []],
  ] as const)('once its time is up, %s', async (state, updates, jobs) => {
    const { closesAt } = await chat.keep({ state, result: state === 'closed' ? sampleResult() : null });
    chat.now = closesAt;
    await show();
    expect([chat.updates.length, chat.kinds(), await chat.listed()]).toEqual([updates, [], jobs]);
  });

  it.each([
    ['of a rhythm, late', { ...NONE, origin: 'rhythm' }, 10_001, []],
    ['of a rhythm, in time', { ...NONE, origin: 'rhythm' }, 10_000, ['pulse']],
    ['of a person, late', { ...NONE, origin: 'person' }, 10_001, ['pulse']],
  ] as const)('%s, is posted in the hours of the team', async (_, overrides, later, expected) => {
    await chat.quietUntilNoon();
    await chat.keep({ ...overrides, openedAt: chat.now - later });
    await show();
    expect(chat.kinds()).toEqual(expected);
    expect(await chat.listed()).toEqual(expected.length ? AGAIN : [['show-pulse', 2]]);
  });

  it('of a rhythm that is there is kept up to date at any hour', async () => {
    await chat.quietUntilNoon();
    await chat.keep({ origin: 'rhythm', openedAt: chat.now - HOUR_MS, seenCount: 5 });
    await answer(5);
    await show();
    expect(chat.updates).toHaveLength(1);
  });
});

describe('a reminder', () => {
  const remind = () => remindPulse(chat.ports, chat.job('remind-pulse'));
  const crowd = Array.from({ length: 25 }, (_, index) => ({ personId: `p${index}`, teamsId: `29:${index}` }));

  async function open(overrides: Partial<Pulse> = {}): Promise<Pulse> {
    await chat.ports.keys.create(PULSE);
    return chat.keep(overrides);
  }

  it('goes to twenty at once and then to the others, each once', async () => {
    await open({ audience: crowd });
    await remind();
    expect([chat.kinds().length, (await chat.kept())?.remindedTo, await chat.listed()]).toEqual([
      20,
      20,
      [['remind-pulse', 0]],
    ]);
    await remind();
    expect([chat.posts.length, (await chat.kept())?.remindedTo]).toEqual([25, 40]);
    expect(new Set(chat.posts.map(({ where }) => where)).size).toBe(25);
    expect(new Set(chat.kinds())).toEqual(new Set(['pulse-reminder']));
  });

  it('goes to nobody twice on a day, whichever pulse it is of; on the next day it does', async () => {
    await open({ audience: crowd.slice(0, 2) });
    await remind();
    const another = newJob('remind-pulse', WARD_7, 'another', chat.now);
    await chat.ports.keys.create('another');
    await chat.keep({ pulseId: 'another', audience: crowd.slice(1, 3) });
    await remindPulse(chat.ports, another);
    expect(chat.posts.map(({ where }) => where)).toEqual([0, 1, 2].map((index) => `personal chat of 29:${index}`));
    chat.now += DAY_MS;
    await chat.ports.keys.create('third');
    await chat.keep({ pulseId: 'third', audience: crowd.slice(0, 1) });
    await remindPulse(chat.ports, newJob('remind-pulse', WARD_7, 'third', chat.now));
    expect(chat.posts).toHaveLength(4);
  });

  it('is remembered for the day under the organisation’s key, for another version of the bot too', async () => {
    await open({ audience: crowd.slice(0, 1) });
    await remind();
    const key = await chat.ports.keys.create(MARKS_KEY);
    const mark = `reminded:${markKeyOf(key, 'reminded', 'p0 2026-03-02')}`;
    expect(await chat.ports.store.markSeen(mark, chat.now + DAY_MS)).toBe(false);
  });

  it('leads to the card, and says which team it is of', async () => {
    await open({ audience: crowd.slice(0, 1) });
    await remind();
    expect(chat.posts[0]?.message).toMatchObject({
      kind: 'pulse-reminder',
      url: expect.stringContaining('1772442000200'),
    });
    expect(JSON.stringify(chat.posts[0]?.message)).toContain('Ward 7');
  });

  it('waits for an hour where the card is not there yet', async () => {
    await open({ cardActivityId: '' });
    expect(await remind()).toBeUndefined();
    expect([chat.kinds(), await chat.listed()]).toEqual([[], [['remind-pulse', 1]]]);
  });

  it('waits for the hours of the team, also for the card', async () => {
    await chat.quietUntilNoon();
    await open({ cardActivityId: '' });
    await remind();
    expect(await chat.listed()).toEqual([['remind-pulse', 2]]);
  });

  it('is not sent where the bot has been removed', async () => {
    await open();
    await chat.changeTeam({ isInstalled: false });
    expect(await remind()).toBe('the pulse is not open any more');
  });

  it('of which another process has taken this slice is not sent by this one', async () => {
    await open();
    const { store } = chat.ports;
    let reads = 0;
    const read: typeof store.read = async (kind, teamId, id) => {
      const found = await store.read(kind, teamId, id);
      if (kind === 'pulse') reads += 1;
      if (kind === 'pulse' && reads === 1) await change({ remindedTo: 20 });
      return found;
    };
    await remindPulse({ ...chat.ports, store: { ...store, read } }, chat.job('remind-pulse'));
    expect([chat.kinds(), (await chat.kept())?.remindedTo]).toEqual([[], 20]);
  });

  it('is not sent of a pulse that is erased just then', async () => {
    await open();
    const { store } = chat.ports;
    let reads = 0;
    const read: typeof store.read = async (kind, teamId, id) => {
      if (kind === 'pulse') reads += 1;
      return kind === 'pulse' && reads > 1 ? null : store.read(kind, teamId, id);
    };
    await remindPulse({ ...chat.ports, store: { ...store, read } }, chat.job('remind-pulse'));
    expect(chat.kinds()).toEqual([]);
  });

  it('that one person cannot be sent reaches the others', async () => {
    await open({ audience: crowd.slice(0, 3) });
    const { messenger } = chat.ports;
    const postToPerson: typeof messenger.postToPerson = async (conversation, teamsId, message) => {
      if (teamsId === '29:1') throw new Error('Teams fails');
      return messenger.postToPerson(conversation, teamsId, message);
    };
    await remindPulse({ ...chat.ports, messenger: { ...messenger, postToPerson } }, chat.job('remind-pulse'));
    expect(chat.kinds()).toHaveLength(2);
  });
});
