import { pino } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import { type PlacedReply as Answered, dispatch } from '../../../bot/dispatch.ts';
import { handlers } from '../../../bot/jobs/handlers.ts';
import { runJobs } from '../../../bot/jobs/run-jobs.ts';
import { REFUSALS } from '../../../bot/routes.ts';
import type { Ports } from '../../../src/ports.ts';
import { publishPulse } from '../../../src/pulse/publish-pulse.ts';
import { CLOSING_GRACE_MS, type Pulse } from '../../../src/pulse/pulse.ts';
import { newJob } from '../../../src/scheduling/job.ts';
import { callerOf, member, NAMES, refusedWith, render, START, TeamsConversation } from '../../support/conversation.ts';
import { elementsIn } from '../../unit/cards/walk.ts';

const TEAM = 'team-sample-team';
const ALEX = 'Alex Wilber';
const MEGAN = 'Megan Bowen';
const HOUR_MS = 3_600_000;

let chat = new TeamsConversation();
afterEach(() => chat.close());

/** A pulse of an hour; the first so many answer "agree". */
async function open(answers = 0): Promise<Pulse> {
  await chat.press(ALEX, 'open-pulse', { formId: 'form', behaviours: 'collaborative', hours: '1' });
  const [pulse] = await chat.ports.store.openPulses(TEAM);
  if (!pulse) throw new Error('nothing was opened');
  for (const name of NAMES.slice(0, answers)) await answer(name, pulse);
  return pulse;
}

function answer(name: string, { pulseId }: Pulse, s0 = '4'): Promise<Answered | null> {
  return chat.press(name, 'answer-pulse', { pulseId, s0 });
}

async function now({ pulseId }: Pulse): Promise<Pulse> {
  const stored = await chat.ports.store.read('pulse', TEAM, pulseId);
  if (!stored) throw new Error('the pulse is gone');
  return stored.value;
}

function results(): number {
  return chat.posts.filter(({ message }) => message.kind === 'pulse-result').length;
}

function said(reply: Answered | null): string {
  return refusedWith(reply) || (reply?.message.kind ?? 'nothing');
}

describe('closing twice', () => {
  test('by the opener before and after the result: one result, and it stays as it is', async () => {
    chat = new TeamsConversation();
    const pulse = await open(5);
    for (let press = 0; press < 2; press += 1) {
      expect(said(await chat.press(ALEX, 'close-pulse', { pulseId: pulse.pulseId }))).toBe('pulse-closing');
    }
    await chat.wait(0.01);
    const { closesAt, result } = await now(pulse);
    chat.now += HOUR_MS;
    expect(said(await chat.press(ALEX, 'close-pulse', { pulseId: pulse.pulseId }))).toBe('pulse-closed');
    await chat.wait(2);
    expect(await now(pulse)).toMatchObject({ closesAt, result });
    expect(result).toMatchObject({ answeredCount: 5, closedAt: closesAt });
    expect(results()).toBe(1);
  });

  test('at the same moment by two deliveries and two workers: one result, posted once', async () => {
    chat = new TeamsConversation();
    const pulse = await open(5);
    const presses = [1, 2].map(() => chat.press(ALEX, 'close-pulse', { pulseId: pulse.pulseId }));
    expect((await Promise.all(presses)).map(said)).toEqual(['pulse-closing', 'pulse-closing']);

    chat.now += CLOSING_GRACE_MS;
    const job = newJob('publish-pulse', TEAM, pulse.pulseId, chat.now);
    await Promise.all([publishPulse(chat.ports, job), publishPulse(chat.ports, job), chat.runJobs(), chat.runJobs()]);
    await chat.wait(0.1);
    expect((await now(pulse)).result).toMatchObject({ answeredCount: 5 });
    expect(results()).toBe(1);
  });

  test('by two people: only the opener can, and the other reads that it is still open', async () => {
    chat = new TeamsConversation();
    const pulse = await open();
    const both = [MEGAN, ALEX].map((name) => chat.press(name, 'close-pulse', { pulseId: pulse.pulseId }));
    expect((await Promise.all(both)).map(said)).toEqual([REFUSALS.PULSE_NOT_YOURS.what, 'pulse-closing']);
  });

  test('by somebody who may not: a button leads back to the pulse, and does not say that trying again helps', async () => {
    chat = new TeamsConversation();
    const pulse = await open();
    const buttons = async () => {
      const refused = await chat.press(MEGAN, 'close-pulse', { pulseId: pulse.pulseId });
      return elementsIn(render(refused), 'Action.Execute').map(({ title }) => title);
    };
    expect(await buttons()).toEqual(['Back to the pulse', 'Help']);
    chat.now = pulse.closesAt;
    const late = await chat.press(MEGAN, 'close-pulse', { pulseId: pulse.pulseId });
    expect(said(late)).toBe(REFUSALS.PULSE_CLOSED.what);
    expect(await buttons()).toEqual(['Help']);
  });
});

