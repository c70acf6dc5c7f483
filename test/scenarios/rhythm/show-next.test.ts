import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NextCard } from '../../../src/rhythm/cards.ts';
import { NAMES, type TeamsConversation } from '../../support/conversation.ts';
import { installedTeam, NOTHING_SET, passTo, setRhythm, TEAM } from '../../support/rhythm-steps.ts';
import { sampleAgenda } from '../../support/sample-documents.ts';

let team: TeamsConversation;

beforeEach(async () => {
  team = await installedTeam();
});
afterEach(() => team.close());

async function next(): Promise<NextCard> {
  const message = (await team.say('Alex Wilber', 'next'))?.message;
  if (message?.kind !== 'next') throw new Error('no list of what comes next');
  return message;
}

const open = (hours: number) =>
  team.press('Alex Wilber', 'open-pulse', { formId: 'form-1', behaviours: 'innovative', hours: String(hours) });

test('what comes first stands first, whichever part it is of', async () => {
  await open(168);
  await setRhythm(team, { behaviourEvery: 'weekly', behaviourFirstOn: '2026-11-13', behaviourAt: '09:00' });
  expect((await next()).items.map(({ what }) => what)).toEqual([
    'Behaviour of the week',
    'One private reminder of the pulse of 9 Nov',
    'Close the pulse of 9 Nov and post its result',
    'Pulse',
  ]);
});

test('a reminder that has gone out, or has no time any more, is not announced', async () => {
  await open(72);
  await team.wait(49);
  expect((await next()).items).toHaveLength(1);
  await setRhythm(team, { ...NOTHING_SET, pauseUntil: '2026-12-01' });
  expect((await next()).items).toHaveLength(1);
});

test('who has answered changes nothing in it', async () => {
  const pulse = (await open(72))?.message;
  const before = await next();
  for (const name of NAMES.slice(0, 6)) {
    await team.press(name, 'answer-pulse', { pulseId: pulse?.kind === 'pulse' ? pulse.pulseId : '', s0: '4' });
  }
  expect(await next()).toEqual(before);
});

test('an agenda that waits for its meeting is told with its item, and one that was shown is not', async () => {
  await team.ports.store.create(
    sampleAgenda({ teamId: TEAM, agendaId: 'waiting', state: 'prepared', isSeries: true, postedByName: 'Megan Bowen' }),
  );
  await team.ports.store.create(sampleAgenda({ teamId: TEAM, agendaId: 'shown', state: 'started' }));
  const { waiting } = await next();
  expect(waiting).toHaveLength(1);
  expect(waiting[0]).toMatch(/^An agenda \(Discharge planning.*\), prepared on .* by Megan Bowen, waits.*each meeting/);
});

test('a pulse that was left out is told with the reason until the next one has come', async () => {
  await setRhythm(team, { pulseEvery: 'weekly' });
  await passTo(team, '2026-11-24T00:00Z');
  expect((await next()).leftOut).toEqual([
    'Pulse of Monday 23 November 2026: fewer than 5 people had not been asked in the last fortnight.',
  ]);
  await passTo(team, '2026-12-01T00:00Z');
  expect((await next()).leftOut).toEqual([]);
});
