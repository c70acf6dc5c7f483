import { describe, expect, it } from 'vitest';
import { agreeing, type Level } from '../../../src/privacy/disclose.ts';
import { areApart, type TalkAbout, toTalkAbout } from '../../../src/pulse/highlights.ts';
import type { StatementResult } from '../../../src/pulse/pulse.ts';
import { type Outcome, publishedAs } from '../../support/sample-results.ts';

const LEVELS: readonly Level[] = [1, 2, 3, 4];
const SIZES = Array.from({ length: 36 }, (_, index) => index + 5);

/** What is said of statements on behaviours a, b, c ..., or on those that are named. */
function found(outcomes: readonly Outcome[], answered: number, behaviours = 'abcdefgh'): TalkAbout {
  const statements = outcomes.map((_, index) => {
    const behaviourId = behaviours.charAt(index);
    return { behaviourId, behaviourName: behaviourId.toUpperCase(), text: `We ${index}.` };
  });
  const results = outcomes.map((outcome, index): StatementResult => {
    const published = publishedAs(outcome, 10, 12);
    return { behaviourId: behaviours.charAt(index), published, change: 'unclear' };
  });
  return toTalkAbout(statements, results, answered);
}

/** How low a row reads; nothing where it says none. */
const ROW_READS: Readonly<Record<Outcome, number>> = { 1: 1, 2: 2, 3: 3, 4: 4, sum: 4, 'low sum': 1, held: 9, few: 9 };

const said = (...given: Parameters<typeof found>): string => {
  const one = found(...given);
  return one.code === 'named' ? one.behaviourName : one.code;
};

describe('what a result says to talk about', () => {
  it.each([
    ['nothing is shown', ['few', 'held'], 6, 'nothing'],
    ['one alone that is high', [4], 6, 'nothing'],
    ['one alone in the middle, which is worth it', [2], 6, 'A'],
    ['one alone that is low beside what is not shown', ['few', 1, 'held'], 6, 'B'],
    ['all at the same level', [3, 3, 3], 6, 'alike'],
    ['neighbours, four or five of five against three', [4, 3], 5, 'too few'],
    ['two levels apart', [4, 2], 5, 'B'],
    ['the ends', [1, 4], 6, 'A'],
    ['one of three on top', [2, 4, 2], 6, 'several'],
    ['one of three at the bottom', [4, 4, 1], 6, 'C'],
    ['a tie on both sides', [4, 1, 4, 1], 6, 'several'],
    ['those in the middle do not matter', [3, 4, 2, 1, 3], 6, 'D'],
    ['neighbours, never apart by two for certain, however many answer', [4, 3], 40, 'too close'],
    ['a sum of rounds that reads higher is not compared', [4, 'sum', 1], 6, 'C'],
    ['a sum of rounds that reads as low or lower would contradict a name', [4, 1, 'low sum'], 6, 'several'],
    ['the same beside one alone', [2, 'low sum'], 6, 'several'],
  ] as [string, Outcome[], number, string][])('%s', (_, outcomes, answered, name) => {
    expect(said(outcomes, answered)).toBe(name);
  });

  it('goes by all statements on a behaviour, so that no row is lower than the one that is named', () => {
    // Of a full check: a value’s own statement is high, and one of its lines is the lowest of all.
    expect(said([4, 1, 3, 4], 6, 'aabb')).toBe('A');
    expect(said([3, 4, 4, 1], 6, 'aabb')).toBe('B');
    expect(said([1, 4, 4, 1], 6, 'aabb')).toBe('several');
    expect(said(['few', 1, 4, 4], 6, 'aabb')).toBe('A');
  });

  it('never names a behaviour where another row reads as low or lower, whatever is shown', () => {
    const outcomes: readonly Outcome[] = [1, 2, 3, 4, 'sum', 'low sum', 'few'];
    let named = 0;
    for (const first of outcomes)
      for (const second of outcomes)
        for (const third of outcomes) {
          const levels = [first, second, third].map((one) => ROW_READS[one]);
          const one = found([first, second, third], 12);
          if (one.code !== 'named') continue;
          named += 1;
          const place = 'abc'.indexOf(one.behaviourId);
          const others = levels.filter((_, index) => index !== place);
          expect(Math.min(...others)).toBeGreaterThan(levels[place] ?? 9);
        }
    expect(named).toBeGreaterThan(50);
  });

  it('of two levels is a name only where two answers or more lie between them for certain, and always then', () => {
    let named = 0;
    for (const answered of SIZES)
      for (const top of LEVELS)
        for (const bottom of LEVELS) {
          if (top <= bottom) continue;
          const apart = agreeing(top, answered).fewest - agreeing(bottom, answered).most >= 2;
          expect(areApart(top, bottom, answered)).toBe(apart);
          expect(found([top, bottom], answered).code === 'named').toBe(apart);
          named += apart ? 1 : 0;
        }
    expect(named).toBeGreaterThan(SIZES.length);
  });

  it('does not depend on the order of the statements', () => {
    expect(said([2, 4, 1], 7)).toBe('C');
    expect(said([1, 4, 2], 7)).toBe('A');
  });
});

describe('what a reader of the words knows', () => {
  it.each([
    [4, 5, 4, 5],
    [3, 5, 3, 3],
    [2, 5, 2, 2],
    [1, 5, 0, 1],
    [4, 10, 8, 10],
    [1, 10, 0, 3],
  ] as [Level, number, number, number][])(
    'level %i of %i answers is %i to %i people',
    (level, answered, fewest, most) => {
      expect(agreeing(level, answered)).toEqual({ fewest, most });
    },
  );

  it('is one level for every number of people who agree', () => {
    for (const answered of SIZES) {
      const counts = LEVELS.flatMap((level) => {
        const { fewest, most } = agreeing(level, answered);
        return Array.from({ length: most - fewest + 1 }, (_, index) => fewest + index);
      });
      expect(counts).toEqual(Array.from({ length: answered + 1 }, (_, count) => count));
    }
  });
});