describe('answering in the second of closing', () => {
  test('until the closing moment it counts; from that moment on it is refused and not counted', async () => {
    chat = new TeamsConversation();
    const pulse = await open(4);
    chat.now = pulse.closesAt - 1;
    expect(said(await answer('Patti Fernandez', pulse))).toBe('pulse-answered');
    chat.now = pulse.closesAt;
    expect(said(await answer('Lynne Robbins', pulse))).toBe(REFUSALS.PULSE_CLOSED.what);
    expect(said(await chat.press(ALEX, 'withdraw-answer', { pulseId: pulse.pulseId }))).toBe(
      REFUSALS.PULSE_CLOSED.what,
    );
    await chat.wait(1);
    expect((await now(pulse)).result).toMatchObject({ answeredCount: 5, audienceCount: 6 });
  });

  test('an answer that is in hand at that moment and lands a second later is counted, as it was confirmed', async () => {
    chat = new TeamsConversation();
    const pulse = await open(4);
    const { store } = chat.ports;
    const saving = Promise.withResolvers<void>();
    const landing = Promise.withResolvers<void>();
    const slow: Ports = {
      ...chat.ports,
      store: {
        ...store,
        saveAnswer: async (one) => {
          saving.resolve();
          await landing.promise;
          await store.saveAnswer(one);
        },
      },
    };
    chat.now = pulse.closesAt - 1;
    const inHand = dispatch(slow, {
      kind: 'card-action',
      caller: callerOf('Patti Fernandez', {}),
      activityId: 'a',
      verb: 'answer-pulse',
      data: { pulseId: pulse.pulseId, s0: '4' },
      isInvoke: true,
    });
    await saving.promise;
    chat.now = pulse.closesAt + CLOSING_GRACE_MS - 1;
    await chat.runJobs();
    expect((await now(pulse)).state).toBe('open');
    landing.resolve();
    expect(said(await inHand)).toBe('pulse-answered');
    chat.now = pulse.closesAt + CLOSING_GRACE_MS;
    await chat.runJobs();
    expect((await now(pulse)).result).toMatchObject({ answeredCount: 5 });
  });
});

describe('membership that changes while a pulse is open', () => {
  test('who joins is told kindly, who leaves still counts, and the number of those asked stays', async () => {
    chat = new TeamsConversation();
    const pulse = await open(5);
    chat.members.splice(0, 1);
    chat.members.push(member('Miriam Graham'));
    expect(said(await answer('Miriam Graham', pulse))).toBe(
      'This pulse asks those who were here when it opened and whom no other had asked in the two weeks before.',
    );
    expect(REFUSALS.PULSE_NOT_INVITED.next).toBe('The next pulse will include you.');
    await chat.wait(2);
    expect((await now(pulse)).result).toMatchObject({ answeredCount: 5, audienceCount: 6 });
    const posted = chat.posts.findLast(({ message }) => message.kind === 'pulse-result')?.message;
    expect(posted).toMatchObject({ answered: expect.stringMatching(/^5 of 6 answered/) });
  });
});

describe('a clock that is moved backwards', () => {
  test('after an early close: the pulse takes answers again until that moment comes round, and then closes', async () => {
    chat = new TeamsConversation();
    const pulse = await open(4);
    chat.now += HOUR_MS / 2;
    await chat.press(ALEX, 'close-pulse', { pulseId: pulse.pulseId });
    chat.now = START + 60_000;
    await chat.runJobs();
    expect(said(await answer('Patti Fernandez', pulse))).toBe('pulse-answered');
    expect((await now(pulse)).state).toBe('open');
    await chat.wait(1);
    expect(await now(pulse)).toMatchObject({ state: 'closed', result: { answeredCount: 5 } });
  });

  test('while the closing was already taken in hand: it is put off, and nothing is published before its time', async () => {
    chat = new TeamsConversation();
    const pulse = await open(5);
    await publishPulse(chat.ports, newJob('publish-pulse', TEAM, pulse.pulseId, chat.now));
    expect(await now(pulse)).toMatchObject({ state: 'open', result: null });
    expect(await chat.ports.store.countAnswers(pulse.pulseId)).toBe(5);
    await chat.wait(2);
    expect((await now(pulse)).result).toMatchObject({ answeredCount: 5 });
  });

  test('after the result: it stays published, and nobody can answer again', async () => {
    chat = new TeamsConversation();
    const pulse = await open(5);
    await chat.wait(2);
    const { result } = await now(pulse);
    chat.now = START + 60_000;
    expect(said(await answer('Lynne Robbins', pulse))).toBe(REFUSALS.PULSE_CLOSED.what);
    await publishPulse(chat.ports, newJob('publish-pulse', TEAM, pulse.pulseId, chat.now));
    await chat.wait(3);
    expect(await now(pulse)).toMatchObject({ state: 'closed', result });
    expect(await chat.ports.store.countAnswers(pulse.pulseId)).toBe(0);
    expect(results()).toBe(1);
  });
});

