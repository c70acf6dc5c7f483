import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonal } from '../../../src/privacy/guard.ts';
import { findOffences } from '../../../src/privacy/guard-offence.ts';
import { blockedText } from '../../corpus/read-corpus.ts';

const LENGTH = 4_000;
/** What makes a careless pattern begin again at every sign. */
const PIECES =
  '0|07|0 |12 |1-|+44 |(0)|a|a.|a@|a.a@|@|born |dob |b |1/1/|13/4/19|Mr A |patient |patient a b c in |bed 1 |bay a |mother of the |ward |w1a |A1|m1 8|MRN 1|national insurance |sh|fu|f u |  |😀|９'.split(
    '|',
  );

function find(text: string): void {
  findPersonal(text);
  findOffences(text);
}

describe('hostile text', () => {
  it('never makes it throw, and what is found lies within the text and does not overlap', () => {
    const piece = fc.oneof(
      fc.constantFrom(...PIECES),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...blockedText.map(({ text }) => text)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        findOffences(text);
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
