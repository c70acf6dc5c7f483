import { afterEach, describe, expect, test } from 'vitest';
import type { Ports } from '../../../src/ports.ts';
import { MARKS_KEY, markKeyOf } from '../../../src/privacy/audience-mark.ts';
import { NOTHING_ADDED } from '../../../src/pulse/check-others-in-sight.ts';
import { addedBefore } from '../../../src/pulse/decide-statement-result.ts';
import { emptyPool, type Pool } from '../../../src/pulse/pool.ts';
import { publishPulse } from '../../../src/pulse/publish-pulse.ts';
import { CLOSING_GRACE_MS, type Pulse } from '../../../src/pulse/pulse.ts';
import { newJob } from '../../../src/scheduling/job.ts';
import { member, TeamsConversation } from '../../support/conversation.ts';

const TEAM = 'team-sample-team';
const ALEX = 'Alex Wilber';
const SETTINGS = { frameworkId: 'mse-icb-values', timeZone: 'Europe/London', threshold: '5' };

let chat: TeamsConversation;
afterEach(() => chat.close());

/**
 * Pulses on one statement that are all open at once in a team that adds small rounds up, each of five other people, as the early
 * and the late shift are; three of them answer, and their time is up.
 */
async function pulsesDue(count: number, s0 = '4'): Promise<string[]> {
  chat = new TeamsConversation();
  await chat.press(ALEX, 'save-settings', { ...SETTINGS, pooling: 'yes', comments: 'no' });
  const pulseIds: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const shift = Array.from({ length: 5 }, (_, place) => `Colleague ${index} ${place}`);
    chat.members.splice(0, chat.members.length, ...shift.map(member));
    await chat.press(shift[0] ?? '', 'open-pulse', {
      formId: `form ${index}`,
      behaviours: 'collaborative',
      hours: '1',
    });
    const opened = await chat.ports.store.openPulses(TEAM);
    const pulseId = opened.find((one) => !pulseIds.includes(one.pulseId))?.pulseId ?? '';
    for (const name of shift.slice(0, 3)) await chat.press(name, 'answer-pulse', { pulseId, s0 });
    pulseIds.push(pulseId);
  }
  chat.now += 3_600_000 + CLOSING_GRACE_MS;
  return pulseIds;
}

function publish(pulseId = '', ports: Ports = chat.ports): Promise<void> {
  return publishPulse(ports, newJob('publish-pulse', TEAM, pulseId, chat.now));
}

/** The first replacement of this kind that is wanted dies before it is written. */
function dyingAt(isWanted: (document: Parameters<Ports['store']['replace']>[0]) => boolean): Ports {
  let hasDied = false;
  const { store } = chat.ports;
  const replace: typeof store.replace = async (document, etag) => {
    if (!hasDied && isWanted(document)) {
      hasDied = true;
      throw new Error('the process died');
    }
    return store.replace(document, etag);
  };
  return { ...chat.ports, store: { ...store, replace } };
}

/** Dies once the pulse is published, before the sum that was taken out for it is dropped. */
function dyingAtDrop(pulseId = ''): Ports {
  return dyingAt((document) => document.kind === 'pool' && document.taken.every((one) => one.pulseId !== pulseId));
}

async function now(pulseId = ''): Promise<Pulse> {
  const stored = await chat.ports.store.read('pulse', TEAM, pulseId);
  if (!stored) throw new Error('the pulse is gone');
  return stored.value;
}

async function poolOf(pulseId = ''): Promise<Pool | undefined> {
  const pulse = await now(pulseId);
  const [statement] = pulse.statements;
  return statement && (await chat.ports.store.read('pool', TEAM, emptyPool(pulse, statement).poolId))?.value;
}

async function published(pulseId = ''): Promise<unknown> {
  return (await now(pulseId)).result?.statements[0]?.published;
}

const NOTHING = { shown: 'nothing' };
const SUM_OF_TWO = { shown: 'words', rounds: 2 };

