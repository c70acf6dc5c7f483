import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { Ports } from '../../../src/ports.ts';
import { MARKS_KEY, markKeyOf } from '../../../src/privacy/audience-mark.ts';
import { type Disclosable, disclose, discloseRounds, holdBack } from '../../../src/privacy/disclose.ts';
import {
  type Added,
  checkOthersInSight,
  markSum,
  mayComeIntoSight,
  NOTHING_ADDED,
} from '../../../src/pulse/check-others-in-sight.ts';
import type { Pulse, Statement } from '../../../src/pulse/pulse.ts';
import { PortsUnderTest } from '../../support/ports-under-test.ts';
import { MONDAY_NINE, samplePulse, sampleResult } from '../../support/sample-documents.ts';

const DAY_MS = 86_400_000;
const LISTEN: Statement = { behaviourId: 'collaborative', behaviourName: 'Collaborative', text: 'We listen.' };
const SPEAK: Statement = { ...LISTEN, text: 'We speak.' };
const IN_WORDS = disclose({ histogram: [0, 1, 0, 3, 2], notSure: 0 }, 6, 5);
const AS_A_SUM = discloseRounds([0, 1, 0, 3, 2], 2, 5);

let chat: PortsUnderTest;
beforeEach(() => {
  chat = new PortsUnderTest();
});
afterEach(() => chat.close());

function people(from: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `person-${from + index}`);
}

/** A round on whether we listen that asks these people, and closes so many days after Monday. */
function round(pulseId: string, asked: readonly string[], days = 0, overrides: Partial<Pulse> = {}): Pulse {
  return samplePulse({
    pulseId,
    statements: [LISTEN],
    closesAt: MONDAY_NINE + days * DAY_MS,
    audience: asked.map((personId) => ({ personId, teamsId: `29:${personId}` })),
    ...overrides,
  });
}

/** What it leaves when it has closed, with so many answers. */
async function close(pulse: Pulse, answered = pulse.audience.length, published: Disclosable = IN_WORDS): Promise<void> {
  await checkOthersInSight(chat.ports, pulse, [{ statement: pulse.statements[0] ?? LISTEN, answered }], []);
  await keep(pulse, published);
}

async function keep(pulse: Pulse, published: Disclosable): Promise<void> {
  const statements = pulse.statements.map(({ behaviourId }) => ({ behaviourId, published, change: 'new' as const }));
  await chat.ports.store.create({
    ...pulse,
    state: 'closed',
    result: sampleResult({ statements, audienceCount: pulse.audience.length, closedAt: pulse.closesAt }),
  });
}

/** Whether a result on whether we listen could tell about too few, by itself or added to earlier rounds. */
async function tells(pulse: Pulse, answered: number, added: Added = NOTHING_ADDED): Promise<boolean> {
  const check = await checkOthersInSight(chat.ports, pulse, [{ statement: LISTEN, answered }], added.pulses);
  return check({ statement: LISTEN, answered }, added);
}

const six = people(0, 6);

