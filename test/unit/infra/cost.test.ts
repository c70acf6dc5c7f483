import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Actions, ASSUMED, costFor, FOR_EACH, MEASURED, REPLICA, unitsOf } from '../../../infra/cost-estimate.ts';
import { keptAfter, LEFT, type LeftByAction } from '../../../infra/kept-estimate.ts';
import { chargeFor, PRICES, type Price } from '../../../infra/prices.ts';

function read(path: string): string {
  return readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
}

function without(name: string): Actions {
  return new Map([...MEASURED].filter(([action]) => action !== name));
}

function dearer(name: string): Actions {
  const row = MEASURED.get(name) ?? { reads: 0, writes: 0, queries: 0 };
  return new Map([...MEASURED, [name, { ...row, writes: row.writes + 1 }]]);
}

describe('the requests', () => {
  test.each([...MEASURED.keys()])('"%s" is taken from what was measured, and costs', (name) => {
    expect(() => costFor(100, without(name))).toThrow(`Nobody has measured "${name}"`);
    expect(costFor(100, dearer(name)).requestUnits).toBeGreaterThan(costFor(100, MEASURED).requestUnits);
  });

  test('cost what Microsoft has published, and a query what we take it to cost', () => {
    expect(unitsOf({ reads: 2, writes: 3, queries: 4 })).toBe(2 * 1 + 3 * 5 + 4 * 3);
  });

  test('a team of twelve, worked out by hand', () => {
    const actions = new Map([
      ['answer a pulse', { reads: 1, writes: 1, queries: 0 }],
      ['look at a pulse that one has answered', { reads: 2, writes: 0, queries: 0 }],
      ['open a pulse, and post its card', { reads: 7, writes: 109, queries: 1 }],
      ['close a pulse of 100 answers, and post its result', { reads: 18, writes: 233, queries: 114 }],
      ['thank a colleague, and post it', { reads: 4, writes: 7, queries: 0 }],
      ['ask a pulse of the rhythm, and post its card', { reads: 11, writes: 316, queries: 5 }],
      ['remind 100 people, and post a digest', { reads: 131, writes: 138, queries: 6 }],
      ['show the summary', { reads: 1, writes: 0, queries: 3 }],
      ['a tick with nothing to do', { reads: 0, writes: 0, queries: 8 }],
      ['take out of a pulse the 100 people whom it asked', { reads: 104, writes: 102, queries: 1 }],
      ['erase a thank-you after its time', { reads: 0, writes: 3, queries: 1 }],
    ]);
    const closing = 4 * (18 + 33 * 5 + 14 * 3) + 12 * (5 + 3) + 8.4 * 5;
    // Of a hundred people whom something is written for, a team has twelve.
    const asked = 2 * (55 + 60) + 2 * (606 + 120) + 4 * (4 + 12 + (2 + 12) * 5 + 3);
    const pulses = asked + 4 * (339 + 60) + 4 * closing + 33.6 * 6 + 67.2 * 2;
    const others = 16 * 39 + 16 * 18 + 4 * 10 + 24 * 5;
    const ticks = ((730 * 3_600) / 5) * 24;
    expect(costFor(12, actions).requestUnits).toBeCloseTo(2 * (pulses + others) + ticks, 3);
  });
});

describe('what stays', () => {
  const left: LeftByAction = {
    'a team begins': { team: { documents: 2, bytes: 1_000 } },
    'a pulse is asked and closes': {
      pulse: { documents: 1, bytes: 3_000 },
      'audience-mark': { documents: 20, bytes: 800 },
      'named-in, of whom it asked': { documents: 11, bytes: 600 },
      job: { documents: 1, bytes: 500 },
    },
    'an action is agreed and done': { action: { documents: 1, bytes: 1_000 } },
    'an agenda is shown, and its meeting ends': { agenda: { documents: 1, bytes: 1_000 } },
    'a thank-you is given and shared': { 'thank-you': { documents: 3, bytes: 1_000 } },
  };
  const rates = { teams: 10, pulses: 40, agendas: 40, thanks: 100 };

  test('is what came within the time that each is kept, worked out by hand', () => {
    const short = 40 * (20 + 11 * 3 + 1);
    expect(keptAfter(12, rates, left).documents).toBe(20 + 40 * 12 * 3 + short + 100 * 12 * 3);
    expect(keptAfter(36, rates, left).documents).toBe(20 + 40 * 24 * 3 + short + 100 * 12 * 3);
    const bytes = 20_000 + 40 * 24 * 5_000 + 40 * (16_000 + 11 * 3 * 600 + 500) + 100 * 12 * 3_000;
    expect(keptAfter(36, rates, left).gb).toBeCloseTo((bytes * 1.2) / 1e9, 9);
  });

  test('is taken from what was measured, of each action', () => {
    for (const action of Object.keys(LEFT)) {
      const { [action]: _, ...others } = LEFT;
      expect(() => keptAfter(1, rates, others)).toThrow('npm run measure');
    }
    expect(keptAfter(36, rates, LEFT).documents).toBeGreaterThan(keptAfter(12, rates, LEFT).documents);
  });
});

