import { afterAll, beforeAll, expect, test } from 'vitest';
import { MOST_LOOKS } from '../../src/scheduling/job.ts';
import { seeded } from '../support/seeded.ts';
import { EIGHT_ZONES } from '../support/time-zones.ts';
import { checkCards } from './check-cards.ts';
import { checkPart, checkQuiet, count, type Findings } from './check-posts.ts';
import { checkAsks, checkPulses } from './check-pulses.ts';
import { checkReminders } from './check-reminders.ts';
import { readZone } from './local-time.ts';
import type { Observed } from './observed.ts';
import { simulateYear } from './simulated-year.ts';
import { historyOf, type TeamHistory } from './team-history.ts';
import { teamPlans } from './team-plans.ts';

const SEED = 20_280_229;
const FAULTS_SHOWN = 5;

let observed: Observed;
let histories: Map<string, TeamHistory>;
const counts: Record<string, number> = {};

beforeAll(async () => {
  const plans = teamPlans(seeded(SEED));
  const began = performance.now();
  observed = await simulateYear(plans, SEED);
  const zones = new Map<string, ReturnType<typeof readZone>>(EIGHT_ZONES.map((name) => [name, readZone(name)]));
  histories = new Map(
    plans.map((plan) => {
      const zone = zones.get(plan.zone);
      if (!zone) throw new Error(`${plan.zone} was not read`);
      return [plan.teamId, historyOf(plan, zone, observed)];
    }),
  );
  counts['seconds to simulate'] = Math.round((performance.now() - began) / 1000);
});
afterAll(() => {
  const { deaths, downtimes, jobs } = observed;
  const year = {
    teams: histories.size,
    jobs,
    deaths: deaths.length,
    downtimes: downtimes.length,
  };
  process.stdout.write(`${JSON.stringify({ ...year, ...counts }, null, 1)}\n`);
});

/** The first things that are not as they should be, and how much there was of what is. */
function found(check: (findings: Findings) => void): {
  readonly faults: string[];
  readonly counts: Findings['counts'];
} {
  const findings: Findings = { counts: {}, faults: [] };
  check(findings);
  for (const [what, times] of Object.entries(findings.counts)) count({ counts, faults: [] }, what, times);
  return { faults: findings.faults.slice(0, FAULTS_SHOWN), counts: findings.counts };
}

test('no job fails but in the moment of a death, of which there are hundreds', () => {
  expect(observed.failed).toBe(0);
  expect(observed.deaths.length).toBeGreaterThan(200);
  expect(histories.size).toBe(200);
});

test('what is looked for in vain is a pulse whose opener died before it was stored, and not for ever', () => {
  const stored = new Set(observed.pulses.map(({ pulseId }) => pulseId));
  const looks = Map.groupBy(observed.lookedFor, (pulseId) => pulseId);
  expect([...looks.keys()].filter((pulseId) => stored.has(pulseId))).toEqual([]);
  // A death between a look and writing that down costs one more.
  for (const times of looks.values()) expect(times.length).toBeLessThan(2 * MOST_LOOKS);
});

test.each(['digest', 'behaviour'] as const)('each %s comes once, as soon as it may, and none else', (part) => {
  const { faults, counts: seen } = found((into) => {
    for (const history of histories.values()) checkPart(into, history, part, observed);
  });
  expect(faults).toEqual([]);
  expect(seen[`${part}: in time`]).toBeGreaterThan(500);
  expect(seen[`${part}: put off or late`]).toBeGreaterThan(500);
});

test('each pulse comes once, as soon as it may, asks whom it may, or waits, or is left out with the reason', () => {
  const { faults, counts: seen } = found((into) => checkPulses(into, [...histories.values()], observed));
  expect(faults).toEqual([]);
  expect(seen['pulse: in time']).toBeGreaterThan(300);
  expect(seen['pulse: waits for an answer']).toBeGreaterThan(300);
  expect(seen['pulse: left out, with the reason']).toBeGreaterThan(300);
});

test('the card of each pulse and its result come once, as soon as they may', () => {
  expect(found((into) => checkCards(into, histories, observed)).faults).toEqual([]);
});

test('nobody is asked twice within a fortnight, whichever teams they are in', () => {
  const { faults, counts: seen } = found((into) => checkAsks(into, histories, observed));
  expect(faults).toEqual([]);
  expect(seen['pairs of asks of one person']).toBeGreaterThan(5_000);
});

test('whoever was asked is reminded once, and nobody else', () => {
  expect(found((into) => checkReminders(into, histories, observed)).faults).toEqual([]);
});

test('nothing is posted in quiet time, nor where the bot had been removed', () => {
  const { faults, counts: seen } = found((into) => checkQuiet(into, histories, observed));
  expect(faults).toEqual([]);
  expect(seen['posted: pulse-reminder']).toBeGreaterThan(1_000);
});
