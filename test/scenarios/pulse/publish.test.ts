import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MARKS_KEY, markKeyOf } from '../../../src/privacy/audience-mark.ts';
import { disclose, discloseRounds } from '../../../src/privacy/disclose.ts';
import { emptyPool } from '../../../src/pulse/pool.ts';
import { publishPulse } from '../../../src/pulse/publish-pulse.ts';
import { AUDIENCE_KEPT_MS, CLOSING_GRACE_MS, type Pulse, type Statement } from '../../../src/pulse/pulse.ts';
import { newJob, SubjectMissing } from '../../../src/scheduling/job.ts';
import { DAY_MS } from '../../../src/scheduling/moments.ts';
import { PortsUnderTest } from '../../support/ports-under-test.ts';
import {
  MONDAY_NINE,
  sampleAnswer,
  samplePseudonym,
  samplePulse,
  saveAnswer,
  WARD_7,
} from '../../support/sample-documents.ts';

const LISTEN: Statement = { behaviourId: 'collaborative', behaviourName: 'Collaborative', text: 'We listen.' };
const SPEAK: Statement = { behaviourId: 'innovative', behaviourName: 'Innovative', text: 'We speak.' };
const UNANSWERED = -1;
const NOT_SURE = 0;

let chat: PortsUnderTest;
beforeEach(() => {
  chat = new PortsUnderTest();
});
afterEach(() => chat.close());

interface Round {
  readonly pulseId?: string;
  /** Of each who answers, one score for each statement. */
  readonly answers: readonly (readonly number[])[];
  readonly comments?: readonly string[];
  /** Days after the first Monday. */
  readonly day?: number;
  /** The number of the first of the twelve people who are asked. */
  readonly from?: number;
  readonly pulse?: Partial<Pulse>;
}

function all(count: number, ...scores: number[]): number[][] {
  return Array.from({ length: count }, () => scores);
}

/** Of twelve people, who have answered so; its time is up. */
async function open({ pulseId = 'pulse-1', answers, comments = [], day = 0, from = 0, pulse = {} }: Round) {
  const closesAt = MONDAY_NINE + day * DAY_MS;
  const audience = Array.from({ length: 12 }, (_, index) => {
    const personId = `person-${from + index}`;
    return { personId, teamsId: `29:${personId}` };
  });
  const statements = answers[0]?.length === 2 ? [LISTEN, SPEAK] : [LISTEN];
  const times = { openedAt: closesAt - DAY_MS, closesAt };
  await chat.ports.store.create(samplePulse({ pulseId, statements, audience, ...times, ...pulse }));
  await chat.ports.keys.create(pulseId);
  for (const [index, scores] of answers.entries()) {
    const answerId = samplePseudonym(`${pulseId} ${index}`);
    const expiresAt = Math.ceil(closesAt / 1000) + 9_999;
    const comment = comments[index] ?? '';
    await saveAnswer(chat.ports.store, sampleAnswer({ pulseId, answerId, scores: [...scores], comment, expiresAt }));
  }
  chat.now = closesAt;
}

function publish(pulseId = 'pulse-1', attempts = 0): Promise<void> {
  return publishPulse(chat.ports, { ...newJob('publish-pulse', WARD_7, pulseId, chat.now), attempts });
}

async function close(round: Round): Promise<Pulse | undefined> {
  await open(round);
  await publish(round.pulseId);
  return read(round.pulseId);
}

async function read(pulseId = 'pulse-1'): Promise<Pulse | undefined> {
  return (await chat.ports.store.read('pulse', WARD_7, pulseId))?.value;
}

async function answersLeft(): Promise<number> {
  let count = 0;
  for await (const _ of chat.ports.store.answersOf('pulse-1')) count += 1;
  return count;
}

async function jobs(): Promise<(readonly [string, number])[]> {
  const claimed = await chat.ports.store.claimJobs(Number.MAX_SAFE_INTEGER, 1, 20);
  return claimed.map(({ value: { jobType, dueAt } }) => [jobType, dueAt] as const).toSorted();
}

