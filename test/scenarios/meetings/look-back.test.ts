import { afterEach, beforeEach, expect, test } from 'vitest';
import { actionIdOf } from '../../../src/actions/action.ts';
import type { AgendaCard } from '../../../src/meetings/cards.ts';
import { dayOf } from '../../../src/scheduling/recurrence.ts';
import { NAMES, TeamsConversation } from '../../support/conversation.ts';
import { TEAM } from '../../support/rhythm-steps.ts';
import { sampleAction } from '../../support/sample-documents.ts';

const DAY_HOURS = 24;
const PAPERS = 'Papers three days before.';

let team: TeamsConversation;
beforeEach(async () => {
  team = new TeamsConversation(NAMES.slice(0, 6));
  await team.happen('installed', 'Alex Wilber');
  const byWhen = dayOf(team.now + 14 * DAY_HOURS * 3_600_000, 'Europe/London');
  await team.ports.store.create(
    sampleAction({ teamId: TEAM, actionId: actionIdOf('pulse-1'), what: PAPERS, byWhen, setAt: team.now }),
  );
});
afterEach(() => team.close());

/** The agenda that the next meeting reads. */
async function meet(): Promise<AgendaCard> {
  await team.say('Alex Wilber', 'start');
  await team.runJobs();
  const cards = team.posts.flatMap(({ message }) => (message.kind === 'agenda' ? [message] : []));
  const [card] = cards.slice(-1);
  if (!card) throw new Error('no agenda was posted');
  return card;
}

async function endAndWait(days: number): Promise<void> {
  await team.say('Alex Wilber', 'end');
  await team.wait(days * DAY_HOURS);
}

const find = async (agendaId: string, outcome: string, name = 'Megan Bowen') =>
  (await team.press(name, 'answer-look-back', { agendaId, outcome }))?.message;
const action = async () => (await team.ports.store.read('action', TEAM, actionIdOf('pulse-1')))?.value;

test('an agenda begins with what was agreed, on and after the day on which the team looks back, by no name', async () => {
  expect((await meet()).lookBack).toBe('');
  await endAndWait(14);
  const card = await meet();
  expect(card.lookBack).toBe('Papers three days before: did it help?');
  expect(JSON.stringify([card.lookBack, card.lookBackOutcome])).not.toContain('Adele');
});

test.each([
  ['helped', 'It helped.'],
  ['partly', 'It helped in part.'],
  ['did not help', 'It did not help, which is worth knowing.'],
])('%s ends it: the card says so, and no later agenda asks again', async (outcome, words) => {
  await endAndWait(14);
  const { agendaId } = await meet();
  expect(await find(agendaId, outcome)).toMatchObject({ kind: 'agenda', lookBackOutcome: words });
  expect(await action()).toMatchObject({ state: 'done', outcome, doneAt: team.now });
  await team.runJobs();
  const shown = team.updates.map(({ message }) => message);
  expect(shown).toContainEqual(expect.objectContaining({ kind: 'agenda', lookBackOutcome: words }));
  expect(shown).toContainEqual(expect.objectContaining({ kind: 'action', state: 'done', outcome: words }));
  await endAndWait(7);
  expect((await meet()).lookBack).toBe('');
  const summary = (await team.say('Alex Wilber', 'summary'))?.message;
  expect(JSON.stringify(summary)).toContain(words);
});

test('not done yet is an answer: it stays open, and the next meeting asks again', async () => {
  await endAndWait(14);
  const { agendaId } = await meet();
  expect(await find(agendaId, 'not yet')).toMatchObject({ lookBackOutcome: 'Not done yet when we looked back.' });
  expect(await action()).toMatchObject({ state: 'agreed', outcome: 'not yet', doneAt: 0 });
  await endAndWait(7);
  expect((await meet()).lookBack).toBe('Papers three days before: did it help?');
});

test('pressing twice, or two people at once, leaves one answer: the last', async () => {
  await endAndWait(14);
  const { agendaId } = await meet();
  await Promise.all([find(agendaId, 'helped'), find(agendaId, 'helped', 'Alex Wilber')]);
  expect(await action()).toMatchObject({ outcome: 'helped' });
  await find(agendaId, 'not yet');
  expect(await action()).toMatchObject({ state: 'agreed', outcome: 'not yet' });
});

test('a card whose agenda has nothing to look back on changes nothing', async () => {
  const { agendaId } = await meet();
  expect(await find(agendaId, 'helped')).toMatchObject({ kind: 'refusal' });
  expect(await action()).toMatchObject({ state: 'agreed', outcome: '' });
});

test('a prepared agenda asks once its meeting has begun, and the form has an example from the behaviour', async () => {
  await team.wait(14 * DAY_HOURS);
  const kept = (await team.press('Alex Wilber', 'prepare-agenda', { formId: 'f', behaviour1: 'innovative' }))?.message;
  expect(kept).not.toHaveProperty('lookBack');
  const started = (await team.press('Alex Wilber', 'start-meeting', { agendaId: Object(kept).agendaId }))?.message;
  expect(started).toMatchObject({ kind: 'agenda', lookBack: 'Papers three days before: did it help?' });
});
