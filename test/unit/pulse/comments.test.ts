import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMENTS_FROM, shuffled } from '../../../src/pulse/comments.ts';

// The same examples every time.
fc.configureGlobal({ seed: 3 });

const key = Buffer.alloc(32, 1);
const otherKey = Buffer.alloc(32, 2);
const lines = Array.from({ length: 12 }, (_, index) => `Comment ${index}`);

/** Comments, some of them word for word the same, and the same ones in another order. */
const twice = fc
  .array(fc.oneof(fc.string(), fc.constantFrom('Fine.', 'More breaks.')), { maxLength: 30 })
  .chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })));

describe('comments', () => {
  it('all come through, each as often as it was written', () => {
    fc.assert(
      fc.property(twice, ([some]) => {
        expect(shuffled(some, key).toSorted()).toEqual(some.toSorted());
      }),
    );
  });

  it('come in the same order whoever wrote first', () => {
    fc.assert(
      fc.property(twice, ([some, reordered]) => {
        expect(shuffled(reordered, key)).toEqual(shuffled(some, key));
      }),
    );
  });

  it('come neither as written nor by the alphabet, and in another order in every pulse', () => {
    expect(shuffled(lines, key)).not.toEqual(lines);
    expect(shuffled(lines, key)).not.toEqual(lines.toSorted());
    expect(shuffled(lines, key)).not.toEqual(shuffled(lines, otherKey));
  });

  it('stay as they were in the list that was given', () => {
    const given = [...lines];
    shuffled(given, key);
    expect(given).toEqual(lines);
  });

  it('need ten answers', () => {
    expect(COMMENTS_FROM).toBe(10);
  });
});
