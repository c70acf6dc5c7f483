import { describe, expect, test } from 'vitest';
import type { LastAsk } from '../../src/ports.ts';
import { ALEX, HOUR_MS, MEGAN, MONDAY_NINE, sampleTeam } from '../support/sample-documents.ts';
import { sampleThankYou } from '../support/sample-thank-you.ts';
import type { Subject } from './store-contract.ts';

const FORTNIGHT_MS = 14 * 24 * HOUR_MS;

export function askTests({ store }: Subject): void {
  /** Whether this pulse may ask Alex, or somebody else, so many hours after Monday at nine. */
  function ask(pulseId: string, hour: number, overrides: Partial<LastAsk> = {}): Promise<boolean> {
    const askedAt = MONDAY_NINE + hour * HOUR_MS;
    return store().claimAsk({ personId: ALEX.personId, pulseId, askedAt, ...overrides }, askedAt - FORTNIGHT_MS);
  }

  describe('asking a person', () => {
    test('nobody has asked yet is allowed', async () => {
      expect(await ask('pulse-1', 0)).toBe(true);
    });

    test('again with the same pulse, after a crash for example, is allowed, and the fortnight begins anew', async () => {
      expect(await ask('pulse-1', 0)).toBe(true);
      expect(await ask('pulse-1', 10)).toBe(true);
      expect(await ask('pulse-1', 5)).toBe(true);
      expect(await ask('pulse-2', 14 * 24)).toBe(false);
      expect(await ask('pulse-2', 14 * 24 + 10)).toBe(true);
    });

    test('whom another pulse asked within that time is refused, however often it is tried', async () => {
      expect(await ask('pulse-1', 0)).toBe(true);
      for (const hour of [0, 1, 13 * 24, 14 * 24 - 1, 1]) expect(await ask('pulse-2', hour)).toBe(false);
      expect(await ask('pulse-1', 2)).toBe(true);
    });

    test('whom another asked at that very moment or before it is allowed, and from then on the newer one holds', async () => {
      expect(await ask('pulse-1', 0)).toBe(true);
      expect(await ask('pulse-2', 14 * 24)).toBe(true);
      expect(await ask('pulse-3', 14 * 24 + 1)).toBe(false);
      expect(await ask('pulse-3', 27 * 24)).toBe(false);
      expect(await ask('pulse-3', 29 * 24)).toBe(true);
    });

    test('leaves everybody else free to be asked', async () => {
      expect(await ask('pulse-1', 0)).toBe(true);
      expect(await ask('pulse-2', 1, { personId: MEGAN.personId })).toBe(true);
      expect(await ask('pulse-3', 1, { personId: '' })).toBe(true);
    });

    test('by 30 pulses at once is allowed to one, the first time and when the fortnight is over', async () => {
      const pulses = Array.from({ length: 30 }, (_, index) => `pulse-${index}`);
      for (const hour of [0, 14 * 24]) {
        const isMine = await Promise.all(pulses.map((pulse) => ask(`${pulse} at ${hour}`, hour)));
        expect(isMine.filter(Boolean)).toHaveLength(1);
        expect(await ask(`${pulses[isMine.indexOf(true)]} at ${hour}`, hour)).toBe(true);
      }
    });

    test('by 30 processes of one pulse at once is allowed to all of them', async () => {
      const isMine = await Promise.all(Array.from({ length: 30 }, () => ask('pulse-1', 0)));
      expect(isMine.every(Boolean)).toBe(true);
    });

    test('is not mixed with their thanks, nor with a team that goes by their id', async () => {
      await store().create(sampleThankYou());
      await store().create(sampleTeam({ teamId: `person:${ALEX.personId}` }));
      expect(await ask('pulse-1', 0)).toBe(true);
      expect(await store().thankYousOf(ALEX.personId, 9)).toEqual([sampleThankYou()]);
      expect(await ask('pulse-2', 1)).toBe(false);
    });

    test('at no moment is a fault, and nobody has been asked then', async () => {
      await expect(ask('pulse-1', 0, { askedAt: Number.NaN })).rejects.toThrow(/^claimAsk failed: .*askedAt/);
      expect(await ask('pulse-2', 0)).toBe(true);
    });
  });
}
