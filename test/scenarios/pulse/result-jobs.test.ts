import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actionIdOf } from '../../../src/actions/action.ts';
import { disclose, holdBack } from '../../../src/privacy/disclose.ts';
import { enqueueResults } from '../../../src/pulse/enqueue-results.ts';
import { findUnansweredResult } from '../../../src/pulse/find-unanswered-result.ts';
import { postResult } from '../../../src/pulse/post-result.ts';
import type { Pulse } from '../../../src/pulse/pulse.ts';
import { type JobType, newJob } from '../../../src/scheduling/job.ts';
import { DAY_MS } from '../../../src/scheduling/moments.ts';
import { USUAL_CALENDAR } from '../../../src/scheduling/quiet.ts';
import type { Team } from '../../../src/teams/team.ts';
import { PortsUnderTest } from '../../support/ports-under-test.ts';
import {
  HOUR_MS,
  MONDAY_NINE,
  sampleAction,
  samplePulse,
  sampleResult,
  sampleRhythm,
  sampleTeam,
  WARD_7,
} from '../../support/sample-documents.ts';

const PULSE = 'pulse-1';

let chat: PortsUnderTest;
beforeEach(async () => {
  chat = new PortsUnderTest();
  chat.now = MONDAY_NINE + HOUR_MS;
  await chat.ports.store.create(sampleTeam());
});
afterEach(() => chat.close());

async function keep(overrides: Partial<Pulse> = {}): Promise<Pulse> {
  const pulse = samplePulse(overrides);
  await chat.ports.store.create(pulse);
  return pulse;
}

async function kept(): Promise<Pulse | undefined> {
  return (await chat.ports.store.read('pulse', WARD_7, PULSE))?.value;
}

function job(type: JobType) {
  return newJob(type, WARD_7, PULSE, chat.now);
}

/** What is on the list, and when: in hours from now. */
async function listed(): Promise<[string, number][]> {
  const jobs = await chat.ports.store.claimJobs(Number.MAX_SAFE_INTEGER, 1, 99);
  return jobs.map(({ value }) => [value.jobType, (value.dueAt - chat.now) / HOUR_MS]);
}

/** The team wants to hear from the bot from noon on, if it has a rhythm. */
async function quietUntilNoon(): Promise<void> {
  const calendar = { ...USUAL_CALENDAR, from: '12:00', until: '18:00' };
  await chat.ports.store.create(sampleRhythm({ calendar }));
}

async function changeTeam(what: Partial<Team>): Promise<void> {
  const stored = await chat.ports.store.read('team', WARD_7, WARD_7);
  if (stored) await chat.ports.store.replace({ ...stored.value, ...what }, stored.etag);
}

const kinds = () => chat.posts.map(({ message }) => message.kind);

describe('a result', () => {
  const CLOSED = { state: 'closed', result: sampleResult(), closesAt: MONDAY_NINE } as const;
  const post = () => postResult(chat.ports, job('post-result'));

  it('is posted once', async () => {
    await keep(CLOSED);
    await post();
    await post();
    expect(kinds()).toEqual(['pulse-result']);
    expect((await kept())?.resultActivityId).toBe('message-1');
  });

  it.each([
    ['there is none yet', { result: null }, true],
    ['it was posted', { resultActivityId: 'there' }, true],
    ['the bot has been removed', {}, false],
  ])('is not posted where %s', async (_, overrides, isInstalled) => {
    await keep({ ...CLOSED, ...overrides });
    await changeTeam({ isInstalled });
    await post();
    expect(kinds()).toEqual([]);
  });

  it.each([
    ['person', ['pulse-result'], []],
    ['meeting', ['pulse-result'], []],
    ['rhythm', [], [['post-result', 2]]],
  ] as const)('of a %s, in quiet hours', async (origin, posted, jobs) => {
    await quietUntilNoon();
    await keep({ ...CLOSED, origin });
    await post();
    expect([kinds(), await listed()]).toEqual([posted, jobs]);
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
      await changeTeam({ pauses: [pause] });
    });

    it('is given up where its pulse could not be posted either', async () => {
      await keep({ ...CLOSED, cardActivityId: '' });
      await post();
      expect(kinds()).toEqual([]);
    });

    it('waits where its pulse is there', async () => {
      await keep(CLOSED);
      await expect(post()).rejects.toThrow('paused');
    });
  });

  it('without a card of its pulse is posted where the place takes it', async () => {
    await keep({ ...CLOSED, cardActivityId: '' });
    await post();
    expect(kinds()).toEqual(['pulse-result']);
  });

  it.each([
    ['waits, and was ready since the bot is here', {}, 1],
    ['was ready as the bot came', { result: sampleResult({ closedAt: MONDAY_NINE }) }, 1],
    ['was ready before the bot came', { result: sampleResult({ closedAt: MONDAY_NINE - 1 }) }, 0],
    ['is there', { resultActivityId: 'there' }, 0],
  ])('is made due at once if it %s', async (_, overrides, count) => {
    await keep({ ...CLOSED, ...overrides });
    await enqueueResults(chat.ports, sampleTeam({ installedAt: MONDAY_NINE }));
    expect(await listed()).toEqual(Array.from({ length: count }, () => ['post-result', 0]));
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
    await keep({ pulseId, state: 'closed', closesAt: closedAt, result });
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
