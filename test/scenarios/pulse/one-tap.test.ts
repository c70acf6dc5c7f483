import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../src/message.ts';
import { type Answer, UNANSWERED } from '../../../src/pulse/pulse.ts';
import { render, TeamsConversation } from '../../support/conversation.ts';
import { seeded } from '../../support/seeded.ts';
import { elementsIn } from '../../unit/cards/walk.ts';

const MEGAN = 'Megan Bowen';
const TEAM = 'team-sample-team';
const OPEN = UNANSWERED;

let chat: TeamsConversation;
let pulseId = '';

beforeEach(async () => {
  chat = new TeamsConversation();
  const behaviours = 'collaborative,innovative,compassionate,living-well';
  await chat.press('Alex Wilber', 'open-pulse', { formId: 'f', behaviours, hours: '72' });
  await chat.runJobs();
  pulseId = (await chat.ports.store.openPulses(TEAM))[0]?.pulseId ?? '';
});
afterEach(() => chat.close());

async function press(verb: string, data: object = {}): Promise<Message | undefined> {
  return (await chat.press(MEGAN, verb, { pulseId, ...data }))?.message;
}

function tap(statement: number, answer: string): Promise<Message | undefined> {
  return press('answer-statement', { statement, answer });
}

async function kept(): Promise<Answer['scores'][]> {
  const answers: Answer[] = [];
  for await (const answer of chat.ports.store.answersOf(pulseId)) answers.push(answer);
  return answers.map(({ scores }) => [...scores]);
}

/** Which statement somebody is asked, or what else they see. */
function asked(message: Message | undefined): number | string {
  return message?.kind === 'pulse' ? message.statement : (message?.kind ?? 'nothing');
}

/** What the rows and buttons of a card send. */
function sentBy(message: Message | undefined, title: string): Record<string, unknown> | undefined {
  const actions = message ? elementsIn(render({ message }), 'Action.Execute') : [];
  return actions.find((action) => action.title === title);
}

async function pressOn(message: Message | undefined, title: string): Promise<Message | undefined> {
  const { verb, data } = sentBy(message, title) ?? {};
  return (await chat.press(MEGAN, String(verb), Object(data)))?.message;
}

describe('four statements', () => {
  test('are four taps, each of which brings the next, and nothing of them is repeated', async () => {
    let card = await press('view-pulse');
    const seen: (number | string)[] = [asked(card)];
    for (const answer of ['Agree', 'Strongly disagree', 'Not sure / does not apply', 'Agree']) {
      card = await pressOn(card, answer);
      seen.push(asked(card));
    }
    expect(seen).toEqual([0, 1, 2, 3, 'pulse-answered']);
    expect(await kept()).toEqual([[4, 1, 0, 4]]);
    expect(JSON.stringify(card)).not.toMatch(/Agree|Disagree|Not sure/);
  });

  test('are left half way and gone on with where one was', async () => {
    await tap(0, '4');
    await tap(1, '4');
    expect(asked(await press('view-pulse'))).toBe(2);
    expect(await kept()).toEqual([[4, 4, OPEN, OPEN]]);
  });

  test('are answered on the card that everybody sees by several people, and it does not change for the others', async () => {
    const posted = JSON.stringify(chat.posts.concat(chat.updates));
    for (const name of ['Megan Bowen', 'Adele Vance', 'Lynne Robbins'])
      await chat.press(name, 'answer-statement', { pulseId, statement: 0, answer: '2' });
    expect(JSON.stringify(chat.posts.concat(chat.updates))).toBe(posted);
    expect(await kept()).toHaveLength(3);
  });
});

