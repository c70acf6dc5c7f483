import { afterEach, beforeEach, expect, test } from 'vitest';
import { postDigest } from '../../../src/digest/post-digest.ts';
import { newJob } from '../../../src/scheduling/job.ts';
import { NAMES, TeamsConversation } from '../../support/conversation.ts';
import { NOTHING_SET, setRhythm, TEAM } from '../../support/rhythm-steps.ts';

const TWELVE = [...NAMES, 'Ana Ruiz', 'Bo Chen', 'Cy Ali', 'Di Patel', 'Eve Stone', 'Finn Walsh'].slice(0, 12);
const LIVING_WELL = 'We are living well';
const DAY_HOURS = 24;

let team: TeamsConversation;
beforeEach(async () => {
  team = new TeamsConversation(TWELVE);
  await team.happen('installed', 'Alex Wilber');
  await setRhythm(team, { ...NOTHING_SET, digestEvery: 'weekly', digestFirstOn: '2026-11-16', digestAt: '10:00' });
});
afterEach(() => team.close());

/** Everybody answers with these scores, one for each behaviour, and the pulse closes. */
async function ask(behaviours: string, scores: Readonly<Record<string, number>>): Promise<void> {
  await team.wait(3 * DAY_HOURS + 1);
  await team.press('Alex Wilber', 'open-pulse', { formId: team.ports.newId(), behaviours, hours: '24' });
  await answerAll(scores);
}

async function answerAll(scores: Readonly<Record<string, number>>): Promise<void> {
  const [pulse] = await team.ports.store.openPulses(TEAM);
  const chosen = Object.fromEntries(
    (pulse?.statements ?? []).map(({ behaviourId }, index) => [`s${index}`, `${scores[behaviourId]}`]),
  );
  for (const { name } of team.members) {
    await team.press(name, 'answer-pulse', { pulseId: pulse?.pulseId, ...chosen });
  }
  await team.wait(73);
}

async function meet(): Promise<string | undefined> {
  await team.say('Alex Wilber', 'start');
  const [agenda] = await team.ports.store.recentAgendas(TEAM, 1);
  await team.wait(1);
  return agenda?.items[0]?.behaviourId;
}

const shown = (kind: string) => team.posts.filter(({ message }) => message.kind === kind).map(({ message }) => message);

/** What each place names as the next behaviour. */
async function named(): Promise<Record<string, string>> {
  const field = (message: unknown, name: string): string => String(Object(message)[name]);
  await team.ports.store.enqueue(newJob('post-digest', TEAM, TEAM, team.now));
  await postDigest(team.ports, newJob('post-digest', TEAM, TEAM, team.now));
  const typed = async (words: string) => (await team.say('Alex Wilber', words))?.message;
  const kept = await team.press('Alex Wilber', 'prepare-agenda', {
    formId: team.ports.newId(),
    behaviour1: 'bot chooses',
  });
  const chosen = field(Object(kept?.message).items?.[0], 'name');
  const agendaId = field(kept?.message, 'agendaId');
  await team.press('Alex Wilber', 'withdraw-agenda', { agendaId });
  return {
    summary: field(await typed('summary'), 'suggestedName'),
    digest: field(shown('digest').at(-1), 'suggestedName'),
    agenda: field(await typed('agenda'), 'suggestion').split('.')[0] ?? '',
    'let the bot choose': chosen,
    'chair note': field(shown('chair-note').at(-1), 'suggestedName'),
    pulse: field(await typed('pulse'), 'suggestion').split('.')[0] ?? '',
  };
}

const everywhere = (name: string) => ({
  summary: name,
  digest: name,
  agenda: name,
  'let the bot choose': name,
  'chair note': name,
  pulse: name,
});

test('what came out low is what every card names, for three meetings; then it takes its turn', async () => {
  await team.press('Alex Wilber', 'post-agenda', {
    formId: 'meeting',
    behaviour1: 'innovative',
    behaviour2: 'living-well',
  });
  await team.runJobs();
  await team.say('Alex Wilber', 'end');
  await team.runJobs();
  await answerAll({ innovative: 5, 'living-well': 1 });
  await team.wait(7 * DAY_HOURS);

  expect(await named()).toEqual(everywhere(LIVING_WELL));

  const meetings: (string | undefined)[] = [];
  for (let meeting = 0; meeting < 4; meeting += 1) {
    meetings.push(await meet());
    await team.say('Alex Wilber', 'end');
    await team.wait(7 * DAY_HOURS);
  }
  expect(meetings.slice(0, 3)).toEqual(['living-well', 'living-well', 'living-well']);
  expect(meetings[3]).not.toBe('living-well');
  const prompts = (await team.ports.store.recentAgendas(TEAM, 5)).flatMap(({ items }) =>
    items.flatMap((item) => item.prompts),
  );
  for (const [index, prompt] of prompts.slice(1).entries()) expect(prompt).not.toBe(prompts[index]);
});

test('a pulse about one behaviour alone counts as low where twelve strongly disagree, until a newer result', async () => {
  await ask('living-well', { 'living-well': 1 });
  expect((await named()).summary).toBe(LIVING_WELL);
  await ask('innovative', { innovative: 5 });
  expect((await named()).summary).not.toBe(LIVING_WELL);
});

test('the form for a pulse says what was asked lately and from when it can be asked again, and chooses something else', async () => {
  await ask('living-well', { 'living-well': 1 });
  const form = Object((await team.say('Alex Wilber', 'pulse'))?.message);
  expect(form.askedLately).toMatch(/^Asked lately: We are living well \(again from \d+ \w+\)\.$/);
  expect(form.chosen).not.toBe('living-well');
  await team.wait(4 * DAY_HOURS);
  const later = Object((await team.say('Alex Wilber', 'pulse'))?.message);
  expect([later.askedLately, later.chosen]).toEqual(['', 'living-well']);
});

test('a team of four talks about another question each day', async () => {
  team.members.splice(4);
  const questions: string[] = [];
  for (let day = 0; day < 8; day += 1) {
    const { kind, behaviourName, question } = Object((await team.say('Alex Wilber', 'pulse'))?.message);
    expect(kind).toBe('discussion-prompt');
    questions.push(`${behaviourName} ${question}`);
    await team.wait(DAY_HOURS);
  }
  expect(new Set(questions).size).toBe(8);
});
