import { afterEach, beforeEach, expect, test } from 'vitest';
import { askPulse } from '../../../src/pulse/ask-pulse.ts';
import { newJob } from '../../../src/scheduling/job.ts';
import { member, NAMES, type TeamsConversation } from '../../support/conversation.ts';
import { installedTeam, momentsOf, setRhythm, TEAM } from '../../support/rhythm-steps.ts';

let team: TeamsConversation;

beforeEach(async () => {
  team = await installedTeam();
});
afterEach(() => team.close());

const TURN = Date.parse('2026-11-16T10:00Z');

/** The job of the rhythm alone, at its turn. */
async function ask(): Promise<string | undefined> {
  team.now = TURN;
  return askPulse(team.ports, newJob('ask-pulse', TEAM, TEAM, TURN));
}

async function audience(): Promise<number[]> {
  return (await team.ports.store.openPulses(TEAM)).map((pulse) => pulse.audience.length);
}

test('five people are enough for a pulse of the rhythm, and nothing is said of leaving it out', async () => {
  team.members.splice(5);
  await setRhythm(team);

  expect(await ask()).toBeUndefined();
  expect(await audience()).toEqual([5]);
});

test('five whom no other pulse has asked are enough, too', async () => {
  team.members.splice(0, 99, ...NAMES.slice(0, 7).map(member));
  await setRhythm(team);
  for (const { personId } of team.members.slice(0, 2)) {
    await team.ports.store.claimAsk({ personId, pulseId: 'another', askedAt: TURN - 1 }, 0);
  }

  expect(await ask()).toBeUndefined();
  expect(await audience()).toEqual([5]);
});

test('four are too few, and the reason goes to the log', async () => {
  team.members.splice(4);
  await setRhythm(team);

  expect(await ask()).toBe('there were fewer than 5 people here, too few to keep answers confidential');
  expect(await audience()).toEqual([]);
});

test('a team whose rhythm has no pulse, or that has no rhythm, is asked nothing', async () => {
  expect(await ask()).toBeUndefined();
  await setRhythm(team, { pulseEvery: 'never' });
  expect(await ask()).toBeUndefined();
  expect(await audience()).toEqual([]);
});

test('a pulse whose opener died before it was posted is posted late, and not at night', async () => {
  await setRhythm(team);
  await ask();
  team.now = Date.parse('2026-11-16T19:00Z');

  expect(await momentsOf(team, 'pulse', '2026-11-18T00:00Z')).toEqual(['2026-11-17T08:00Z']);
});