describe('beside a result in words of the same people', () => {
  it('another could tell about too few', async () => {
    await close(round('first', six));
    expect(await tells(round('second', six, 1), 6)).toBe(true);
  });

  it('also where the team of the first has been erased since, and nobody knows any more whom it asked', async () => {
    await checkOthersInSight(chat.ports, round('first', six), [{ statement: LISTEN, answered: 6 }], []);
    expect(await tells(round('second', six, 1), 6)).toBe(true);
    expect(await tells(round('third', six, 7), 6)).toBe(false);
  });

  it('also where the first is being published just now', async () => {
    const first = round('first', six);
    await checkOthersInSight(chat.ports, first, [{ statement: LISTEN, answered: 6 }], []);
    await chat.ports.store.create(first);
    expect(await tells(round('second', six, 1), 6)).toBe(true);
  });

  it('also where the first asked something else before it, of which nothing was shown', async () => {
    const first = round('first', six, 0, { statements: [SPEAK, LISTEN] });
    await checkOthersInSight(chat.ports, first, [{ statement: LISTEN, answered: 6 }], []);
    const statements = [holdBack(), IN_WORDS].map((published) => ({
      behaviourId: 'collaborative',
      published,
      change: 'new' as const,
    }));
    await chat.ports.store.create({ ...first, state: 'closed', result: sampleResult({ statements }) });
    expect(await tells(round('second', six, 1), 6)).toBe(true);
  });

  it.each([
    ['if the first asked something else', round('first', six, 0, { statements: [SPEAK] }), IN_WORDS],
    ['if nothing was shown of it', round('first', six), disclose({ histogram: [0, 0, 0, 2, 2], notSure: 0 }, 6, 5)],
    ['if it was suppressed', round('first', six), holdBack()],
    ['if it came into sight only in a sum, which is another result', round('first', six), AS_A_SUM],
  ])('it could not %s', async (_, first, published) => {
    await close(first, 6, published);
    expect(await tells(round('second', six, 1), 6)).toBe(false);
  });

  it.each([
    ['Europe/London', false],
    ['Pacific/Auckland', true],
  ])('six days are counted in the zone of either: %s', async (timeZone, expected) => {
    // From half past midnight on Tuesday in Auckland, where it is Monday in London, to Sunday.
    await close(round('first', six, 0, { closesAt: Date.UTC(2026, 10, 9, 11, 30), timeZone }));
    expect(await tells(round('second', six, 0, { closesAt: Date.UTC(2026, 10, 15, 10, 30) }), 6)).toBe(expected);
  });
});

describe('a sum of rounds', () => {
  const earlier = round('earlier', people(20, 8));
  const threshold = 11;

  it('is of all who answered in them, and so may leave enough of them', async () => {
    await close(round('other', [...people(0, 5), ...people(40, 6)], 1, { threshold }), 11);
    const added = { pulses: [earlier], answered: 8 };
    expect(await tells(round('newest', people(0, 10), 2), 10, added)).toBe(false);
  });

  it('is in words, however many they are: it may have one person in common with another', async () => {
    await close(round('other', [...people(0, 2), ...people(40, 5)], 1), 7);
    const added = { pulses: [earlier], answered: 8 };
    expect(await tells(round('newest', people(0, 10), 2), 10, added)).toBe(true);
  });

  it('is stricter so than one round of as many, which is in bands', async () => {
    await close(round('other', [...people(0, 2), ...people(40, 5)], 1), 7);
    expect(await tells(round('newest', [...people(0, 10), ...people(20, 8)], 2), 18)).toBe(false);
  });

  it('is beside what closed near an earlier one of them, which the newest alone is not', async () => {
    const longAgo = round('earlier', people(20, 3), -20);
    await close(round('other', people(20, 6), -21));
    const newest = round('newest', people(20, 6));
    const check = await checkOthersInSight(chat.ports, newest, [{ statement: LISTEN, answered: 3 }], [longAgo]);
    expect(check({ statement: LISTEN, answered: 3 }, { pulses: [longAgo], answered: 3 })).toBe(true);
    expect(check({ statement: LISTEN, answered: 3 })).toBe(false);
  });

  it.each([
    ['all are known: one person in common is the most', 6, 0, false],
    ['some are not known any more, who may be in the other too', 2, 0, true],
    ['nobody is known any more', 0, 0, true],
    ['so of a round 28 days ago', 0, -28, true],
    ['29 days ago no others are looked for beside it', 0, -29, false],
  ])('counts with whom an earlier round asked: %s', async (_, known, days, expected) => {
    const result = sampleResult({ audienceCount: 6 });
    const first = round('earlier', people(20, known), days, { state: 'closed', result });
    await close(round('other', [...people(0, 1), ...people(40, 5)], -1));
    expect(await tells(round('newest', six), 3, { pulses: [first], answered: 3 })).toBe(expected);
  });

  it.each([
    ['that has one of them in common with it', [...people(0, 1), ...people(40, 5)], false],
    ['that has two of them in common with it, of the first round', [...people(4, 2), ...people(60, 4)], true],
    ['that has two of them in common with it, of the last round', [...people(20, 2), ...people(60, 4)], true],
  ])('is in sight of what closes later %s, as one result of all whom its rounds asked', async (_, asked, expected) => {
    const [first, last] = [round('first', people(0, 6), -10), round('last', people(20, 6), 0)];
    for (const one of [first, last]) await keep(one, one === last ? AS_A_SUM : holdBack());
    await markSum(chat.ports, last, LISTEN, [first, last], 6);
    expect(await tells(round('newest', asked, 1), 6)).toBe(expected);
  });

  it('and the round that closed it are two', async () => {
    const last = round('last', six);
    await checkOthersInSight(chat.ports, last, [{ statement: LISTEN, answered: 3 }], []);
    await markSum(chat.ports, last, LISTEN, [round('first', people(20, 6)), last], 6);
    await keep(last, AS_A_SUM);
    expect(await tells(round('newest', six, 1), 6)).toBe(true);
  });
});

