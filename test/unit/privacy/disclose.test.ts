import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disclose, discloseRounds, type Histogram, holdBack } from '../../../src/privacy/disclose.ts';
import { answersIn, everyHistogram, said, shownOf } from './every-histogram.ts';

// The same examples every time.
fc.configureGlobal({ seed: 3 });

const NOTHING = { shown: 'nothing' };

describe('what may be shown of one statement', () => {
  it.each([0, 1, 2, 3, 4])('nothing at all from %i answers, however many were asked or not sure', (answers) => {
    for (const histogram of everyHistogram(answers))
      for (const notSure of [0, 3, 30]) expect(disclose({ histogram, notSure }, 60, 5)).toEqual(NOTHING);
  });

  it.each([
    [[0, 0, 0, 2, 3], 'all or nearly all agree'],
    [[1, 0, 0, 2, 2], 'all or nearly all agree'],
    [[0, 2, 0, 2, 1], 'most agree'],
    [[0, 2, 1, 2, 0], 'about half agree'],
    [[3, 1, 0, 1, 0], 'fewer than half agree'],
    [[5, 0, 0, 0, 0], 'fewer than half agree'],
    [[0, 0, 2, 3, 4], 'most agree'],
  ] as [Histogram, string][])('from 5 to 9 answers words only: %j reads "%s"', (histogram, words) => {
    expect(said(shownOf(histogram))).toMatchObject({ shown: 'words', words, rounds: 1, also: [] });
  });

  it('of ten answers with a lone dissenter words only, and the same as without', () => {
    expect(shownOf([1, 0, 0, 4, 5])).toEqual(shownOf([0, 0, 0, 4, 6]));
    expect(said(shownOf([1, 0, 0, 4, 5]))).toMatchObject({ shown: 'words', words: 'all or nearly all agree' });
  });

  it.each([
    [
      [3, 1, 4, 4, 1],
      ['agree: about 40%', 'in between: about 30%', 'disagree: about 30%'],
    ],
    [
      [1, 1, 5, 4, 4],
      ['agree: about 55%', 'in between or disagree: about 45%'],
    ],
    [
      [2, 2, 1, 4, 4],
      ['agree: about 60%', 'in between or disagree: about 40%'],
    ],
    [
      [4, 2, 4, 1, 1],
      ['agree or in between: about 50%', 'disagree: about 50%'],
    ],
    [
      [0, 3, 0, 0, 97],
      ['agree: 95% or more', 'in between or disagree: 5% or less'],
    ],
    [
      [97, 0, 0, 3, 0],
      ['agree: 5% or less', 'in between or disagree: 95% or more'],
    ],
  ] as [Histogram, string[]][])('from 10 answers on rounded bands of three or more people: %j', (histogram, bands) => {
    expect(said(shownOf(histogram)).bands?.map(({ label, share }) => `${label}: ${share}`)).toEqual(bands);
  });
});

describe('the number of answers that is needed', () => {
  it('is five or eleven, and one fewer shows nothing', () => {
    expect(disclose({ histogram: [0, 0, 0, 2, 2], notSure: 9 }, 13, 5).shown).toBe('nothing');
    expect(disclose({ histogram: [0, 0, 0, 2, 3], notSure: 0 }, 13, 5).shown).toBe('words');
    expect(disclose({ histogram: [0, 0, 4, 3, 3], notSure: 9 }, 19, 11).shown).toBe('nothing');
    expect(disclose({ histogram: [0, 0, 4, 3, 4], notSure: 0 }, 13, 11).shown).toBe('bands');
  });

  it.each([4, 3, 1, 0, -5])('is a mistake in the caller below five: %i', (threshold) => {
    expect(() => disclose({ histogram: [0, 0, 0, 9, 9], notSure: 0 }, 18, threshold)).toThrow(
      new RangeError('the disclosure threshold is never below 5'),
    );
  });

  it('changes what is shown only to nothing', () => {
    const people = fc.nat(8);
    fc.assert(
      fc.property(fc.tuple(people, people, people, people, people), fc.integer({ min: 5, max: 20 }), (histogram, k) => {
        const totals = { histogram, notSure: 0 };
        const expected = answersIn(histogram) < k ? NOTHING : disclose(totals, 60, 5);
        expect(disclose(totals, 60, k)).toEqual(expected);
      }),
    );
  });
});