describe('three pulses on one statement, of three answers each, that close at once', () => {
  test('the second dies once its sum is published: the third is not added to it, and waits alone', async () => {
    const [a, b, c] = await pulsesDue(3);
    await publish(a);
    const dying = dyingAt((document) => document.kind === 'pool' && document.taken.length === 0);
    await expect(publish(b, dying)).rejects.toThrow('the process died');
    const { state, result } = await now(b);
    expect(state).toBe('closed');
    expect(await published(b)).toMatchObject(SUM_OF_TWO);
    expect((await poolOf(b))?.taken).toHaveLength(1);

    await publish(c);
    expect(await published(c)).toEqual(NOTHING);
    await publish(b, dying);
    expect((await now(b)).result).toEqual(result);

    expect(await published(a)).toEqual(NOTHING);
    expect(await poolOf(c)).toMatchObject({
      histogram: [0, 0, 0, 3, 0],
      pulseIds: [c],
      spentIds: [a, b],
      taken: [],
    });
    for (const pulseId of [a, b, c]) expect(await chat.ports.store.countAnswers(pulseId ?? '')).toBe(0);
  });

  test('the second dies before its sum is published: the third waits alone, and the second finds its sum again', async () => {
    const [a, b, c] = await pulsesDue(3);
    await publish(a);
    const dying = dyingAt((document) => document.kind === 'pulse' && document.pulseId === b);
    await expect(publish(b, dying)).rejects.toThrow('the process died');
    expect((await now(b)).state).toBe('open');

    await publish(c);
    await publish(b, dying);
    expect([await published(a), await published(c)]).toEqual([NOTHING, NOTHING]);
    expect(await published(b)).toMatchObject(SUM_OF_TWO);
    expect(await poolOf(c)).toMatchObject({ histogram: [0, 0, 0, 3, 0], pulseIds: [c], taken: [] });
  });
});

describe('four pulses on one statement, of three answers each, that close at once', () => {
  test.each([
    ['first', 0],
    ['second', 1],
  ])('the %s dies before it is published and runs again after all others: it is in no second sum', async (_, dies) => {
    const ids = await pulsesDue(4);
    const dying = dyingAt((document) => document.kind === 'pulse' && document.pulseId === ids[dies]);
    for (const [place, pulseId] of ids.entries()) {
      if (place === dies) await expect(publish(pulseId, dying)).rejects.toThrow('the process died');
      else await publish(pulseId);
    }
    await publish(ids[dies]);

    expect(await poolOf(ids[0])).toMatchObject({ histogram: [0, 0, 0, 0, 0], pulseIds: [], taken: [] });
  });

  test('two sums whose pulses died once they were published are each dropped for their own pulse alone', async () => {
    const [a, b, c, d] = await pulsesDue(4);
    await publish(a);
    for (const pulseId of [b, c, d]) {
      const ports = pulseId === c ? chat.ports : dyingAtDrop(pulseId);
      await publish(pulseId, ports).catch((error: Error) => expect(error.message).toBe('the process died'));
    }
    expect((await poolOf(b))?.taken.map(({ pulseId }) => pulseId)).toEqual([b, d]);
    await publish(b);
    expect((await poolOf(b))?.taken.map(({ pulseId }) => pulseId)).toEqual([d]);
  });
});

test('whom a sum asked is marked with it: all of its rounds, each once, and how many answered in them', async () => {
  const [a, b] = await pulsesDue(2);
  for (const pulseId of [a, b]) await publish(pulseId);
  const key = await chat.ports.keys.create(MARKS_KEY);
  const asked = [await now(a), await now(b)].flatMap(({ audience }) => audience);
  expect(asked).toHaveLength(10);
  for (const { personId } of asked) {
    const marks = await chat.ports.store.marksUnder(markKeyOf(key, 'closed', personId), 0);
    const ofSums = marks.filter(({ roundIds }) => roundIds.length > 0);
    expect(ofSums).toMatchObject([{ pulseId: b, roundIds: [a, b], audienceCount: 10, statements: [{ answered: 6 }] }]);
  }
});

test('a pool is not written where nothing in it is this pulse’s, nor read where rounds are not added up', async () => {
  const [a, b, c] = await pulsesDue(3);
  await publish(a);
  await publish(b, dyingAtDrop(b)).catch(() => undefined);
  await publish(c);
  await publish(
    c,
    dyingAt(({ kind }) => kind === 'pool'),
  );

  const pulse = { ...(await now(c)), isPooling: false };
  const [statement] = pulse.statements;
  const { store } = chat.ports;
  const read: typeof store.read = (kind, ...ids) =>
    kind === 'pool' ? Promise.reject(new Error('a pool was read')) : store.read(kind, ...ids);
  expect(statement && (await addedBefore({ ...chat.ports, store: { ...store, read } }, pulse, statement))).toBe(
    NOTHING_ADDED,
  );
});
