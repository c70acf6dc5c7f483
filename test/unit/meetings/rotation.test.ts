import { describe, expect, it } from 'vitest';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import { suggestBehaviours, suggestionInWords } from '../../../src/meetings/rotation.ts';

const framework = readPackFiles([shippedPacks]).frameworks.find(({ id }) => id === 'mse-icb-values');
if (!framework) throw new Error('the pack is missing');
const day = (of: number): number => Date.UTC(2026, 10, of, 9);
const suggest = (uses: { behaviourId: string; at: number }[], count = 1): string[] =>
  suggestBehaviours(framework, uses, count, 'Europe/London').map(({ behaviour }) => behaviour.id);

describe('the behaviour whose turn it is', () => {
  it('is the first of the framework when none was used', () => {
    expect(suggest([])).toEqual(['collaborative']);
  });

  it('is one that was never used before any that was', () => {
    expect(suggest([{ behaviourId: 'collaborative', at: day(2) }], 4)).toEqual([
      'innovative',
      'compassionate',
      'living-well',
      'collaborative',
    ]);
  });

  it('is the one used longest ago when all were, counting only the last use of each', () => {
    const uses = [
      { behaviourId: 'collaborative', at: day(1) },
      { behaviourId: 'innovative', at: day(2) },
      { behaviourId: 'compassionate', at: day(3) },
      { behaviourId: 'living-well', at: day(4) },
      { behaviourId: 'collaborative', at: day(5) },
    ];

    expect(suggest(uses)).toEqual(['innovative']);
  });

  it('comes with its reason', () => {
    const uses = ['collaborative', 'innovative', 'compassionate', 'living-well'].map((behaviourId, i) => ({
      behaviourId,
      at: day(i + 1),
    }));

    expect(suggestionInWords(suggestBehaviours(framework, [], 1, 'Europe/London'))).toBe(
      'We are collaborative: it has not been on your agenda yet.',
    );
    expect(suggestionInWords(suggestBehaviours(framework, uses, 1, 'Europe/London'))).toBe(
      'We are collaborative: it was last on your agenda on 1 Nov, longer ago than the others.',
    );
  });

  it('is never asked for more than the framework has', () => {
    expect(suggest([], 9)).toHaveLength(4);
  });
});