describe('a framework that is removed', () => {
  test('while its pulse is open: the result is published, and summary, agenda and help still have a card', async () => {
    chat = new TeamsConversation();
    const settings = { timeZone: 'Europe/Jersey', threshold: '5', pooling: 'no', comments: 'no' };
    const [chosen] = chat.ports.frameworks.all().filter(({ id }) => id !== 'mse-icb-values');
    const { id = '', behaviours = [] } = chosen ?? {};
    const [first] = behaviours;
    await chat.press(ALEX, 'save-settings', { ...settings, frameworkId: id });
    await chat.press(ALEX, 'post-agenda', { formId: 'agenda', behaviour1: first?.id });
    const [agenda] = await chat.ports.store.recentAgendas(TEAM, 1);
    await chat.press(ALEX, 'open-pulse', { formId: 'form', behaviours: first?.id, hours: '1' });
    const [pulse] = await chat.ports.store.openPulses(TEAM);
    if (!pulse || !agenda) throw new Error('nothing was opened');
    for (const name of NAMES.slice(0, 5)) await answer(name, pulse);

    const left = chat.ports.frameworks.all().filter((framework) => framework.id !== id);
    const frameworks = { all: () => left, get: (wanted: string) => left.find((framework) => framework.id === wanted) };
    const without: Ports = { ...chat.ports, frameworks };
    chat.now += 2 * HOUR_MS;
    await runJobs(without, handlers, pino({ level: 'silent' }));
    expect((await now(pulse)).result).toMatchObject({ answeredCount: 5, statements: [{ behaviourId: first?.id }] });
    expect(chat.posts.findLast(({ message }) => message.kind === 'pulse-result')?.message).toMatchObject({
      statements: [{ behaviourName: first?.name, words: 'All or nearly all agree.' }],
    });

    const ask = (verb: string, data: Record<string, unknown>): Promise<Answered | null> =>
      dispatch(without, {
        kind: 'card-action',
        caller: callerOf(ALEX, {}),
        activityId: 'a',
        verb,
        data,
        isInvoke: true,
      });
    const { agendaId } = agenda;
    const kinds = [
      said(await ask('show-summary', {})),
      said(await ask('start-agenda', {})),
      said(await ask('show-framework', {})),
      said(await ask('view-pulse', { pulseId: pulse.pulseId })),
      said(await ask('ask-another-question', { agendaId, shown: 0 })),
      said(await ask('open-agenda-pulse', { agendaId })),
    ];
    expect(kinds).toEqual([
      'summary',
      'agenda-form',
      'framework',
      'pulse-closed',
      'agenda',
      REFUSALS.BEHAVIOUR_UNKNOWN.what,
    ]);
  });
});

describe('a threshold that is raised, and set back by somebody else', () => {
  test('while a pulse is open goes for the next one; the open one keeps its own', async () => {
    chat = new TeamsConversation(NAMES);
    const pulse = await open(5);
    const raised = { frameworkId: 'mse-icb-values', timeZone: 'Europe/London', threshold: '11' };
    await chat.press(MEGAN, 'save-settings', { ...raised, pooling: 'no', comments: 'no' });
    await chat.wait(2);
    expect(await now(pulse)).toMatchObject({
      threshold: 5,
      result: { statements: [{ published: { shown: 'words' } }] },
    });
    await chat.press(ALEX, 'open-pulse', { formId: 'next', behaviours: 'innovative', hours: '1' });
    await chat.press(ALEX, 'save-settings', { ...raised, threshold: '5', pooling: 'no', comments: 'no' });
    await chat.press(ALEX, 'open-pulse', { formId: 'last', behaviours: 'living-well', hours: '1' });
    const opened = await chat.ports.store.openPulses(TEAM);
    expect(opened.map(({ threshold }) => threshold).toSorted()).toEqual([11, 5]);
  });

  test('is refused where fewer people are here than it needs answers', async () => {
    chat = new TeamsConversation(NAMES.slice(0, 10));
    const raised = { frameworkId: 'mse-icb-values', timeZone: 'Europe/London', threshold: '11' };
    expect(said(await chat.press(MEGAN, 'save-settings', { ...raised, pooling: 'no', comments: 'no' }))).toBe(
      REFUSALS.THRESHOLD_TOO_HIGH.what,
    );
  });
});
