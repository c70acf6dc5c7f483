import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disclose, type Histogram } from '../../../src/privacy/disclose.ts';
import { answersIn, countOf, said } from './every-histogram.ts';

// The same examples every time.
fc.configureGlobal({ seed: 3 });

const SENTENCE = /^Whatever the others think, between (\d+)% and (\d+)% of everyone asked agree\.$/;

interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** The bounds as a reader finds them in the text. */
function boundsOf(histogram: Histogram, invited: number, notSure = 0): Bounds | null {
  const sentences = said(disclose({ histogram, notSure }, invited, 5)).also ?? [];
  const found = sentences.map((sentence) => SENTENCE.exec(sentence)).find(Boolean);
  return found ? { low: Number(found[1]), high: Number(found[2]) } : null;
}

function agreeShare(histogram: Histogram, invited: number): string {
  const { bands } = said(disclose({ histogram, notSure: 0 }, invited, 5));
  return bands ? (bands.find(({ label }) => label === 'agree')?.share ?? 'merged') : 'words';
}

const people = fc.nat(25);
const histograms: fc.Arbitrary<Histogram> = fc.tuple(people, people, people, people, people);
const silence = fc.nat(60);
const OFTEN = { numRuns: 2_000 };

describe('what the silent could change', () => {
  it.each([
    [[2, 1, 3, 4, 2], 20, { low: 25, high: 75 }],
    [[1, 2, 4, 2, 2], 13, { low: 25, high: 50 }],
    [[1, 2, 3, 3, 1], 11, { low: 30, high: 50 }],
    [[2, 1, 0, 3, 6], 200, { low: 0, high: 100 }],
  ] as [Histogram, number, Bounds][])('of %j among %i people asked', (histogram, invited, bounds) => {
    expect(boundsOf(histogram, invited)).toEqual(bounds);
  });

  it('is never more than the bounds, whatever any number of them would have said', () => {
    fc.assert(
      fc.property(histograms, silence, (histogram, silent) => {
        const invited = answersIn(histogram) + silent;
        const bounds = boundsOf(histogram, invited);
        if (!bounds) return;
        for (let agreeing = 0; agreeing <= silent; agreeing += 1) {
          const share = ((countOf(histogram, [4, 5]) + agreeing) / invited) * 100;
          expect(share).toBeGreaterThanOrEqual(bounds.low);
          expect(share).toBeLessThanOrEqual(bounds.high);
        }
      }),
      OFTEN,
    );
  });

  it('lies between whole fives from 0 to 100', () => {
    fc.assert(
      fc.property(histograms, silence, (histogram, silent) => {
        const { low, high } = boundsOf(histogram, answersIn(histogram) + silent) ?? { low: 0, high: 5 };
        expect([low % 5, high % 5]).toEqual([0, 0]);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(100);
        expect(high).toBeGreaterThan(low);
      }),
      OFTEN,
    );
  });

  it('is not said when everybody answered', () => {
    fc.assert(
      fc.property(histograms, (histogram) => {
        expect(boundsOf(histogram, answersIn(histogram))).toBeNull();
      }),
    );
  });

  it('is not said of fewer than ten answers, nor where only words are shown', () => {
    expect(boundsOf([1, 1, 2, 3, 2], 30)).toBeNull();
    expect(boundsOf([1, 1, 0, 4, 6], 30)).toBeNull();
  });

  it('is not said where the share who agree is not shown by itself or stands for an end of the scale', () => {
    expect(agreeShare([5, 0, 5, 1, 1], 30)).toBe('merged');
    expect(boundsOf([5, 0, 5, 1, 1], 30)).toBeNull();
    expect(agreeShare([0, 3, 0, 0, 57], 90)).toBe('95% or more');
    expect(boundsOf([0, 3, 0, 0, 57], 90)).toBeNull();
    expect(agreeShare([40, 17, 0, 3, 0], 90)).toBe('5% or less');
    expect(boundsOf([40, 17, 0, 3, 0], 90)).toBeNull();
  });

  it('is said for every other share, and never beside an end of the scale', () => {
    fc.assert(
      fc.property(histograms, fc.integer({ min: 1, max: 60 }), (histogram, silent) => {
        const invited = answersIn(histogram) + silent;
        expect(boundsOf(histogram, invited) !== null).toBe(agreeShare(histogram, invited).startsWith('about'));
      }),
      OFTEN,
    );
  });

  it('follows from the rounded share, the answers and the people asked, and so tells nothing more', () => {
    const told = new Map<string, Bounds>();
    let compared = 0;
    for (let answers = 10; answers <= 45; answers += 1)
      for (let agree = 3; agree <= answers; agree += 1)
        for (const between of [0, 1, 3, 5])
          for (const invited of [answers + 1, answers + 7, answers * 2]) {
            const histogram: Histogram = [answers - agree - between, 0, between, agree, 0];
            if (histogram[0] < 0) continue;
            const bounds = boundsOf(histogram, invited, between);
            if (!bounds) continue;
            const known = `${agreeShare(histogram, invited)}, ${answers} of ${invited}`;
            compared += told.has(known) ? 1 : 0;
            expect(bounds, known).toEqual(told.get(known) ?? bounds);
            told.set(known, bounds);
          }
    expect(compared).toBeGreaterThan(1_000);
  });
});
