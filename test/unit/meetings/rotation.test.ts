import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Behaviour } from '../../../src/frameworks/framework.ts';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import { ITEM_TYPES, type ItemType, suggestBehaviours, suggestFor, type Use } from '../../../src/meetings/rotation.ts';
import { suggestionInWords, whyInWords } from '../../../src/meetings/words.ts';

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

describe('the behaviour for an item of an agenda', () => {
  const suggestOne = (itemType: ItemType, uses: readonly Use[] = [], taken: readonly string[] = []) => {
    const suggestion = suggestFor(itemType, framework, uses, taken, 'Europe/London');
    return suggestion && `${suggestion.behaviour.id}: ${whyInWords(suggestion.why, itemType)}`;
  };
  const used = (...ids: string[]): Use[] => ids.map((behaviourId, i) => ({ behaviourId, at: day(i + 1) }));

  it('fits its type', () => {
    expect(suggestOne('celebration')).toBe(
      'compassionate: It fits a celebration, and has not been on your agenda yet.',
    );
    expect(suggestOne('partnership')).toBe(
      'collaborative: It fits work with partners, and has not been on your agenda yet.',
    );
  });

  it('is of those that fit the one used longest ago', () => {
    expect(suggestOne('bad news', used('innovative', 'compassionate', 'collaborative'))).toBe(
      'innovative: It fits bad news, and was last on your agenda on 1 Nov.',
    );
  });

  it('is not what is on this agenda already', () => {
    expect(suggestOne('decision', [], ['collaborative'])).toBe(
      'innovative: It fits a decision, and has not been on your agenda yet.',
    );
  });

  it('is the next in turn where nothing fits, or what fits was on the latest agenda', () => {
    expect(suggestOne('other', used('collaborative'))).toBe(
      'innovative: It is next in turn: it has not been on your agenda yet.',
    );
    expect(suggestOne('partnership', used('innovative', 'compassionate', 'living-well', 'collaborative'))).toBe(
      'innovative: It is next in turn: it was last on your agenda on 1 Nov.',
    );
  });

  it('is none where all are on this agenda already', () => {
    const all = framework.behaviours.map(({ id }) => id);
    expect(suggestOne('risk', [], all)).toBeUndefined();
  });

  const fits = ({ suits }: Behaviour, itemType: ItemType): boolean => suits.some((suited) => suited === itemType);
  const ids = framework.behaviours.map(({ id }) => id);
  const anything = {
    itemType: fc.constantFrom(...ITEM_TYPES),
    uses: fc.array(fc.record({ behaviourId: fc.constantFrom(...ids, 'gone-since'), at: fc.nat(10).map(day) })),
    taken: fc.subarray(ids, { maxLength: 3 }),
  };

  it('is never a repeat while one that fits was not used yet', () => {
    fc.assert(
      fc.property(fc.record(anything), ({ itemType, uses, taken }) => {
        const isUsed = ({ id }: Behaviour): boolean => uses.some(({ behaviourId }) => behaviourId === id);
        const free = framework.behaviours.filter(({ id }) => !taken.includes(id));
        const hasUnused = free.some((one) => fits(one, itemType) && !isUsed(one));
        const chosen = suggestFor(itemType, framework, uses, taken, 'Europe/London')?.behaviour;
        expect(chosen && taken.includes(chosen.id)).toBe(false);
        if (hasUnused && chosen) expect([isUsed(chosen), fits(chosen, itemType)]).toEqual([false, true]);
      }),
    );
  });

  it('was not on the latest agenda while any other is free', () => {
    fc.assert(
      fc.property(fc.record(anything), ({ itemType, uses, taken }) => {
        const latest = Math.max(...uses.map(({ at }) => at));
        const wasLatest = (id: string): boolean => uses.some((use) => use.behaviourId === id && use.at === latest);
        const hasOther = ids.some((id) => !taken.includes(id) && !wasLatest(id));
        const chosen = suggestFor(itemType, framework, uses, taken, 'Europe/London')?.behaviour;
        if (hasOther) expect(chosen && wasLatest(chosen.id)).toBe(false);
      }),
    );
  });

  it('comes round to every behaviour that fits, agenda after agenda', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ITEM_TYPES), (itemType) => {
        const uses: Use[] = [];
        for (let meeting = 1; meeting <= 8; meeting += 1) {
          const chosen = suggestFor(itemType, framework, uses, [], 'Europe/London')?.behaviour.id ?? '';
          expect(chosen).not.toBe(uses.at(-1)?.behaviourId);
          uses.push({ behaviourId: chosen, at: day(meeting) });
        }
        const fitting = framework.behaviours.filter((one) => fits(one, itemType)).map(({ id }) => id);
        expect(uses.map(({ behaviourId }) => behaviourId)).toEqual(expect.arrayContaining(fitting));
      }),
    );
  });
});
