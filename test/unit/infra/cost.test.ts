import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Actions, ASSUMED, costFor, MEASURED, REPLICA, unitsOf } from '../../../infra/cost-estimate.ts';
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
      ['open a pulse, and post its card', { reads: 7, writes: 9, queries: 1 }],
      ['close a pulse of 100 answers, and post its result', { reads: 18, writes: 133, queries: 14 }],
      ['thank a colleague, and post it', { reads: 4, writes: 7, queries: 0 }],
      ['ask a pulse of the rhythm, and post its card', { reads: 11, writes: 116, queries: 5 }],
      ['remind 100 people, and post a digest', { reads: 131, writes: 38, queries: 6 }],
      ['show the summary', { reads: 1, writes: 0, queries: 3 }],
      ['a tick with nothing to do', { reads: 0, writes: 0, queries: 8 }],
    ]);
    const closing = 4 * (18 + 33 * 5 + 14 * 3) + 8.4 * 5;
    const pulses = 2 * 55 + 2 * 606 + 4 * 339 + 4 * closing + 33.6 * 6 + 67.2 * 2;
    const others = 16 * 39 + 4 * 10 + 24 * 5;
    const ticks = ((730 * 3_600) / 5) * 24;
    expect(costFor(12, actions).requestUnits).toBeCloseTo(2 * (pulses + others) + ticks, 3);
  });
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