describe('a tap', () => {
  test('is saved for its own statement, whatever the person sees elsewhere', async () => {
    expect(asked(await tap(2, '5'))).toBe(0);
    expect(asked(await tap(0, '1'))).toBe(1);
    expect(await kept()).toEqual([[1, OPEN, 5, OPEN]]);
  });

  test('sent twice is saved once, and both times the next statement comes', async () => {
    const [first, second] = await Promise.all([tap(0, '4'), tap(0, '4')]);
    expect([asked(first), asked(second)]).toEqual([1, 1]);
    expect(Object(second).note).toBe('');
    expect(await kept()).toEqual([[4, OPEN, OPEN, OPEN]]);
  });

  test('on an older view changes nothing that was answered, says so, and offers to', async () => {
    const stale = await press('view-pulse');
    await pressOn(stale, 'Agree');
    const told = await pressOn(stale, 'Disagree');
    expect(asked(told)).toBe(1);
    expect(Object(told).note).toContain('You have answered that one');
    expect(await kept()).toEqual([[4, OPEN, OPEN, OPEN]]);
    const again = await pressOn(told, 'Change');
    expect(asked(again)).toBe(0);
    await pressOn(again, 'Disagree');
    expect(await kept()).toEqual([[2, OPEN, OPEN, OPEN]]);
  });

  test('on one device takes nothing from one on another at the same moment', async () => {
    await Promise.all([0, 1, 2, 3].map((statement) => tap(statement, String(statement + 1))));
    expect(await kept()).toEqual([[1, 2, 3, 4]]);
  });

  test('in any order beside undoing and changing leaves what the last of each statement says', async () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const random = seeded(seed);
      const expected = [OPEN, OPEN, OPEN, OPEN];
      await press('withdraw-answer');
      for (let step = 0; step < 12; step += 1) {
        const statement = Math.floor(random() * 4);
        const score = 1 + Math.floor(random() * 5);
        const what = Math.floor(random() * 3);
        if (what === 0) await press('withdraw-statement', { statement });
        else await press('answer-statement', { statement, answer: String(score), isChange: what === 1 ? 'yes' : '' });
        if (what === 0) expected[statement] = OPEN;
        else if (what === 1 || expected[statement] === OPEN) expected[statement] = score;
      }
      expect(await kept(), `seed ${seed}`).toEqual(expected.every((score) => score === OPEN) ? [] : [expected]);
    }
  });
});

describe('back', () => {
  test('is on every step: undo after an answer, else the statement before, which keeps its answer', async () => {
    const second = await tap(0, '4');
    expect(asked(await pressOn(second, 'Undo'))).toBe(0);
    expect(await kept()).toEqual([]);
    await tap(0, '4');
    const later = await press('view-pulse');
    const before = await pressOn(later, 'Back');
    expect(asked(before)).toBe(0);
    expect(asked(await pressOn(before, 'Leave it as it is'))).toBe(1);
    expect(await kept()).toEqual([[4, OPEN, OPEN, OPEN]]);
  });
});

describe('on one page', () => {
  test('what is left open stays as it is, and what is left over is asked next', async () => {
    await tap(0, '4');
    expect(asked(await press('answer-pulse', { s1: '2', s3: '3' }))).toBe(2);
    expect(await kept()).toEqual([[4, 2, OPEN, 3]]);
  });

  test('nothing chosen is nothing saved, and said so on the form', async () => {
    const refused = await press('answer-pulse', { s0: '' });
    expect(refused?.kind).toBe('pulse-page');
    expect(refused?.formNote?.what).toBe('No answer was chosen.');
    expect(await kept()).toEqual([]);
  });

  test('one’s own are shown to whoever asks, and changed there', async () => {
    for (const statement of [0, 1, 2, 3]) await tap(statement, '4');
    const page = await press('change-answer');
    expect(page).toMatchObject({ kind: 'pulse-page', statements: Array(4).fill({ value: '4' }) });
    expect(asked(await press('answer-pulse', { s0: '4', s1: '1', s2: '4', s3: '4', isWhole: 'yes' }))).toBe(
      'pulse-answered',
    );
    expect(await kept()).toEqual([[4, 1, 4, 4]]);
  });
});

test('an old app, which can only be answered in a chat, is told where the others are, and never what was answered', async () => {
  const reply = await chat.press(MEGAN, 'answer-statement', { pulseId, statement: 0, answer: '1' });
  const notice = reply?.ifPosted?.();
  expect(notice).toMatchObject({ what: 'What you have answered is saved.' });
  expect(notice?.next).toContain('All on one page');
  expect(JSON.stringify(notice)).not.toMatch(/[Dd]isagree/);
});

test('a comment needs an answer, and stays with it', async () => {
  await chat.close();
  chat = new TeamsConversation();
  await chat.press('Alex Wilber', 'save-settings', {
    frameworkId: 'mse-icb-values',
    timeZone: 'Europe/London',
    threshold: '5',
    pooling: 'no',
    comments: 'yes',
  });
  await chat.press('Alex Wilber', 'open-pulse', { formId: 'g', behaviours: 'innovative', hours: '72' });
  const [commented] = await chat.ports.store.openPulses(TEAM);
  const id = { pulseId: commented?.pulseId ?? '' };
  expect(await press('save-comment', { ...id, comment: 'More breaks.' })).toMatchObject({
    kind: 'pulse-page',
    commentWords: 'More breaks.',
    formNote: { what: 'No answer was chosen.' },
  });
  await press('answer-statement', { ...id, statement: 0, answer: '4' });
  expect(Object(await press('save-comment', { ...id, comment: 'More breaks.' })).note).toBe('Your comment is saved.');
  await press('withdraw-statement', { ...id, statement: 0 });
  const answers: Answer[] = [];
  for await (const answer of chat.ports.store.answersOf(id.pulseId)) answers.push(answer);
  expect(answers.map(({ scores, comment }) => [scores, comment])).toEqual([[[4], 'More breaks.']]);
});