test('what is said to be done for each of a hundred people is in what was measured of them', () => {
  for (const [name, { reads, writes, queries }] of Object.entries(FOR_EACH)) {
    const row = MEASURED.get(name);
    expect(row?.reads, name).toBeGreaterThanOrEqual(100 * reads);
    expect(row?.writes, name).toBeGreaterThanOrEqual(100 * writes);
    expect(row?.queries, name).toBeGreaterThanOrEqual(100 * queries);
  }
});

describe('the cost', () => {
  const costs = [100, 1_000, 10_000, 100_000].map((people) => costFor(people, MEASURED));

  test('is of all its parts, with the cheaper Cosmos DB', () => {
    for (const { serverless, autoscale, storage, compute, keys, logs, total } of costs) {
      const registry = 30.4 * 0.167;
      expect(total).toBeCloseTo(Math.min(serverless, autoscale) + storage + compute + keys + logs + registry, 6);
    }
  });

  test('rises with the people, and falls for each of them', () => {
    for (const [index, cost] of costs.entries()) {
      const before = costs[index - 1];
      if (!before) continue;
      expect(cost.total).toBeGreaterThan(before.total);
      expect(cost.total / cost.people).toBeLessThan(before.total / before.people);
    }
  });

  test('one replica of half a vCPU and one GiB for a month, worked out by hand', () => {
    const seconds = 730 * 3_600;
    const compute = (seconds / 2 - 180_000) * 0.000_024 + (seconds - 360_000) * 0.000_003;
    expect(costs[0]).toMatchObject({ replicas: 1, compute: expect.closeTo(compute, 6) });
  });

  test('rests on no price that is not known: what has none is free at these sizes', () => {
    for (const { requests, logGb } of costs) {
      expect(requests / 1e6).toBeLessThan(PRICES.requests.free);
      expect(logGb).toBeLessThan(PRICES.logs.free);
    }
    expect(() => chargeFor(PRICES.requests, 3)).toThrow('list price not found here');
  });
});

test('what is assumed of the deployment is what the template and the process say', () => {
  const app = read('infra/modules/container-app.bicep');
  expect(app).toContain(`cpu: json('${REPLICA.cpu}')`);
  expect(app).toContain(`memory: '${REPLICA.gib}Gi'`);
  expect(app).toContain(`concurrentRequests: '${ASSUMED.atOnce}'`);
  expect(read('infra/azure.bicep')).toMatch(/param minReplicas int = 1$/m);
  const alerts = read('infra/modules/alerts.bicep');
  const places = alerts.match(/\{ Id: 'emea-/g)?.length ?? 0;
  const everySeconds = Number(/testEverySeconds: .* : (\d+)$/m.exec(read('infra/azure.bicep'))?.[1]);
  expect((places * 3_600) / everySeconds).toBe(ASSUMED.healthTestsPerHour);
  const tickMs = /JOBS_EVERY_MS = .*cosmos: ([\d_]+)/.exec(read('bot/index.ts'))?.[1] ?? '';
  expect(Number(tickMs.replaceAll('_', ''))).toBe(ASSUMED.tickSeconds * 1_000);
});

test('every price names a public page, what it is for, and the day it was read', () => {
  for (const { what, unit, usd, source, readOn } of Object.values<Price>(PRICES)) {
    expect(source, what).toMatch(/^https:\/\/\S+$/);
    expect(unit, what).not.toBe('');
    if (usd !== null) expect(readOn, what).toMatch(/^\d{4}-\d\d-\d\d$/);
  }
});