describe('a pulse whose time is up', () => {
  it('has one result, and nothing is left of its answers', async () => {
    const closed = await close({
      answers: [...all(6, 4, 5), ...all(1, NOT_SURE, 1), ...all(1, 2, UNANSWERED)],
      pulse: { refreshIds: ['29:person-1'] },
    });
    expect(closed).toMatchObject({
      state: 'closed',
      refreshIds: [],
      result: {
        answeredCount: 8,
        audienceCount: 12,
        closedAt: MONDAY_NINE,
        statements: [
          { published: disclose({ histogram: [0, 1, 0, 6, 0], notSure: 1 }, 12, 5), change: 'new' },
          { published: disclose({ histogram: [1, 0, 0, 0, 6], notSure: 0, unanswered: 1 }, 12, 5), change: 'new' },
        ],
      },
    });
    expect(await answersLeft()).toBe(0);
    expect(await chat.ports.keys.read('pulse-1')).toBeNull();
  });

  it.each([
    ['person', []],
    ['meeting', [['tell-chair', MONDAY_NINE]]],
  ] as const)('is told of where it was wanted by a %s', async (origin, more) => {
    await close({ answers: all(6, 4), pulse: { origin } });
    expect(await jobs()).toEqual(
      [
        ['delete-audience', MONDAY_NINE + AUDIENCE_KEPT_MS],
        ['post-comments', MONDAY_NINE],
        ['post-result', MONDAY_NINE],
        ['show-pulse', MONDAY_NINE],
        ...more,
      ].toSorted(),
    );
  });

  it('keeps its result when it is published again', async () => {
    const once = await close({ answers: all(6, 4) });
    const answersOf = () => {
      throw new Error('its answers are gone');
    };
    const ports = { ...chat.ports, store: { ...chat.ports.store, answersOf } };
    await publishPulse(ports, newJob('publish-pulse', WARD_7, 'pulse-1', chat.now));
    expect(await read()).toEqual(once);
  });

  it('keeps the result of another process that was quicker', async () => {
    await open({ answers: all(6, 4) });
    const { store } = chat.ports;
    const answersOf: typeof store.answersOf = async function* answersLater(pulseId) {
      await publish();
      yield* store.answersOf(pulseId);
    };
    const ports = { ...chat.ports, store: { ...store, answersOf } };
    await publishPulse(ports, newJob('publish-pulse', WARD_7, 'pulse-1', chat.now));
    expect((await read())?.result).toMatchObject({ answeredCount: 6, statements: [{ published: { shown: 'words' } }] });
  });

  it.each([
    ['both', all(6, 4, 4), [6, 6]],
    ['one', all(6, 4, NOT_SURE), [6]],
    ['none', all(4, 4, 4), []],
  ])('marks whom it asked with what may come into sight: %s', async (_, answers, expected) => {
    await close({ answers });
    const key = await chat.ports.keys.create(MARKS_KEY);
    const marks = await chat.ports.store.marksUnder(markKeyOf(key, 'closed', 'person-0'), 0);
    expect(marks.flatMap(({ statements }) => statements.map(({ answered }) => answered))).toEqual(expected);
  });

  it('waits where the clock was put back', async () => {
    await open({ answers: all(6, 4) });
    chat.now -= 1;
    await publish();
    expect(await read()).toMatchObject({ state: 'open', result: null });
    expect(await jobs()).toEqual([['publish-pulse', MONDAY_NINE + CLOSING_GRACE_MS]]);
    expect(await answersLeft()).toBe(6);
  });

  it.each([
    [3, true],
    [4, false],
  ])('that is not there has been looked for %i times before: its key stays: %s', async (attempts, stays) => {
    await chat.ports.keys.create('gone');
    await expect(publish('gone', attempts)).rejects.toThrow(new SubjectMissing('there is no pulse for it'));
    expect((await chat.ports.keys.read('gone')) !== null).toBe(stays);
  });

  it('shows nothing beside a result of the same people that it could be compared with', async () => {
    const statements = (pulse: Pulse | undefined) => pulse?.result?.statements.map(({ published }) => published.shown);
    expect(statements(await close({ answers: all(6, 4, NOT_SURE) }))).toEqual(['words', 'nothing']);
    expect(statements(await close({ pulseId: 'next', answers: all(7, 4, 4), day: 1 }))).toEqual([
      'suppressed',
      'words',
    ]);
  });

  it('says whether a statement changed since the last that asked it', async () => {
    await close({ answers: all(12, 1) });
    const next = await close({ pulseId: 'next', answers: all(12, 5, 5), day: 14 });
    expect(next?.result?.statements.map(({ change }) => change)).toEqual(['higher', 'new']);
  });
});

