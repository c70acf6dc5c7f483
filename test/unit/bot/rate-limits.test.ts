import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Inbound } from '../../../bot/teams/parse-activity.ts';
import { openRateLimits, type RateLimits } from '../../../bot/teams/rate-limits.ts';
import type { Caller } from '../../../src/teams/team.ts';
import { ALEX, sampleConversation } from '../../support/sample-documents.ts';

type Understood = Parameters<RateLimits>[0];

const SMALL = { person: 5, team: 12, tenant: 20, newThings: 3 };
const AT_ONCE = 'RATE_LIMITED';

let lines: string[] = [];
const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });

beforeEach(() => {
  vi.useFakeTimers();
  lines = [];
});
afterEach(() => vi.useRealTimers());

function callerOf(person: string, team = 'ward 7', tenantId = 'trust A'): Caller {
  const conversation = sampleConversation({ tenantId });
  return {
    personId: person,
    teamsId: `29:${person}`,
    name: person,
    teamId: team,
    teamName: team,
    conversation,
    cardActivityId: '',
    meetingId: '',
    canPickPeople: true,
  };
}

function press(caller: Caller, verb = 'view-pulse'): Understood {
  return { kind: 'card-action', caller, activityId: 'a', verb, data: {}, isInvoke: true };
}

function words(caller: Caller): Understood {
  return { kind: 'words', caller, activityId: 'a', words: 'help' };
}

async function times(count: number, shares: RateLimits, inbound: Understood): Promise<(string | null)[]> {
  const got: (string | null)[] = [];
  while (got.length < count) got.push((await shares(inbound))?.code ?? null);
  return got;
}

const letIn = (count: number) => Array.from({ length: count }, () => null);

describe('real life never meets a limit', () => {
  const usual = () => openRateLimits(false, log);

  test('a hundred people who look, answer and change their answer at once', async () => {
    const shares = usual();
    for (let person = 0; person < 100; person += 1) {
      for (const verb of ['view-pulse', 'answer-pulse', 'change-answer', 'answer-pulse'])
        expect(await shares(press(callerOf(`person ${person}`), verb))).toBeNull();
    }
  });

  test('sixty clients that refresh ten cards at the same moment', async () => {
    const shares = usual();
    for (let card = 0; card < 10; card += 1) {
      for (let person = 0; person < 60; person += 1)
        expect(await shares(press(callerOf(`person ${person}`)))).toBeNull();
    }
  });

  test('ten words in a row', async () => {
    expect(await times(10, usual(), words(callerOf(ALEX.name)))).toEqual(letIn(10));
  });

  test('thanking fifty colleagues within the hour', async () => {
    const shares = usual();
    for (let thanked = 0; thanked < 50; thanked += 1) {
      vi.advanceTimersByTime(60_000);
      expect(await shares(press(callerOf(ALEX.name), 'give-thanks'))).toBeNull();
    }
  });
});

