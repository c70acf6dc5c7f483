import { afterEach, beforeEach, expect, test } from 'vitest';
import { NAMES, type TeamsConversation } from '../../support/conversation.ts';
import { installedTeam, momentsOf, passTo, setRhythm, TEAM } from '../../support/rhythm-steps.ts';

let team: TeamsConversation;

beforeEach(async () => {
  team = await installedTeam();
});
afterEach(() => team.close());

async function answerAll(): Promise<void> {
  const [pulse] = await team.ports.store.openPulses(TEAM);
  const data = Object.fromEntries((pulse?.statements ?? []).map((_, index) => [`s${index}`, '4']));
  for (const name of NAMES.slice(0, 6)) await team.press(name, 'answer-pulse', { pulseId: pulse?.pulseId, ...data });
}

test('the result of a pulse that came round by itself waits for Monday morning; the next one waits for its answer all the same', async () => {
  await setRhythm(team, { pulseFirstOn: '2026-11-19', pulseAt: '10:00' });
  await passTo(team, '2026-11-19T10:00Z');
  await answerAll();
  const next = await team.say('Alex Wilber', 'next');
  expect(JSON.stringify(next?.message)).toContain('Post the result of the pulse of 19 Nov');
  expect(await momentsOf(team, 'pulse-result', '2026-11-24T00:00Z')).toEqual(['2026-11-23T08:00Z']);
  expect(await momentsOf(team, 'pulse-waits', '2026-12-04T00:00Z')).toEqual(['2026-12-03T10:00Z']);
});

test('the result of a pulse that somebody opened comes when it closes', async () => {
  await setRhythm(team, { pulseEvery: 'never' });
  await passTo(team, '2026-11-12T10:00Z');
  await team.press('Alex Wilber', 'open-pulse', { formId: 'form', behaviours: 'innovative', hours: '72' });
  await answerAll();
  expect(await momentsOf(team, 'pulse-result', '2026-11-17T00:00Z')).toEqual(['2026-11-15T11:00Z']);
});

test('a result that waits for Monday comes when the team wants to hear from the bot on Sundays', async () => {
  await setRhythm(team, { pulseFirstOn: '2026-11-19', pulseAt: '10:00' });
  await passTo(team, '2026-11-19T10:00Z');
  await answerAll();
  expect(await momentsOf(team, 'pulse-result', '2026-11-22T11:30Z')).toEqual([]);
  await setRhythm(team, { pulseFirstOn: '2026-11-19', pulseAt: '10:00', days: '1,2,3,4,5,7' });
  expect(await momentsOf(team, 'pulse-result', '2026-11-24T00:00Z')).toEqual(['2026-11-22T13:00Z']);
});

test('a result that was ready while the bot was removed stays where it is, whatever changes later', async () => {
  await setRhythm(team, { pulseFirstOn: '2026-11-19', pulseAt: '10:00' });
  await passTo(team, '2026-11-19T10:00Z');
  await answerAll();
  await team.happen('removed', 'Alex Wilber');
  await passTo(team, '2026-11-25T10:00Z');
  expect((await team.ports.store.publishedResults(TEAM, 9)).map(({ resultActivityId }) => resultActivityId)).toEqual([
    '',
  ]);
  await team.happen('installed', 'Alex Wilber');
  await setRhythm(team, { pulseFirstOn: '2026-12-10', pulseAt: '10:00', days: '1,2,3,4,5,7' });
  expect(await momentsOf(team, 'pulse-result', '2026-11-27T10:00Z')).toEqual([]);
});
