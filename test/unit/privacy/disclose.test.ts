import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disclose, type Histogram } from '../../../src/privacy/disclose.ts';

const K = 5;

/** Every histogram of exactly this many answers. */
function allOf(answers: number): Histogram[] {
  const found: Histogram[] = [];
  for (let a = 0; a <= answers; a += 1)
    for (let b = 0; a + b <= answers; b += 1)
      for (let c = 0; a + b + c <= answers; c += 1)
        for (let d = 0; a + b + c + d <= answers; d += 1) found.push([a, b, c, d, answers - a - b - c - d]);
  return found;
}

const histogram = (longest: number): fc.Arbitrary<Histogram> => {
  const count = fc.nat(longest);
  return fc.tuple(count, count, count, count, count);
};

describe('what may be shown of one statement', () => {
  it.each([0, 1, 4])('nothing at all from %i answers', (answers) => {
    for (const one of allOf(answers)) expect(disclose(one, K)).toEqual({ shown: 'nothing' });
  });

  it.each([
    [[0, 0, 0, 2, 3], 'all or nearly all of us agree'],
    [[1, 0, 0, 2, 2], 'all or nearly all of us agree'],
    [[0, 2, 0, 2, 1], 'most of us agree'],
    [[0, 2, 1, 2, 0], 'about half of us agree'],
    [[3, 1, 0, 1, 0], 'fewer than half of us agree'],
    [[5, 0, 0, 0, 0], 'fewer than half of us agree'],
    [[0, 0, 2, 3, 4], 'most of us agree'],
  ] as [Histogram, string][])('from 5 to 9 answers words only: %j reads "%s"', (counts, words) => {
    const shown = disclose(counts, K);

    expect(shown).toMatchObject({ shown: 'words', words });
    expect(JSON.stringify(shown).replace('"level":', '')).not.toMatch(/[05-9]|[0-9]{2}/);
  });

  it('for 5 to 9 answers, all agreeing and all but one agreeing read the same', () => {
    for (const answers of [5, 6, 7, 8, 9]) {
      expect(disclose([0, 0, 0, 0, answers], K)).toEqual(disclose([1, 0, 0, 0, answers - 1], K));
      expect(disclose([answers, 0, 0, 0, 0], K)).toEqual(disclose([answers - 1, 0, 0, 0, 1], K));
    }
  });

  it('from 10 answers on, every band shown stands for three people or more', () => {
    fc.assert(
      fc.property(histogram(30), ([a, b, c, d, e]) => {
        const shown = disclose([a, b, c, d, e], K);
        if (shown.shown !== 'bands') return;
        const people: Record<string, number> = { agree: d + e, 'in between': c, disagree: a + b };
        for (const { label } of shown.bands) {
          const inBand = label.split(' or ').reduce((sum, part) => sum + (people[part] ?? Number.NaN), 0);
          expect(inBand).toBeGreaterThanOrEqual(3);
        }
        expect(shown.bands.length).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  it('from 10 answers on, nobody can tell none from one or two in a band', () => {
    fc.assert(
      fc.property(histogram(30), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }), (h, few, other) => {
        const total = 12 + h[2] + h[3];
        const withFew = disclose([few, 0, total - few, 6, 0], K);
        const withOther = disclose([other, 0, total - other, 6, 0], K);
        expect(withFew).toEqual(withOther);
      }),
    );
  });

  it('a lone dissenter among ten is not visible: words, no shares', () => {
    expect(disclose([1, 0, 0, 4, 5], K)).toEqual(disclose([0, 0, 0, 4, 6], K));
    expect(disclose([1, 0, 0, 4, 5], K).shown).toBe('words');
  });

  it('shares are rounded to five and the ends are not told apart', () => {
    expect(disclose([3, 1, 4, 4, 1], K)).toMatchObject({
      bands: [
        { label: 'agree', share: 'about 40%' },
        { label: 'in between', share: 'about 30%' },
        { label: 'disagree', share: 'about 30%' },
      ],
    });
    expect(disclose([0, 3, 0, 0, 97], K)).toMatchObject({
      bands: [
        { label: 'agree', share: '95% or more' },
        { label: 'in between or disagree', share: '5% or less' },
      ],
    });
  });

  it('no mean, no count per answer and no spread ever leaves', () => {
    fc.assert(
      fc.property(histogram(40), (counts) => {
        const shown = disclose(counts, K);
        expect(Object.keys(shown).every((key) => ['shown', 'level', 'words', 'bands'].includes(key))).toBe(true);
      }),
    );
  });

  it('a higher threshold shows nothing below itself, and a lower one than five is a mistake', () => {
    expect(disclose([0, 0, 0, 5, 5], 11)).toEqual({ shown: 'nothing' });
    expect(() => disclose([0, 0, 0, 5, 5], 4)).toThrow(RangeError);
  });
});
