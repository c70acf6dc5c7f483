import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Ports } from '../../../src/ports.ts';
import { askPulse } from '../../../src/pulse/ask-pulse.ts';
import { newJob } from '../../../src/scheduling/job.ts';
import { member, NAMES, type TeamsConversation } from '../../support/conversation.ts';
import { installedTeam, momentsOf, passTo, rhythmIn, setRhythm, TEAM } from '../../support/rhythm-steps.ts';

let team: TeamsConversation;

beforeEach(async () => {
  team = await installedTeam();
});
afterEach(() => team.close());

const TURN = Date.parse('2026-11-16T10:00Z');

/** The job of the rhythm alone, at its turn. */
async function ask(ports: Ports = team.ports, teamId = TEAM): Promise<string | undefined> {
  team.now = TURN;
  return askPulse(ports, newJob('ask-pulse', teamId, teamId, TURN));
}

/** A process that dies before it writes down how far a rhythm is. */
function dyingAtTheEnd(): Ports {
  const { store } = team.ports;
  const replace: typeof store.replace = async (document, etag) => {
    if (document.kind === 'rhythm') throw new Error('the process died');
    return store.replace(document, etag);
  };
  return { ...team.ports, store: { ...store, replace } };
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

test('a pulse that has begun goes on, though meanwhile most have left', async () => {
  await setRhythm(team);
  await expect(ask(dyingAtTheEnd())).rejects.toThrow('the process died');
  team.members.splice(2);

  expect(await ask()).toBeUndefined();
  expect((await rhythmIn(team)).progress.pulse).toEqual({ period: '2026-11-16', because: null, waiting: '' });
  expect(await audience()).toHaveLength(1);
});

test('it belongs to no agenda, and is posted as a card of its own', async () => {
  await setRhythm(team);
  await ask();
  const [pulse] = await team.ports.store.openPulses(TEAM);

  expect(pulse).toMatchObject({ agendaId: '', cardActivityId: '', depth: 'chosen', statements: { length: 2 } });
});

test('two teams whose last result is unanswered are both told, though of neither it could be written down', async () => {
  const places = [{}, { team: 'Other team' }];
  const teamIds = [TEAM, 'team-other-team'];
  for (const place of places) {
    await setRhythm(team, { pulseFirstOn: '2026-11-16' }, place);
    const opened = await team.press(
      'Alex Wilber',
      'open-pulse',
      { formId: 'f', behaviours: place.team ? 'innovative' : 'collaborative', hours: '1' },
      place,
    );
    const pulseId = opened?.message.kind === 'pulse' ? opened.message.pulseId : '';
    for (const { name } of team.members) await team.press(name, 'answer-pulse', { pulseId, s0: '4' }, place);
  }
  await passTo(team, '2026-11-16T09:00Z');
  for (const teamId of teamIds) await expect(ask(dyingAtTheEnd(), teamId)).rejects.toThrow('the process died');

  const told = team.posts.filter(({ message }) => message.kind === 'pulse-waits');
  expect(told.map(({ where }) => where)).toEqual(teamIds);
});
