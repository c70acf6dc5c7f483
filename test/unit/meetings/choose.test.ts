import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Behaviour } from '../../../src/frameworks/framework.ts';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import {
  behavioursInTurn,
  choose,
  choosePrompt,
  ITEM_TYPES,
  type ItemType,
  type Use,
} from '../../../src/meetings/choose.ts';
import { suggestionInWords, whyInWords } from '../../../src/meetings/words.ts';

const framework = readPackFiles([shippedPacks]).frameworks.find(({ id }) => id === 'mse-icb-values');
if (!framework) throw new Error('the pack is missing');
const day = (of: number): number => Date.UTC(2026, 10, of, 9);
const historyOf = (uses: readonly Use[]) => ({ uses, toWorkOn: null, timeZone: 'Europe/London' });

describe('the behaviours in turn', () => {
  const inTurn = (uses: { behaviourId: string; at: number }[]) => behavioursInTurn(framework, uses).map(({ id }) => id);

  it('are those of the framework, in its order, when none was used', () => {
    expect(inTurn([])).toEqual(['collaborative', 'innovative', 'compassionate', 'living-well']);
  });

  it('begin with those never used, then come those used longest ago, counting only the last use of each', () => {
    const uses = ['collaborative', 'innovative', 'compassionate', 'collaborative'].map((behaviourId, index) => ({
      behaviourId,
      at: day(index + 1),
    }));
    expect(inTurn(uses)).toEqual(['living-well', 'innovative', 'compassionate', 'collaborative']);
  });
});

describe('the behaviour for an item of an agenda', () => {
  const suggestOne = (itemType: ItemType, uses: readonly Use[] = [], taken: readonly string[] = []) => {
    const suggestion = choose(framework, historyOf(uses), itemType, taken);
    return suggestion && `${suggestion.behaviour.id}: ${whyInWords(suggestion.why, itemType)}`;
  };
  const used = (...ids: string[]): Use[] => ids.map((behaviourId, i) => ({ behaviourId, prompts: [], at: day(i + 1) }));

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
      'innovative: It is next in turn, and has not been on your agenda yet.',
    );
    expect(suggestOne('partnership', used('innovative', 'compassionate', 'living-well', 'collaborative'))).toBe(
      'innovative: It is next in turn, and was last on your agenda on 1 Nov.',
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
    uses: fc.array(
      fc.record({
        behaviourId: fc.constantFrom(...ids, 'gone-since'),
        prompts: fc.constant([]),
        at: fc.nat(10).map(day),
      }),
    ),
    taken: fc.subarray(ids, { maxLength: 3 }),
  };

  it('is never a repeat while one that fits was not used yet', () => {
    fc.assert(
      fc.property(fc.record(anything), ({ itemType, uses, taken }) => {
        const isUsed = ({ id }: Behaviour): boolean => uses.some(({ behaviourId }) => behaviourId === id);
        const free = framework.behaviours.filter(({ id }) => !taken.includes(id));
        const hasUnused = free.some((one) => fits(one, itemType) && !isUsed(one));
        const chosen = choose(framework, historyOf(uses), itemType, taken)?.behaviour;
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
        const chosen = choose(framework, historyOf(uses), itemType, taken)?.behaviour;
        if (hasOther) expect(chosen && wasLatest(chosen.id)).toBe(false);
      }),
    );
  });

  it('comes round to every behaviour that fits, agenda after agenda', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ITEM_TYPES), (itemType) => {
        const uses: Use[] = [];
        for (let meeting = 1; meeting <= 8; meeting += 1) {
          const chosen = choose(framework, historyOf(uses), itemType)?.behaviour.id ?? '';
          expect(chosen).not.toBe(uses.at(-1)?.behaviourId);
          uses.push({ behaviourId: chosen, prompts: [], at: day(meeting) });
        }
        const fitting = framework.behaviours.filter((one) => fits(one, itemType)).map(({ id }) => id);
        expect(uses.map(({ behaviourId }) => behaviourId)).toEqual(expect.arrayContaining(fitting));
      }),
    );
  });
});

