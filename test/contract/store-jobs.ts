import { describe, expect, test } from 'vitest';
import type { Stored } from '../../src/ports.ts';
import type { Job } from '../../src/scheduling/job.ts';
import { newJob } from '../../src/scheduling/job.ts';
import { MONDAY_NINE, WARD_7 } from '../support/sample-documents.ts';
import type { Subject } from './store-contract.ts';

const NOW = MONDAY_NINE;
const LEASE_MS = 60_000;

function dueAt(subjectId: string, at: number): Job {
  return newJob('publish-pulse', WARD_7, subjectId, at);
}

export function jobTests({ store, setTime }: Subject): void {
  async function claim(now: number, limit = 10) {
    return store().claimJobs(now, LEASE_MS, limit);
  }
  async function claimOne(now: number) {
    const [only, ...others] = await claim(now);
    if (!only || others.length > 0) throw new Error(`expected one thing to be due, not ${others.length + 1}`);
    return only;
  }
  const subjectsAt = async (now: number, limit = 10) => (await claim(now, limit)).map(({ value }) => value.subjectId);

  describe('what is due', () => {
    test('is claimed at its moment and not before', async () => {
      await store().enqueue(dueAt('pulse-1', NOW));
      expect(await claim(NOW - 1)).toEqual([]);
      const claimed = await claimOne(NOW);
      expect(claimed.value).toEqual({ ...dueAt('pulse-1', NOW), leasedUntil: NOW + LEASE_MS });
    });

    test('comes oldest first and no more than asked for', async () => {
      for (const late of [2, 0, 4, 1, 3]) await store().enqueue(dueAt(`pulse-${late}`, NOW - late));
      expect(await subjectsAt(NOW, 2)).toEqual(['pulse-4', 'pulse-3']);
      expect(await subjectsAt(NOW, 0)).toEqual([]);
      expect(await subjectsAt(NOW, 10)).toEqual(['pulse-2', 'pulse-1', 'pulse-0']);
    });

    test('is held by one holder until the lease ends, and then by another', async () => {
      await store().enqueue(dueAt('pulse-1', NOW));
      await claimOne(NOW);
      expect(await claim(NOW)).toEqual([]);
      expect(await claim(NOW + LEASE_MS - 1)).toEqual([]);
      const second = await claimOne(NOW + LEASE_MS);
      expect(second.value.leasedUntil).toBe(NOW + 2 * LEASE_MS);
    });

    test('is free again when the clock by which it was leased is put right', async () => {
      await store().enqueue(dueAt('pulse-1', NOW));
      await claimOne(NOW + 7 * 24 * 3_600_000);
      const again = await claimOne(NOW);
      expect(again.value).toEqual({ ...dueAt('pulse-1', NOW), leasedUntil: NOW + LEASE_MS });
      await store().completeJob(again);
      expect(await claim(NOW + LEASE_MS)).toEqual([]);
    });

    test('is never given to two holders who ask at the same moment', async () => {
      for (let index = 0; index < 30; index += 1) await store().enqueue(dueAt(`pulse-${index}`, NOW));
      const claims = await Promise.all(Array.from({ length: 10 }, () => claim(NOW, 7)));
      const subjects = claims.flat().map(({ value }) => value.subjectId);
      expect(new Set(subjects).size).toBe(subjects.length);
      expect(subjects.length + (await claim(NOW, 100)).length).toBe(30);
    });

    test('is gone once it is done', async () => {
      await store().enqueue(dueAt('pulse-1', NOW));
      await store().completeJob(await claimOne(NOW));
      expect(await claim(NOW + 10 * LEASE_MS)).toEqual([]);
    });

    test('is on the list once however often it is added', async () => {
      await store().enqueue(dueAt('pulse-1', NOW + 5));
      await store().enqueue(dueAt('pulse-1', NOW));
      expect((await claimOne(NOW + 5)).value.dueAt).toBe(NOW);
    });

    test('waits for the new moment when it is added again for later', async () => {
      await store().enqueue(dueAt('pulse-1', NOW));
      await store().enqueue(dueAt('pulse-1', NOW + 1000));
      expect(await claim(NOW)).toEqual([]);
      expect((await claimOne(NOW + 1000)).value.dueAt).toBe(NOW + 1000);
    });

    test('is told apart by what is to be done', async () => {
      await store().enqueue(newJob('publish-pulse', WARD_7, 'pulse-1', NOW));
      await store().enqueue(newJob('show-pulse', WARD_7, 'pulse-1', NOW));
      expect(await claim(NOW)).toHaveLength(2);
    });

    test('is refused if it is not as it should be', async () => {
      await expect(store().enqueue({ ...dueAt('pulse-1', NOW), attempts: 0.5 })).rejects.toThrow(/^enqueue failed: /);
      await expect(store().enqueue(dueAt('pulse-1', Number.NaN))).rejects.toThrow(/^enqueue failed: /);
      expect(await claim(NOW)).toEqual([]);
    });
  });

  describe('what is added anew while somebody is at work on it', () => {
    test('stays with the holder, and is due again once the holder is done', async () => {
      await store().enqueue(dueAt('pulse-1', NOW));
      const first = await claimOne(NOW);
      await store().enqueue(dueAt('pulse-1', NOW + 10));
      expect(await claim(NOW + 10)).toEqual([]);
      await store().completeJob(first);
      const second = await claimOne(NOW + 10);
      expect(second.value.dueAt).toBe(NOW + 10);
      await store().completeJob(second);
      expect(await claim(NOW + 10 * LEASE_MS)).toEqual([]);
    });

    test('is not put off by the holder’s failure and has its attempts before it', async () => {
      await store().enqueue(dueAt('pulse-1', NOW));
      const first = await claimOne(NOW);
      await store().enqueue(dueAt('pulse-1', NOW + 10));
      await store().postponeJob(first, NOW + 5000);
      const second = await claimOne(NOW + 10);
      expect(second.value).toMatchObject({ dueAt: NOW + 10, attempts: 0 });
    });

    test('is taken over when the holder never comes back', async () => {
      await store().enqueue(dueAt('pulse-1', NOW));
      await claimOne(NOW);
      await store().enqueue(dueAt('pulse-1', NOW + 10));
      expect(await subjectsAt(NOW + LEASE_MS)).toEqual(['pulse-1']);
    });

    test('starts again without attempts', async () => {
      await store().enqueue(dueAt('pulse-1', NOW));
      await store().postponeJob(await claimOne(NOW), NOW + 5000);
      await store().enqueue(dueAt('pulse-1', NOW + 10));
      expect((await claimOne(NOW + 10)).value.attempts).toBe(0);
    });
  });

  describe('what takes longer than its lease', () => {
    const LATER = NOW + 10 * LEASE_MS;

    async function renewed(claim: Stored<Job>, leasedUntil: number): Promise<Stored<Job>> {
      const longer = await store().renewJob(claim, leasedUntil);
      if (!longer) throw new Error('another has taken over');
      return longer;
    }

    test('stays with its holder for as long as they ask, and is gone once it is done', async () => {
      await store().enqueue(dueAt('pulse-1', NOW));
      const once = await renewed(await claimOne(NOW), NOW + 2 * LEASE_MS);
      expect(once.value.leasedUntil).toBe(NOW + 2 * LEASE_MS);
      expect(await claim(NOW + 2 * LEASE_MS - 1)).toEqual([]);
      const twice = await renewed(once, LATER);
      expect(await claim(LATER - 1)).toEqual([]);
      await store().completeJob(twice);
      expect(await claim(LATER)).toEqual([]);
    });

    test('is found by another when its holder asks no more', async () => {
      await store().enqueue(dueAt('pulse-1', NOW));
      await renewed(await claimOne(NOW), LATER);
      expect(await subjectsAt(LATER)).toEqual(['pulse-1']);
    });

    test('can be put off, with one more attempt', async () => {
      await store().enqueue(dueAt('pulse-1', NOW));
      await store().postponeJob(await renewed(await claimOne(NOW), LATER), NOW + 5);
      expect((await claimOne(NOW + 5)).value).toMatchObject({ dueAt: NOW + 5, attempts: 1 });
    });

    test('is due again if it was added anew before its holder asked', async () => {
      await store().enqueue(dueAt('pulse-1', NOW));
      const first = await claimOne(NOW);
      await store().enqueue(dueAt('pulse-1', NOW + 10));
      const longer = await renewed(first, LATER);
      expect(await claim(LATER - 1)).toEqual([]);
      await store().completeJob(longer);
      expect((await claimOne(NOW + 10)).value.dueAt).toBe(NOW + 10);
    });

    test('is due again if it was added anew after its holder asked', async () => {
      await store().enqueue(dueAt('pulse-1', NOW));
      const longer = await renewed(await claimOne(NOW), LATER);
      await store().enqueue(dueAt('pulse-1', NOW + 10));
      await store().completeJob(longer);
      expect((await claimOne(NOW + 10)).value.dueAt).toBe(NOW + 10);
    });

    test('is not kept by a holder whose place another has taken, or who comes when it is done', async () => {
      await store().enqueue(dueAt('pulse-1', NOW));
      const slow = await claimOne(NOW);
      const quick = await claimOne(NOW + LEASE_MS);
      expect(await store().renewJob(slow, LATER)).toBeNull();
      expect(await subjectsAt(NOW + 2 * LEASE_MS)).toEqual(['pulse-1']);
      await store().enqueue(dueAt('pulse-2', NOW));
      const done = await claimOne(NOW);
      await store().completeJob(done);
      expect(await store().renewJob(done, LATER)).toBeNull();
      expect(await store().renewJob(quick, LATER)).toBeNull();
    });
  });

  describe('what could not be done', () => {
    test('is due later, with one more attempt', async () => {
      await store().enqueue(dueAt('pulse-1', NOW));
      await store().postponeJob(await claimOne(NOW), NOW + 5000);
      expect(await claim(NOW + 4999)).toEqual([]);
      const second = await claimOne(NOW + 5000);
      expect(second.value).toMatchObject({ dueAt: NOW + 5000, attempts: 1 });
      await store().postponeJob(second, NOW + 15_000);
      expect((await claimOne(NOW + 15_000)).value.attempts).toBe(2);
    });

    test('is not touched by a holder whose place another has taken', async () => {
      await store().enqueue(dueAt('pulse-1', NOW));
      const slow = await claimOne(NOW);
      const quick = await claimOne(NOW + LEASE_MS);
      await store().completeJob(slow);
      await store().postponeJob(slow, NOW);
      expect(await claim(NOW + LEASE_MS + 1)).toEqual([]);
      await store().completeJob(quick);
      expect(await claim(NOW + 10 * LEASE_MS)).toEqual([]);
    });

    test('is not touched by an earlier holder when it is added anew after another took over', async () => {
      await store().enqueue(dueAt('pulse-1', NOW));
      const slow = await claimOne(NOW);
      const quick = await claimOne(NOW + LEASE_MS);
      await store().enqueue(dueAt('pulse-1', NOW + LEASE_MS));
      await store().completeJob(slow);
      expect(await claim(NOW + LEASE_MS + 1)).toEqual([]);
      await store().completeJob(quick);
      expect(await subjectsAt(NOW + LEASE_MS + 1)).toEqual(['pulse-1']);
    });

    test('does not come back when it was done in the meantime', async () => {
      await store().enqueue(dueAt('pulse-1', NOW));
      const slow = await claimOne(NOW);
      await store().completeJob(await claimOne(NOW + LEASE_MS));
      await store().completeJob(slow);
      await store().postponeJob(slow, NOW);
      expect(await claim(NOW + 10 * LEASE_MS)).toEqual([]);
    });

    test('may still be finished by a late holder if nobody has taken over', async () => {
      await store().enqueue(dueAt('pulse-1', NOW));
      await store().completeJob(await claimOne(NOW));
      expect(await claim(NOW + 2 * LEASE_MS)).toEqual([]);
    });
  });

  describe('what is seen', () => {
    test('is new the first time only, each by its own name', async () => {
      expect(await store().markSeen('message 1', NOW + 1000)).toBe(true);
      expect(await store().markSeen('message 1', NOW + 1000)).toBe(false);
      expect(await store().markSeen('message 2', NOW + 1000)).toBe(true);
      expect(await store().markSeen('__proto__', NOW + 1000)).toBe(true);
      expect(await store().markSeen('__proto__', NOW + 1000)).toBe(false);
    });

    test('is new once among 100 at the same moment', async () => {
      const isNew = await Promise.all(Array.from({ length: 100 }, () => store().markSeen('message 1', NOW + 1000)));
      expect(isNew.filter(Boolean)).toHaveLength(1);
    });

    test('is forgotten when it expires, and hearing it again does not put that off', async () => {
      await store().markSeen('message 1', NOW + 1000);
      setTime(NOW + 999);
      expect(await store().markSeen('message 1', NOW + 9000)).toBe(false);
      setTime(NOW + 1000);
      expect(await store().markSeen('message 1', NOW + 2000)).toBe(true);
      expect(await store().markSeen('message 1', NOW + 2000)).toBe(false);
    });

    test('is remembered when what is due is claimed', async () => {
      await store().markSeen('message 1', NOW + 1000);
      await claim(NOW);
      expect(await store().markSeen('message 1', NOW + 1000)).toBe(false);
    });
  });
}
