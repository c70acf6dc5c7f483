import { describe, expect, test } from 'vitest';
import { personPartition, usualPreferences } from '../../src/thanks/preferences.ts';
import { ADELE, ALEX, ALEXS_CHAT, MEGAN, MONDAY_NINE, WARD_7 } from '../support/sample-documents.ts';
import { sampleThankYou } from '../support/sample-thank-you.ts';
import type { Subject } from './store-contract.ts';

export function personalDataTests({ store, setTime }: Subject): void {
  const ask = { personId: ALEX.personId, pulseId: 'pulse-1', askedAt: MONDAY_NINE };

  describe('what is held on one person', () => {
    test('tells when a pulse last asked them, and nothing of anybody else', async () => {
      expect(await store().lastAskOf(ALEX.personId)).toBeNull();
      await store().claimAsk(ask, 0);
      expect(await store().lastAskOf(ALEX.personId)).toMatchObject(ask);
      expect(await store().lastAskOf(MEGAN.personId)).toBeNull();
    });

    test('is gone from their own place when that is erased, once and again, and others keep theirs', async () => {
      for (const { personId } of [ALEX, MEGAN]) await store().create(usualPreferences(personId));
      for (let each = 0; each < 250; each += 1) {
        await store().create(sampleThankYou({ thankYouId: `thanks-${each}`, receiver: ADELE }));
      }
      await store().claimAsk(ask, 0);
      await store().claimAsk({ ...ask, personId: MEGAN.personId }, 0);
      // What leads to a thank-you of the last minute would stay.
      setTime(MONDAY_NINE + 2 * 60_000);
      for (const _ of ['once', 'again']) {
        await store().erasePersonalData(ALEX.personId);
        expect(await store().thankYousOf(ALEX.personId, 300)).toEqual([]);
        expect(await store().lastAskOf(ALEX.personId)).toBeNull();
        expect(await store().read('preferences', personPartition(ALEX.personId), ALEX.personId)).toBeNull();
        expect(await store().thankYousOf(ADELE.personId, 300)).toHaveLength(250);
        expect(await store().lastAskOf(MEGAN.personId)).not.toBeNull();
        expect(await store().read('preferences', personPartition(MEGAN.personId), MEGAN.personId)).not.toBeNull();
      }
    });

    test('goes with a thank-you that is removed: nothing leads to it any more', async () => {
      await store().create(sampleThankYou());
      expect(await store().remove('thank-you', WARD_7, 'thanks-1')).toBe(true);
      await store().create(sampleThankYou({ giver: ADELE, receiver: { personId: '', teamsId: '', name: 'Ward 7' } }));
      for (const { personId } of [ALEX, MEGAN]) expect(await store().thankYousOf(personId, 9)).toEqual([]);
      expect(await store().thankYousOf(ADELE.personId, 9)).toHaveLength(1);
      expect(await store().thankYousOf('', 9)).toEqual([]);
      expect(await store().selfChecks(ALEXS_CHAT, 9)).toEqual([]);
    });
  });
}
