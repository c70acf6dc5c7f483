import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MessageOf } from '../../../src/message.ts';
import { NAMES, TeamsConversation } from '../../support/conversation.ts';

const TEAM = 'team-sample-team';
const EIGHT = NAMES.slice(0, 8);

let team: TeamsConversation;
beforeEach(async () => {
  team = new TeamsConversation(EIGHT);
  await team.happen('installed', 'Alex Wilber');
});
afterEach(() => team.close());

/** So many answer, each statement with the score that the function gives, and the pulse closes. */
async function answer(people: number, scoreOf: (statement: number) => number): Promise<MessageOf<'pulse-result'>> {
  const [pulse] = await team.ports.store.openPulses(TEAM);
  const scores = (pulse?.statements ?? []).map((_, index) => [`s${index}`, String(scoreOf(index))]);
  for (const name of EIGHT.slice(0, people)) {
    await team.press(name, 'answer-pulse', { pulseId: pulse?.pulseId, ...Object.fromEntries(scores) });
  }
  await team.wait(25);
  const results = team.posts.flatMap(({ message }) => (message.kind === 'pulse-result' ? [message] : []));
  const result = results.at(-1);
  if (!result) throw new Error('there is no result');
  return result;
}

async function ask(behaviours: string): Promise<void> {
  await team.press('Alex Wilber', 'open-pulse', { formId: team.ports.newId(), behaviours, hours: '24' });
}

const rowsOf = ({ groups }: Pick<MessageOf<'pulse-result'>, 'groups'>) =>
  groups.flatMap(({ rows }) => rows.map(({ name, words, meter }) => `${name}: ${words} ${meter}`.trim()));

describe('a result', () => {
  test('names what is worth talking about, puts that on the agenda, and the summary says the same in the same signs', async () => {
    await ask('collaborative,living-well');
    const [pulse] = await team.ports.store.openPulses(TEAM);
    const low = pulse?.statements.findIndex(({ behaviourId }) => behaviourId === 'living-well');
    const result = await answer(8, (statement) => (statement === low ? 1 : 5));

    expect(rowsOf(result).toSorted()).toEqual([
      'We are collaborative: All or nearly all agree ●●●●',
      'We are living well: Fewer than half agree ●○○○',
    ]);
    expect(result.talkAbout).toBe('Worth talking about: We are living well.');
    expect(result.guide.title).toContain('We are living well');

    const form = await team.press('Alex Wilber', 'start-agenda', { behaviour1: result.suggestedId });
    expect(form?.message).toMatchObject({ kind: 'agenda-form', items: [{ behaviourId: 'living-well' }, {}, {}] });

    const summary = (await team.say('Alex Wilber', 'summary'))?.message as MessageOf<'summary'>;
    expect(rowsOf(summary).toSorted()).toEqual(rowsOf(result).toSorted());
    expect(summary).toMatchObject({ suggestedName: 'We are living well', suggestedWhy: 'We agree least there.' });
  });

  test('that cannot be shown blames nobody, has a question to try, and an action can be agreed on it', async () => {
    await ask('collaborative');
    const result = await answer(3, () => 2);

    expect(result.nothing).toBe('Too few answers to show. That says nothing about anybody.');
    expect(result.question).toMatch(/\?$/);
    expect(rowsOf(result)).toEqual([]);
    const form = await team.press('Alex Wilber', 'start-action', { pulseId: result.pulseId });
    expect(form?.message).toMatchObject({ kind: 'action-form', pulseId: result.pulseId });
  });

  test('of a full check names a behaviour that no line contradicts, and every card agrees', async () => {
    const form = (await team.say('Alex Wilber', 'team check'))?.message as MessageOf<'team-check-form'>;
    const part = form.parts.find(({ value }) => value.startsWith('full'))?.value;
    await team.press('Alex Wilber', 'open-team-check', { formId: form.formId, part, hours: '24' });
    const [pulse] = await team.ports.store.openPulses(TEAM);
    const asked = pulse?.statements ?? [];
    // The last line of one behaviour is low, and each behaviour’s own statement is high.
    const behaviourId = asked[0]?.behaviourId;
    const low = asked.findLastIndex((one) => one.behaviourId === behaviourId);
    const result = await answer(8, (statement) => (statement === low ? 1 : 5));

    expect(result.talkAbout).toBe(`Worth talking about: ${asked[0]?.behaviourName}.`);
    expect(result.guide.title).toContain(asked[0]?.behaviourName);
    expect(result.groups[0]?.rows).toHaveLength(4);
    expect(rowsOf(result).filter((row) => row.endsWith('●○○○'))).toEqual([
      `${asked[low]?.text}: Fewer than half agree ●○○○`,
    ]);
    expect(result.toggles.map(({ more }) => more)).toEqual([`All ${asked.length}`, 'Details']);
    const summary = (await team.say('Alex Wilber', 'summary'))?.message;
    expect(summary).toMatchObject({ suggestedId: behaviourId, suggestedWhy: 'The latest result suggests it.' });
  });
});
