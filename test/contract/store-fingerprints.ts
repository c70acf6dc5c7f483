import { describe, expect, test } from 'vitest';
import type { AudienceFingerprint } from '../../src/privacy/audience-fingerprint.ts';
import {
  HOUR_MS,
  MONDAY_NINE,
  PHARMACY,
  sampleFingerprint,
  samplePseudonym,
  sampleTeam,
} from '../support/sample-documents.ts';
import type { Subject } from './store-contract.ts';

const KEY = sampleFingerprint().fingerprintKey;
const OTHER_KEY = samplePseudonym('Megan Bowen, asked whether we listen');

function shown(hour: number, overrides: Partial<AudienceFingerprint> = {}): AudienceFingerprint {
  return sampleFingerprint({ pulseId: `pulse-${hour}`, shownAt: MONDAY_NINE + hour * HOUR_MS, ...overrides });
}

export function fingerprintTests({ store }: Subject): void {
  const hoursOf = async (since: number, key = KEY) =>
    (await store().fingerprintsUnder(key, since)).map(({ shownAt }) => (shownAt - MONDAY_NINE) / HOUR_MS);

  describe('fingerprints', () => {
    test('an audience fingerprint comes back as it was written', async () => {
      await store().addFingerprint(sampleFingerprint());
      expect(await store().fingerprintsUnder(KEY, 0)).toEqual([sampleFingerprint()]);
    });

    test('they come newest first, from that moment on and with it', async () => {
      for (const hour of [2, 0, 4, 1, 3]) await store().addFingerprint(shown(hour));
      expect(await hoursOf(MONDAY_NINE)).toEqual([4, 3, 2, 1, 0]);
      expect(await hoursOf(MONDAY_NINE + 2 * HOUR_MS)).toEqual([4, 3, 2]);
      expect(await hoursOf(MONDAY_NINE + 2 * HOUR_MS + 1)).toEqual([4, 3]);
      expect(await hoursOf(MONDAY_NINE + 5 * HOUR_MS)).toEqual([]);
    });

    test('each key has its own, and a pulse may be shown under several', async () => {
      await store().addFingerprint(shown(1));
      await store().addFingerprint(shown(1, { fingerprintKey: OTHER_KEY }));
      await store().addFingerprint(shown(2, { fingerprintKey: OTHER_KEY }));
      expect(await hoursOf(0)).toEqual([1]);
      expect(await hoursOf(0, OTHER_KEY)).toEqual([2, 1]);
      expect(await store().fingerprintsUnder('another', 0)).toEqual([]);
    });

    test('one key finds those of every team', async () => {
      await store().addFingerprint(shown(1));
      await store().addFingerprint(shown(2, { teamId: PHARMACY }));
      expect((await store().fingerprintsUnder(KEY, 0)).map(({ teamId }) => teamId)).toEqual([
        PHARMACY,
        sampleFingerprint().teamId,
      ]);
    });

    test('the same one written again after a crash, or by 50 at once, is one', async () => {
      await store().addFingerprint(shown(1));
      await store().addFingerprint(shown(1));
      await Promise.all(Array.from({ length: 50 }, () => store().addFingerprint(shown(2))));
      expect(await hoursOf(0)).toEqual([2, 1]);
    });

    test('are not mixed with a team that goes by the name of a key', async () => {
      await store().create(sampleTeam({ teamId: `audience-fingerprint:${KEY}` }));
      await store().addFingerprint(shown(1));
      expect(await hoursOf(0)).toEqual([1]);
      expect(
        (await store().read('team', `audience-fingerprint:${KEY}`, `audience-fingerprint:${KEY}`))?.value.name,
      ).toBe('Ward 7');
    });

    test('hold nobody’s name and no answer, whatever is handed in', async () => {
      await store().addFingerprint(
        Object.assign(sampleFingerprint(), { personId: 'Alex Wilber', histogram: [1, 0, 0, 0, 0] }),
      );
      expect(await store().fingerprintsUnder(KEY, 0)).toEqual([sampleFingerprint()]);
    });

    test('one that is not as its kind demands is not written, and the fault says where', async () => {
      const wrong = sampleFingerprint({ shownAt: Number.NaN });
      await expect(store().addFingerprint(wrong)).rejects.toThrow(/^addFingerprint failed: .*shownAt/);
      expect(await store().fingerprintsUnder(KEY, 0)).toEqual([]);
    });
  });
}
