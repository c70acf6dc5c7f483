import { describe, expect, test } from 'vitest';
import type { AudienceMark } from '../../src/privacy/audience-mark.ts';
import {
  HOUR_MS,
  MONDAY_NINE,
  PHARMACY,
  sampleMark,
  samplePseudonym,
  sampleTeam,
} from '../support/sample-documents.ts';
import type { Subject } from './store-contract.ts';

const KEY = sampleMark().markKey;
const OTHER_KEY = samplePseudonym('Megan Bowen, asked whether we listen');

function shown(hour: number, overrides: Partial<AudienceMark> = {}): AudienceMark {
  return sampleMark({ pulseId: `pulse-${hour}`, closesAt: MONDAY_NINE + hour * HOUR_MS, ...overrides });
}

export function markTests({ store }: Subject): void {
  const hoursOf = async (since: number, key = KEY) =>
    (await store().marksUnder(key, since)).map(({ closesAt }) => (closesAt - MONDAY_NINE) / HOUR_MS);

  describe('marks', () => {
    test('an audience mark comes back as it was written', async () => {
      await store().addMark(sampleMark());
      expect(await store().marksUnder(KEY, 0)).toEqual([sampleMark()]);
    });

    test('they come newest first, from that moment on and with it', async () => {
      for (const hour of [2, 0, 4, 1, 3]) await store().addMark(shown(hour));
      expect(await hoursOf(MONDAY_NINE)).toEqual([4, 3, 2, 1, 0]);
      expect(await hoursOf(MONDAY_NINE + 2 * HOUR_MS)).toEqual([4, 3, 2]);
      expect(await hoursOf(MONDAY_NINE + 2 * HOUR_MS + 1)).toEqual([4, 3]);
      expect(await hoursOf(MONDAY_NINE + 5 * HOUR_MS)).toEqual([]);
    });

    test('each key has its own, and a pulse may be shown under several', async () => {
      await store().addMark(shown(1));
      await store().addMark(shown(1, { markKey: OTHER_KEY }));
      await store().addMark(shown(2, { markKey: OTHER_KEY }));
      expect(await hoursOf(0)).toEqual([1]);
      expect(await hoursOf(0, OTHER_KEY)).toEqual([2, 1]);
      expect(await store().marksUnder('another', 0)).toEqual([]);
    });

    test('one key finds those of every team', async () => {
      await store().addMark(shown(1));
      await store().addMark(shown(2, { teamId: PHARMACY }));
      expect((await store().marksUnder(KEY, 0)).map(({ teamId }) => teamId)).toEqual([PHARMACY, sampleMark().teamId]);
    });

    test('the same one written again after a crash, or by 50 at once, is one', async () => {
      await store().addMark(shown(1));
      await store().addMark(shown(1));
      await Promise.all(Array.from({ length: 50 }, () => store().addMark(shown(2))));
      expect(await hoursOf(0)).toEqual([2, 1]);
    });

    test('are not mixed with a team that goes by the name of a key', async () => {
      await store().create(sampleTeam({ teamId: `audience-mark:${KEY}` }));
      await store().addMark(shown(1));
      expect(await hoursOf(0)).toEqual([1]);
      expect((await store().read('team', `audience-mark:${KEY}`, `audience-mark:${KEY}`))?.value.name).toBe('Ward 7');
    });

    test('hold nobody’s name and no answer, whatever is handed in', async () => {
      await store().addMark(Object.assign(sampleMark(), { personId: 'Alex Wilber', histogram: [1, 0, 0, 0, 0] }));
      expect(await store().marksUnder(KEY, 0)).toEqual([sampleMark()]);
    });

    test('one that is not as its kind demands is not written, and the fault says where', async () => {
      const wrong = sampleMark({ closesAt: Number.NaN });
      await expect(store().addMark(wrong)).rejects.toThrow(/^addMark failed: .*closesAt/);
      expect(await store().marksUnder(KEY, 0)).toEqual([]);
    });
  });
}