describe('the one to work on', () => {
  const since = day(10);
  const meetingsOn = (...ids: string[]): Use[] =>
    ids.map((behaviourId, index) => ({ behaviourId, prompts: [], at: day(11 + index) }));
  const chosen = (uses: readonly Use[], itemType: ItemType = 'other', taken: readonly string[] = []) =>
    choose(framework, { ...historyOf(uses), toWorkOn: { behaviourId: 'living-well', since } }, itemType, taken);

  it('comes before what fits an item, for three meetings after its result, and then takes its turn', () => {
    expect(chosen([], 'partnership')?.behaviour.id).toBe('living-well');
    expect(chosen(meetingsOn('living-well', 'innovative', 'living-well'))).toMatchObject({
      behaviour: { id: 'living-well' },
      why: { code: 'to work on' },
    });
    const third = meetingsOn('living-well', 'living-well', 'living-well');
    expect(chosen(third)?.behaviour.id).toBe('collaborative');
    expect(chosen(third, 'partnership')?.why.code).toBe('fits');
  });

  it('is counted by meetings, two items of one being one, and not by those before its result', () => {
    const twice = { behaviourId: 'living-well', prompts: [], at: day(11) };
    const before = [1, 2, 3].map((on) => ({ ...twice, at: day(on) }));
    expect(chosen([...before, twice, twice, { ...twice, at: day(12) }])?.behaviour.id).toBe('living-well');
  });

  it('is left where it is on this agenda already, or has left the framework', () => {
    expect(chosen([], 'other', ['living-well'])?.behaviour.id).toBe('collaborative');
    const gone = { ...historyOf([]), toWorkOn: { behaviourId: 'gone-since', since } };
    expect(choose(framework, gone, 'other')?.behaviour.id).toBe('collaborative');
  });
});

describe('the prompt of a behaviour', () => {
  const behaviour = {
    id: 'kind',
    prompts: [
      { text: 'Any one?', kinds: [] },
      { text: 'Of a risk?', kinds: ['risk' as const] },
      { text: 'Any two?', kinds: [] },
      { text: 'Of bad news?', kinds: ['bad news' as const] },
    ],
  };
  const shown = (...each: string[][]): Use[] =>
    each.map((prompts, index) => ({ behaviourId: 'kind', prompts, at: day(index + 1) }));

  it('fits the item, and is one that was never shown, else the one shown longest ago', () => {
    expect(choosePrompt(behaviour, 'risk', [])).toBe('Any one?');
    expect(choosePrompt(behaviour, 'risk', shown(['Any one?']))).toBe('Of a risk?');
    expect(choosePrompt(behaviour, 'risk', shown(['Of a risk?'], ['Any two?', 'Any one?']))).toBe('Of a risk?');
    expect(choosePrompt(behaviour, 'risk', shown(['Any two?', 'Any one?'], ['Of a risk?']))).toBe('Any two?');
  });

  it('of something hard is not read out where nobody said that the item is', () => {
    const all = Array.from({ length: 9 }, (_, turn) => choosePrompt(behaviour, 'other', [], turn));
    expect(all).not.toContain('Of bad news?');
    expect(all).toContain('Any two?');
  });

  it('goes round where nothing is written down', () => {
    const turns = Array.from({ length: 6 }, (_, turn) => choosePrompt(behaviour, 'bad news', [], turn));
    expect(turns).toEqual(['Any one?', 'Any two?', 'Of bad news?', 'Any one?', 'Any two?', 'Of bad news?']);
  });
});

it('says what it suggests and why, in a sentence', () => {
  expect(suggestionInWords(choose(framework, historyOf([]), 'other'))).toBe(
    'We are collaborative. It is next in turn, and has not been on your agenda yet.',
  );
  expect(suggestionInWords(undefined)).toBe('');
});