describe('one person', () => {
  test('who sends too much has to wait ten seconds, and their team and others do not', async () => {
    const shares = openRateLimits(false, log, SMALL);
    const alex = press(callerOf('Alex'));
    expect(await times(1_000, shares, alex)).toEqual([...letIn(5), ...Array(995).fill(AT_ONCE)]);
    expect(await times(5, shares, press(callerOf('Megan')))).toEqual(letIn(5));
    vi.advanceTimersByTime(9_000);
    expect(await times(1, shares, alex)).toEqual([AT_ONCE]);
    vi.advanceTimersByTime(1_000);
    expect(await times(1, shares, alex)).toEqual([null]);
  });

  test('cannot get more by using two teams, and words count for four', async () => {
    const shares = openRateLimits(false, log, SMALL);
    expect(await times(1, shares, words(callerOf('Alex', 'ward 7')))).toEqual([null]);
    expect(await times(2, shares, press(callerOf('Alex', 'pharmacy')))).toEqual([null, AT_ONCE]);
  });

  test('cannot make more than so many new things in an hour, and can still look and answer', async () => {
    const shares = openRateLimits(false, log, { ...SMALL, person: 1_000, team: 1_000, tenant: 1_000 });
    const thank = press(callerOf('Alex'), 'give-thanks');
    expect(await times(4, shares, thank)).toEqual([...letIn(3), 'TOO_MANY_NEW']);
    expect(await times(1, shares, press(callerOf('Alex'), 'open-pulse'))).toEqual(['TOO_MANY_NEW']);
    expect(await times(2, shares, press(callerOf('Alex'), 'answer-pulse'))).toEqual(letIn(2));
    expect(await times(1, shares, press(callerOf('Megan'), 'give-thanks'))).toEqual(letIn(1));
    vi.advanceTimersByTime(3_600_000);
    expect(await times(1, shares, thank)).toEqual([null]);
  });

  test('hears of it once in each window', async () => {
    const shares = openRateLimits(false, log, SMALL);
    await times(5, shares, press(callerOf('Alex')));
    const said = async () => (await shares(press(callerOf('Alex'))))?.isFirst;
    expect([await said(), await said(), await said()]).toEqual([true, false, false]);
    vi.advanceTimersByTime(10_000);
    await times(5, shares, press(callerOf('Alex')));
    expect([await said(), await said()]).toEqual([true, false]);
  });
});

describe('one team, one tenant', () => {
  test('a team that sends too much does not starve another', async () => {
    const shares = openRateLimits(false, log, SMALL);
    const got = [];
    for (const person of ['Alex', 'Megan', 'Adele', 'Diego'])
      got.push(...(await times(4, shares, press(callerOf(person)))));
    expect(got).toEqual([...letIn(12), ...Array(4).fill(AT_ONCE)]);
    expect(await times(4, shares, press(callerOf('Isaiah', 'pharmacy')))).toEqual(letIn(4));
  });

  test('a tenant that sends too much does not starve another, though their teams bear one name', async () => {
    const shares = openRateLimits(false, log, { ...SMALL, team: 1_000 });
    const got = [];
    for (const person of ['Alex', 'Megan', 'Adele', 'Diego', 'Lynne'])
      got.push(...(await times(5, shares, press(callerOf(person)))));
    expect(got).toEqual([...letIn(20), ...Array(5).fill(AT_ONCE)]);
    expect(await times(5, shares, press(callerOf('Alex', 'ward 7', 'trust B')))).toEqual(letIn(5));
  });

  test('the only tenant has the bot for itself', async () => {
    const shares = openRateLimits(true, log, { ...SMALL, team: 1_000, person: 1_000 });
    expect(await times(100, shares, press(callerOf('Alex')))).toEqual(letIn(100));
  });
});

test('what Teams itself tells always has room', async () => {
  const shares = openRateLimits(false, log, SMALL);
  const caller = callerOf('Alex');
  await times(10, shares, press(caller));
  const told: Exclude<Inbound, { kind: 'unsupported' }>[] = [
    { kind: 'installed', caller, activityId: 'a' },
    { kind: 'removed', caller, activityId: 'a' },
    { kind: 'renamed', caller, activityId: 'a', name: 'Ward 8' },
    { kind: 'meeting-started', caller, activityId: 'a', startedAt: null },
    { kind: 'meeting-ended', caller, activityId: 'a' },
  ];
  for (const one of told) expect(await shares(one)).toBeNull();
});

test('the log says once that a share was not enough, and not whose', async () => {
  await times(50, openRateLimits(false, log, SMALL), press(callerOf('Alex')));
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines.join())).toMatchObject({ level: 40, whose: 'person' });
  expect(lines.join()).not.toMatch(/Alex|ward|trust/);
});

test('nothing is kept of anybody when the windows have ended, however many came', async () => {
  const shares = openRateLimits(false, log, SMALL);
  for (let person = 0; person < 5_000; person += 1)
    await shares(press(callerOf(`person ${person}`, `team ${person}`), 'give-thanks'));
  expect(vi.getTimerCount()).toBeGreaterThan(5_000);
  vi.advanceTimersByTime(3_600_000);
  expect(vi.getTimerCount()).toBe(0);
});
