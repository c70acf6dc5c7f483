import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actionIdOf } from '../../../src/actions/action.ts';
import { disclose, holdBack } from '../../../src/privacy/disclose.ts';
import { enqueueResults } from '../../../src/pulse/enqueue-results.ts';
import { findUnansweredResult } from '../../../src/pulse/find-unanswered-result.ts';
import { postResult } from '../../../src/pulse/post-result.ts';
import { DAY_MS } from '../../../src/scheduling/moments.ts';
import {
  HOUR_MS,
  MONDAY_NINE,
  sampleAction,
  samplePulse,
  sampleResult,
  sampleTeam,
  WARD_7,
} from '../../support/sample-documents.ts';

import { WardWithPulse } from '../../support/ward-with-pulse.ts';

let chat: WardWithPulse;
beforeEach(async () => {
  chat = await WardWithPulse.begun();
});
afterEach(() => chat.close());

describe('a result', () => {
  const CLOSED = { state: 'closed', result: sampleResult(), closesAt: MONDAY_NINE } as const;
  const post = () => postResult(chat.ports, chat.job('post-result'));

  it('is posted once', async () => {
    await chat.keep(CLOSED);
    await post();
    await post();
    expect(chat.kinds()).toEqual(['pulse-result']);
    expect((await chat.kept())?.resultActivityId).toBe('message-1');
  });

  it.each([
    ['there is none yet', { result: null }, true],
    ['it was posted', { resultActivityId: 'there' }, true],
    ['the bot has been removed', {}, false],
  ])('is not posted where %s', async (_, overrides, isInstalled) => {
    await chat.keep({ ...CLOSED, ...overrides });
    await chat.changeTeam({ isInstalled });
    await post();
    expect(chat.kinds()).toEqual([]);
  });

  it.each([
    ['person', ['pulse-result'], []],
    ['meeting', ['pulse-result'], []],
    ['rhythm', [], [['post-result', 2]]],
  ] as const)('of a %s, in quiet hours', async (origin, posted, jobs) => {
    await chat.quietUntilNoon();
    await chat.keep({ ...CLOSED, origin });
    await post();
    expect([chat.kinds(), await chat.listed()]).toEqual([posted, jobs]);
  });

  describe('in a place that takes nothing', () => {
    beforeEach(async () => {
      const conversationId = chat.ports.addresses.rootOf(samplePulse().conversation);
      const pause = {
        conversationId,
        because: 'refused',
        since: 0,
        retryAt: chat.now + HOUR_MS,
        told: 'nobody',
      } as const;
      await chat.changeTeam({ pauses: [pause] });
    });

    it('is given up where its pulse could not be posted either', async () => {
      await chat.keep({ ...CLOSED, cardActivityId: '' });
      await post();
      expect(chat.kinds()).toEqual([]);
    });

    it('waits where its pulse is there', async () => {
      await chat.keep(CLOSED);
      await expect(post()).rejects.toThrow('paused');
    });
  });

  it('without a card of its pulse is posted where the place takes it', async () => {
    await chat.keep({ ...CLOSED, cardActivityId: '' });
    await post();
    expect(chat.kinds()).toEqual(['pulse-result']);
  });

  it.each([
    ['waits, and was ready since the bot is here', {}, 1],
    ['was ready as the bot came', { result: sampleResult({ closedAt: MONDAY_NINE }) }, 1],
    ['was ready before the bot came', { result: sampleResult({ closedAt: MONDAY_NINE - 1 }) }, 0],
    ['is there', { resultActivityId: 'there' }, 0],
  ])('is made due at once if it %s', async (_, overrides, count) => {
    await chat.keep({ ...CLOSED, ...overrides });
    await enqueueResults(chat.ports, sampleTeam({ installedAt: MONDAY_NINE }));
    expect(await chat.listed()).toEqual(Array.from({ length: count }, () => ['post-result', 0]));
  });
});

describe('the latest result that a team has made nothing of', () => {
  const NOTHING = disclose({ histogram: [0, 0, 0, 2, 2], notSure: 0 }, 5, 5);

  async function closed(
    pulseId: string,
    days: number,
    published = sampleResult().statements[0]?.published,
  ): Promise<void> {
    const closedAt = MONDAY_NINE + days * DAY_MS;
    const statements = published ? [{ behaviourId: 'collaborative', published, change: 'new' as const }] : [];
    const result = sampleResult({ closedAt, statements });
    await chat.keep({ pulseId, state: 'closed', closesAt: closedAt, result });
  }

  const found = async () => (await findUnansweredResult(chat.ports, WARD_7))?.pulseId;

  it.each([
    ['came to nothing', NOTHING],
    ['was suppressed', holdBack()],
  ])('is not one that %s, but the one before it', async (_, published) => {
    await closed('before', 1);
    await closed('after', 2, published);
    expect(await found()).toBe('before');
  });

  it('is none once there is an action on it, though one before it has none', async () => {
    await closed('before', 1);
    await closed('after', 2);
    expect(await found()).toBe('after');
    await chat.ports.store.create(sampleAction({ actionId: actionIdOf('after'), pulseId: 'after' }));
    expect(await found()).toBeUndefined();
  });

  it('is none where there is no result', async () => {
    expect(await found()).toBeUndefined();
  });
});