describe('how many were not sure', () => {
  const ofTen: Histogram = [2, 1, 3, 3, 1];
  const words: Histogram = [0, 0, 1, 4, 5];
  const saidOf = (histogram: Histogram, notSure: number): readonly string[] =>
    said(disclose({ histogram, notSure }, answersIn(histogram), 5)).also ?? [];

  it.each([
    [0, []],
    [1, []],
    [2, []],
    [3, ['Some were not sure.']],
    [4, ['Some were not sure.']],
    [5, ['Many were not sure.']],
    [20, ['Many were not sure.']],
  ])('beside ten answers, %i not sure reads %j', (notSure, also) => {
    expect(saidOf(ofTen, notSure)).toEqual(also);
    expect(saidOf(words, notSure)).toEqual(also);
  });

  it('is never said below ten answers', () => {
    for (const answers of [5, 6, 7, 8, 9])
      for (const histogram of everyHistogram(answers))
        for (const notSure of [3, 5, 50]) expect(saidOf(histogram, notSure)).toEqual([]);
  });

  it('is never said of one or two people, and never as a number', () => {
    const people = fc.nat(12);
    fc.assert(
      fc.property(fc.tuple(people, people, people, people, people), fc.nat(40), (histogram, notSure) => {
        const nobody = disclose({ histogram, notSure: 0 }, 200, 5);
        const shown = disclose({ histogram, notSure }, 200, 5);
        if (notSure < 3 || answersIn(histogram) < 10) expect(shown).toEqual(nobody);
        else expect(saidOf(histogram, notSure).join()).toMatch(/^(Some|Many) were not sure\.$/);
      }),
    );
  });

  it('never enters a score', () => {
    const shown = said(disclose({ histogram: ofTen, notSure: 30 }, 40, 5));
    const nobody = said(disclose({ histogram: ofTen, notSure: 0 }, 40, 5));
    const scores = (one: typeof shown) => (one.bands ? [one.words, one.bands] : []);
    expect(scores(shown)).toEqual(scores(nobody));
    expect(scores(shown)).toHaveLength(2);
  });
});

describe('several rounds together', () => {
  it('are nothing below the number of answers that is needed, which is never below five', () => {
    const four: Histogram = [0, 0, 0, 2, 2];
    expect(discloseRounds(four, 2, 5)).toEqual(NOTHING);
    expect(discloseRounds(four, 2, 1)).toEqual(NOTHING);
    expect(discloseRounds([0, 0, 2, 4, 4], 4, 11)).toEqual(NOTHING);
    expect(discloseRounds([0, 0, 3, 4, 4], 4, 11).shown).toBe('words');
  });

  it('are words that say how many rounds they are, never shares, however many answers there are', () => {
    const people = fc.nat(12);
    fc.assert(
      fc.property(
        fc.tuple(people, people, people, people, people).filter((histogram) => answersIn(histogram) >= 5),
        fc.integer({ min: 2, max: 4 }),
        ([a, b, c, d, e], rounds) => {
          const shown = discloseRounds([a, b, c, d, e], rounds, 5);
          const also = [`The answers of ${rounds} rounds together, because each was too small to show.`];
          expect(said(shown)).toMatchObject({ shown: 'words', rounds, also });
          expect(shown).not.toHaveProperty('bands');
          expect(shown).toEqual(discloseRounds([0, a + b, c, e + d, 0], rounds, 5));
        },
      ),
    );
  });

  it('fall into the same bands as one round', () => {
    for (const histogram of everyHistogram(6)) {
      const [together, alone] = [said(discloseRounds(histogram, 2, 5)), said(shownOf(histogram))];
      expect([together.shown, together.level, together.words]).toEqual(['words', alone.level, alone.words]);
    }
  });
});

it('a result that is held back says so and nothing else', () => {
  expect(holdBack()).toEqual({ shown: 'suppressed' });
});

// Every histogram of these sizes, however many were unsure or silent: whoever reads the store learns what the text says.
describe('what is stored tells no more than the text', () => {
  it.each([5, 6, 7, 8, 9, 10, 11, 12])('of %i answers', (answers) => {
    const storedBehind = new Map<string, Set<string>>();
    for (const histogram of everyHistogram(answers))
      for (const notSure of [0, 2, 3, 6, 30])
        for (const silent of [0, 1, 7]) {
          const published = disclose({ histogram, notSure }, answers + silent, 5);
          const text = JSON.stringify(said(published));
          storedBehind.set(text, (storedBehind.get(text) ?? new Set()).add(JSON.stringify(published)));
        }
    expect(storedBehind.size).toBeGreaterThanOrEqual(4);
    expect([...storedBehind.values()].filter((stored) => stored.size !== 1)).toEqual([]);
  });

  it('at the ends of the scale, where shares are not told apart', () => {
    const storedOf = (agree: number): string =>
      JSON.stringify(disclose({ histogram: [1_000 - agree, 0, 0, agree, 0], notSure: 0 }, 1_000, 5));
    for (const counts of [
      [930, 960, 980, 997],
      [3, 20, 40, 70],
    ])
      expect(new Set(counts.map(storedOf)).size).toBe(1);
  });
});