test.each([
  ['nothing was shown of it', disclose({ histogram: [0, 0, 0, 2, 1], notSure: 0 }, 6, 5)],
  ['it was suppressed', holdBack()],
])('a sum is not in sight if in the end %s', async (_, published) => {
  const last = round('last', six);
  await markSum(chat.ports, last, LISTEN, [last], 6);
  await keep(last, published);
  expect(await tells(round('newest', six, 1), 6)).toBe(false);
});

test('two sums that one round closed are both in sight', async () => {
  const last = round('last', six, 0, { statements: [LISTEN, SPEAK] });
  for (const statement of last.statements) await markSum(chat.ports, last, statement, [last], 6);
  await keep(last, AS_A_SUM);
  const newest = round('newest', six, 1, { statements: [LISTEN, SPEAK] });
  const counts = newest.statements.map((statement) => ({ statement, answered: 6 }));
  const check = await checkOthersInSight(chat.ports, newest, counts, []);
  expect(counts.map((one) => check(one))).toEqual([true, true]);
});

test('it looks for whole and parts: three steps far, each person once, and not by way of what closed at another time', async () => {
  const [a, b, c, d] = [people(0, 3), people(10, 3), people(20, 3), people(30, 3)];
  await close(round('whole', [...a, ...b]), 6);
  await close(round('part', [...b, ...c]), 6);
  await close(round('another whole', [...c, ...d]), 6);
  await close(round('too far', [...d, ...people(40, 3)]), 6);
  await close(round('at another time', [...a, ...people(50, 3)], -6), 6);
  const looked: string[] = [];
  const { store } = chat.ports;
  const marksUnder: Ports['store']['marksUnder'] = (markKey, since) => {
    looked.push(markKey);
    return store.marksUnder(markKey, since);
  };

  const newest = round('newest', [...a, ...people(60, 3)], 1);
  await checkOthersInSight(
    { ...chat.ports, store: { ...store, marksUnder } },
    newest,
    [{ statement: LISTEN, answered: 6 }],
    [],
  );
  const key = await chat.ports.keys.create(MARKS_KEY);
  const expected = [...a, ...people(60, 3), ...b, ...c].map((personId) => markKeyOf(key, 'closed', personId));
  expect(looked.toSorted()).toEqual(expected.toSorted());
});

test('where nothing may come into sight nobody is marked, and nothing is told', async () => {
  const check = await checkOthersInSight(chat.ports, round('newest', six), [], []);
  const key = await chat.ports.keys.create(MARKS_KEY);
  expect(check({ statement: LISTEN, answered: 6 })).toBe(false);
  expect(await chat.ports.store.marksUnder(markKeyOf(key, 'closed', 'person-0'), 0)).toEqual([]);
});

test.each([
  [5, false, 4, false],
  [5, false, 5, true],
  [5, true, 2, false],
  [5, true, 3, true],
  [11, false, 10, false],
  [11, true, 3, true],
])(
  'from %i answers on, rounds added up: %s, of %i something may come into sight: %s',
  (threshold, isPooling, answered, expected) => {
    expect(mayComeIntoSight(samplePulse({ threshold, isPooling }), answered)).toBe(expected);
  },
);
