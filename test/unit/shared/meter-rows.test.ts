import { describe, expect, it } from 'vitest';
import { endsOf } from '../../../src/shared/ends.ts';
import { meter } from '../../../src/shared/meter.ts';
import { meterRows, type Rated } from '../../../src/shared/meter-rows.ts';

const BEHIND = { more: 'Numbers', less: 'Hide the numbers' };

/** A row for each digit, 0 where nothing is shown; those at these places have changed. */
function rated(levels: string, changed: readonly number[] = []): Rated[] {
  return [...levels].map((level, index) => ({
    row: { name: String(index), words: '', meter: '', months: [], lines: index === 0 ? ['asked'] : [] },
    level: Number(level),
    hasChanged: changed.includes(index),
  }));
}

function namesIn(id: 'ends' | 'others', ...given: Parameters<typeof rated>): string {
  const { groups } = meterRows(rated(...given), BEHIND);
  return (groups.find((group) => group.id === id)?.rows ?? []).map(({ name }) => name).join('');
}

describe('what is seen at once', () => {
  it('is all of six, and of more the two ends, however many are unknown, and nothing twice or left out', () => {
    const ids = (scores: string): string => {
      const all = [...scores].map((score, index) => ({ id: String(index), score: Number(score) }));
      const { shown, rest } = endsOf(all, ({ score }) => score);
      expect([...shown, ...rest].toSorted((a, b) => Number(a.id) - Number(b.id))).toEqual(all);
      return shown.map(({ id }) => id).join('');
    };
    expect(ids('123451')).toBe('012345');
    expect(ids('3153420')).toBe('1245');
    expect(ids('000000000')).toBe('0123');
    expect(ids('000500000')).toBe('0123');
    expect(ids('0005000100')).toBe('0137');
    expect(ids('3333333')).toBe('0123');
  });

  it('is also what changed, as far as there is room; of the rest it says how many did', () => {
    expect(namesIn('ends', '134222232', [5])).toBe('01235');
    expect(namesIn('others', '134222232', [5])).toBe('4678');
    expect(namesIn('ends', '134222232', [4, 5, 6, 8])).toBe('01234');
    const behind = (changed: readonly number[], most?: number): string =>
      meterRows(rated('134222232', changed), BEHIND, most).changedBehind;
    expect(behind([4, 5, 6, 8])).toBe('3 others clearly changed.');
    expect(behind([4, 6])).toBe('1 other clearly changed.');
    expect(behind([5])).toBe('');
    expect(behind([5], 4)).toBe('1 other clearly changed.');
  });
});

describe('the buttons', () => {
  it('are there for what they open, and give way to one that closes it', () => {
    const { toggles } = meterRows(rated('1342222'), BEHIND);
    expect(toggles).toEqual([
      { id: 'all', more: 'All 7', less: 'Fewer', targets: ['others', 'all-more', 'all-less'] },
      { id: 'lines', ...BEHIND, targets: ['row-0', 'lines-more', 'lines-less'] },
    ]);
    expect(meterRows(rated('12').slice(1), BEHIND).toggles).toEqual([]);
    expect(meterRows([], BEHIND)).toEqual({ groups: [], changedBehind: '', toggles: [] });
  });
});

it('a meter has four signs, and never one more or less', () => {
  expect([0, 1, 2, 3, 4].map(meter)).toEqual(['○○○○', '●○○○', '●●○○', '●●●○', '●●●●']);
});
