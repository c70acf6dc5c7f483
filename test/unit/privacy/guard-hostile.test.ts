import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonal, findRude } from '../../../src/privacy/guard.ts';
import { blockedText, disguisedText } from '../../corpus/read-corpus.ts';

const LENGTH = 4_000;
/** What makes a careless pattern begin again at every sign. */
const PIECES =
  '0|07|0 |12 |1-|+44 |(0)|a|a.|a@|a.a@|@|born |dob |b |1/1/|13/4/19|Mr A |patient |patient a b c in |bed 1 |bay a |mother of the |ward |w1a |A1|m1 8|MRN 1|national insurance |sh|fu|f u |a.|w*o*|one |oh |double |twenty-|dot |a dot b |a at b |mr a |bed one: mr a|ward 7\nbed 1\n|dob\n|1\n|1,|(1)|\n|  |😀|９|٩|🯹|1\ufe0f\u20e3|\u0301|\u200d'.split(
    '|',
  );

function find(text: string): void {
  findPersonal(text);
  findRude(text);
}

describe('hostile text', () => {
  it('never makes it throw, and what is found lies within the text and does not overlap', () => {
    const piece = fc.oneof(
      fc.constantFrom(...PIECES),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...[...blockedText, ...disguisedText].map(({ text }) => text)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        findRude(text);
        let after = 0;
        for (const { from, to } of findPersonal(text)) {
          expect(from).toBeGreaterThanOrEqual(after);
          expect(to).toBeGreaterThan(from);
          after = to;
        }
        expect(after).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500, seed: 6 },
    );
  });

  it.each(PIECES)('is read to its end, and not begun again at every sign: %j', (piece) => {
    // A pattern that goes back and forth over this does not come to an end while the test may run.
    expect(() => find(piece.repeat((8 * LENGTH) / piece.length))).not.toThrow();
  });
});