describe('comments', () => {
  const words = ['Fine.', 'More breaks.'];

  it.each<[string, number[][], boolean]>([
    ['ten answer', all(10, 4, 4), true],
    ['nine answer', all(9, 4, 4), false],
    ['nine of ten answer one of the statements', [...all(9, 4, 4), ...all(1, 4, UNANSWERED)], false],
    ['nothing is shown of one of the statements', all(10, 4, NOT_SURE), false],
  ])('where %s are kept for whoever opened it: %s', async (_, answers, areKept) => {
    await close({ answers, comments: words });
    const kept = await chat.ports.store.readComments('pulse-1');
    expect(kept?.lines.toSorted() ?? null).toEqual(areKept ? words : null);
  });

  it('are none where nobody wrote any, or the key is lost that puts them into another order', async () => {
    await close({ answers: all(10, 4) });
    await open({ pulseId: 'next', answers: all(10, 4), comments: words, day: 14 });
    await chat.ports.keys.destroy('next');
    await publish('next');
    expect(await chat.ports.store.readComments('pulse-1')).toBeNull();
    expect(await chat.ports.store.readComments('next')).toBeNull();
  });
});

describe('rounds that are too small', () => {
  const pulse = { isPooling: true };

  async function pool() {
    const { poolId } = emptyPool(samplePulse(), LISTEN);
    return (await chat.ports.store.read('pool', WARD_7, poolId))?.value;
  }

  async function shown(round: Round) {
    return (await close(round))?.result?.statements[0]?.published;
  }

  it('are shown together once they are enough, and then begin anew', async () => {
    expect(await shown({ answers: all(3, 4), pulse })).toMatchObject({ shown: 'nothing' });
    expect(await pool()).toMatchObject({ histogram: [0, 0, 0, 3, 0], pulseIds: ['pulse-1'] });
    const sum = discloseRounds([0, 0, 0, 3, 3], 2, 5);
    expect(await shown({ pulseId: 'next', answers: all(3, 5), day: 14, pulse })).toEqual(sum);
    expect(await pool()).toMatchObject({ pulseIds: [], spentIds: ['pulse-1', 'next'], taken: [] });
  });

  it('are one result of everybody whom any of them asked, and each of these is marked', async () => {
    await close({ answers: all(3, 4), pulse });
    await close({ pulseId: 'next', answers: all(3, 4), day: 14, from: 12, pulse });
    const key = await chat.ports.keys.create(MARKS_KEY);
    for (const personId of ['person-0', 'person-12']) {
      const marks = await chat.ports.store.marksUnder(markKeyOf(key, 'closed', personId), 0);
      expect(marks).toContainEqual(expect.objectContaining({ roundIds: ['pulse-1', 'next'], audienceCount: 24 }));
    }
  });

  it.each([
    ['by fewer than three', all(2, 4), true],
    ['where the team does not want that', all(3, 4), false],
  ])('are not added up %s', async (_, answers, isPooling) => {
    expect(await shown({ answers, pulse: { isPooling } })).toMatchObject({ shown: 'nothing' });
    expect((await pool())?.pulseIds ?? []).toEqual([]);
  });

  it('are not looked for where the team does not want that', async () => {
    const { store } = chat.ports;
    const read: typeof store.read = (kind, teamId, id) =>
      kind === 'pool' ? Promise.reject(new Error('no pool is kept')) : store.read(kind, teamId, id);
    await open({ answers: all(6, 4) });
    await publishPulse({ ...chat.ports, store: { ...store, read } }, newJob('publish-pulse', WARD_7, 'pulse-1', 0));
    expect(await read('pulse', WARD_7, 'pulse-1')).toMatchObject({ value: { state: 'closed' } });
  });

  it('are left alone where one is enough by itself', async () => {
    await close({ answers: all(3, 4), pulse });
    expect(await shown({ pulseId: 'next', answers: all(5, 4), day: 14, pulse })).toMatchObject({ shown: 'words' });
    expect(await pool()).toMatchObject({ pulseIds: ['pulse-1'] });
  });

  it('are suppressed, and not added, where their sum could be compared with another result', async () => {
    await close({ pulseId: 'first', answers: all(3, 4), pulse });
    await close({ pulseId: 'other', answers: all(6, 4), day: 1, pulse: { agendaId: '' } });
    expect(await shown({ pulseId: 'next', answers: all(3, 4), day: 14, from: 12, pulse })).toEqual({
      shown: 'suppressed',
    });
    expect(await pool()).toMatchObject({ pulseIds: ['first'] });
  });

  it('stay as they are when a round is published again that is among them', async () => {
    await close({ answers: all(3, 4), pulse });
    await publish();
    expect(await pool()).toMatchObject({ histogram: [0, 0, 0, 3, 0], pulseIds: ['pulse-1'] });
  });
});
