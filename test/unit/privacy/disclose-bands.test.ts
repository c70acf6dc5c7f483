import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disclose, type Histogram } from '../../../src/privacy/disclose.ts';
import { answersIn, byText, countOf, GROUPS, said, shownOf } from './every-histogram.ts';

// The same examples every time.
fc.configureGlobal({ seed: 3 });

const LABELS: Record<string, readonly number[]> = { agree: [4, 5], 'in between': [3], disagree: [1, 2] };

const people = fc.nat(20);
/** From ten answers to a hundred. */
const many: fc.Arbitrary<Histogram> = fc
  .tuple(people, people, people, people, people)
  .filter((histogram) => answersIn(histogram) >= 10);
const atMostTwo = fc.nat(2);
/** Nobody, one or two people who answer otherwise. */
const few = fc.array(fc.nat(), { maxLength: 2 });

function behind(label: string): readonly number[] {
  return label.split(' or ').flatMap((part) => LABELS[part] ?? []);
}

describe('from ten answers on', () => {
  it('every band shown stands for three people or more, and all bands together for everybody', () => {
    fc.assert(
      fc.property(many, (histogram) => {
        const { bands } = said(shownOf(histogram));
        if (!bands) return;
        const answers = bands.map(({ label }) => behind(label));
        expect(answers.flat().sort()).toEqual([1, 2, 3, 4, 5]);
        expect(answers.length).toBeGreaterThanOrEqual(2);
        for (const group of answers) expect(countOf(histogram, group)).toBeGreaterThanOrEqual(3);
      }),
    );
  });

  it('all, all but one and all but two of us give the same text, whether we agree, disagree or neither', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(LABELS)), fc.integer({ min: 10, max: 80 }), few, (same, n, odd) => {
        const others = [1, 2, 3, 4, 5].filter((answer) => !same.includes(answer));
        const histogram: Histogram = [0, 0, 0, 0, 0];
        for (const one of odd) {
          const index = (others[one % others.length] ?? 1) - 1;
          histogram[index] = (histogram[index] ?? 0) + 1;
        }
        const usual = (same[0] ?? 1) - 1;
        const unanimous: Histogram = [0, 0, 0, 0, 0];
        unanimous[usual] = n;
        histogram[usual] = n - odd.length;
        expect(shownOf(histogram)).toEqual(shownOf(unanimous));
        expect(shownOf(histogram).shown).toBe('words');
      }),
    );
  });

  it('how strongly people agree or disagree never changes the text', () => {
    fc.assert(
      fc.property(many, ([a, b, c, d, e]) => {
        expect(shownOf([a, b, c, d, e])).toEqual(shownOf([b + a, 0, c, 0, e + d]));
      }),
    );
  });

  it('nobody can tell none from one or two who disagree', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 10, max: 40 }), atMostTwo, atMostTwo, (agree, rest, some, other) => {
        const shown = shownOf([some, 0, rest - some, agree, 0]);
        expect(shown).toEqual(shownOf([0, other, rest - other, 0, agree]));
      }),
    );
  });

  it('nobody can tell none from one or two who agree, where others disagree', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 40 }),
        fc.integer({ min: 7, max: 40 }),
        atMostTwo,
        atMostTwo,
        (disagree, rest, some, other) => {
          const shown = shownOf([disagree, 0, rest - some, some, 0]);
          expect(shown).toEqual(shownOf([0, disagree, rest - other, 0, other]));
        },
      ),
    );
  });

  it('shares are rounded to five, and the ends are not told apart', () => {
    fc.assert(
      fc.property(many, (histogram) => {
        for (const { label, share } of said(shownOf(histogram)).bands ?? []) {
          const exact = (countOf(histogram, behind(label)) / answersIn(histogram)) * 100;
          const percent = Number(/\d+/.exec(share)?.[0]);
          expect(share).toMatch(/^(about [1-9][05]%|95% or more|5% or less)$/);
          expect(percent % 5).toBe(0);
          if (share.startsWith('about')) expect(Math.abs(percent - exact)).toBeLessThanOrEqual(2.5);
          if (share === '95% or more') expect(exact).toBeGreaterThanOrEqual(92.5);
          if (share === '5% or less') expect(exact).toBeLessThan(7.5);
        }
      }),
    );
  });

  it('a mean, a tally per answer or a spread has no place in what is shown', () => {
    fc.assert(
      fc.property(many, fc.nat(30), fc.nat(30), (histogram, notSure, silent) => {
        const shown = disclose({ histogram, notSure }, answersIn(histogram) + notSure + silent, 5);
        const fields = shown.shown === 'words' ? ['isOfFewer', 'level', 'notSure', 'rounds', 'shown'] : BANDS_FIELDS;
        expect(Object.keys(shown).sort()).toEqual(fields);
        const inBands = 'bands' in shown ? shown.bands.flatMap((band) => Object.keys(band)) : [];
        expect([...new Set(inBands)].sort()).toEqual('bands' in shown ? ['from', 'share', 'to'] : []);
      }),
    );
  });
});

const BANDS_FIELDS = ['bands', 'isOfFewer', 'level', 'notSure', 'ofEveryone', 'shown'];

// Measured over every histogram: for the most telling text, how many histograms and how many means remain possible.
describe.each([
  { answers: 5, histograms: 21, means: 8, width: 1.4 },
  { answers: 6, histograms: 25, means: 9, width: 1.33 },
  { answers: 7, histograms: 29, means: 10, width: 1.28 },
  { answers: 8, histograms: 33, means: 12, width: 1.37 },
  { answers: 9, histograms: 37, means: 13, width: 1.33 },
  { answers: 10, histograms: 16, means: 7, width: 0.6 },
  { answers: 11, histograms: 16, means: 7, width: 0.54 },
  { answers: 12, histograms: 16, means: 7, width: 0.5 },
])('behind every text of $answers answers', ({ answers, histograms, means, width }) => {
  const behindEach = [...byText(answers).values()];

  it(`lie at least ${histograms} different tallies of the five answers`, () => {
    expect(Math.min(...behindEach.map((possible) => possible.length))).toBe(histograms);
  });

  it(`lie at least ${means} different means, ${width} of a point apart or more`, () => {
    const sums = behindEach.map((possible) => possible.map((one) => one.reduce((sum, n, at) => sum + n * (at + 1), 0)));
    expect(Math.min(...sums.map((each) => new Set(each).size))).toBe(means);
    const widths = sums.map((each) => (Math.max(...each) - Math.min(...each)) / answers);
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(width);
    expect(Math.min(...widths)).toBeLessThan(width + 0.01);
  });
});

describe.each([10, 11, 12])('no text of %i answers', (answers) => {
  it('tells that nobody, one or two of us, or all but so many, gave some answer or answers', () => {
    const few = [0, 1, 2];
    for (const [text, histograms] of byText(answers))
      for (const group of GROUPS) {
        const counts = new Set(histograms.map((histogram) => countOf(histogram, group)));
        const telling = counts.size === 1 && few.some((count) => counts.has(count) || counts.has(answers - count));
        expect(telling, `${text} tells how many answered ${group}`).toBe(false);
      }
  });
});
