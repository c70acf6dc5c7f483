import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Clock, Store } from '../../src/ports.ts';
import { newJob } from '../../src/scheduling/job.ts';
import { DAY_MS } from '../../src/scheduling/moments.ts';
import { personPartition } from '../../src/thanks/preferences.ts';
import {
  ALEX,
  ALEXS_CHAT,
  MONDAY_NINE,
  sampleAnswer,
  sampleComments,
  sampleMark,
  samplePool,
  sampleSelfCheck,
  sampleTeam,
  saveAnswer,
  WARD_7,
} from '../support/sample-documents.ts';
import { sampleThankYou } from '../support/sample-thank-you.ts';
import { contentionTests } from './store-contention.ts';
import type { OpenStore } from './store-contract.ts';

export interface LastingStore extends OpenStore {
  /** Opens what the store kept a second time, as the next process would. Closed with the first. */
  readonly reopen: () => Promise<Store>;
}

/** For every store that outlives its process. */
export function lastingStoreContract(name: string, open: (clock: Clock) => Promise<LastingStore>): void {
  describe(`what is kept in ${name}`, () => {
    let opened: LastingStore;
    beforeEach(async () => {
      opened = await open({ now: () => MONDAY_NINE });
    });
    afterEach(() => opened.close());

    /** The next process, which has caught up with what was written in these places. */
    async function restart(...places: readonly string[]): Promise<Store> {
      await opened.store.close();
      const next = await opened.reopen();
      for (const place of places) await next.catchUp(place);
      return next;
    }

    contentionTests(
      () => opened.store,
      () => opened.reopen(),
    );

    test('documents and the right to change them outlive the process', async () => {
      await opened.store.create(sampleTeam());
      const etag = (await opened.store.read('team', WARD_7, WARD_7))?.etag ?? '';
      const next = await restart();
      expect(await next.read('team', WARD_7, WARD_7)).toEqual({ value: sampleTeam(), etag });
      expect(await next.create(sampleTeam())).toBe(false);
      expect(await next.replace(sampleTeam({ name: 'Ward 7 East' }), etag)).toBe(true);
    });

    test('one person’s thanks and their answer outlive the process', async () => {
      await opened.store.create(sampleThankYou());
      await saveAnswer(opened.store, sampleAnswer());
      const next = await restart(personPartition(ALEX.personId));
      expect(await next.thankYousOf(ALEX.personId, 9)).toEqual([sampleThankYou()]);
      for await (const answer of next.answersOf('pulse-1')) expect(answer).toEqual(sampleAnswer());
      expect(await next.readAnswer('pulse-1', sampleAnswer().answerId)).toEqual(sampleAnswer());
    });

    test('what a person kept for themselves, and that they were asked, outlive the process', async () => {
      const ask = { personId: ALEX.personId, pulseId: 'pulse-1', askedAt: MONDAY_NINE };
      await opened.store.create(sampleSelfCheck());
      await opened.store.claimAsk(ask, MONDAY_NINE);
      const next = await restart(ALEXS_CHAT);
      expect(await next.selfChecks(ALEXS_CHAT, 9)).toEqual([sampleSelfCheck()]);
      expect(await next.claimAsk(ask, 0)).toBe(true);
      expect(await next.claimAsk({ ...ask, pulseId: 'pulse-2' }, 0)).toBe(false);
      expect(await next.remove('self-check', ALEXS_CHAT, 'self-check-1')).toBe(true);
    });

    test('that a clock of a week ahead noted an ask keeps nobody from being asked once it is right again', async () => {
      const ask = { personId: ALEX.personId, pulseId: 'pulse-1', askedAt: MONDAY_NINE + 7 * DAY_MS };
      await opened.store.claimAsk(ask, MONDAY_NINE);
      const next = await restart(personPartition(ALEX.personId));
      expect(await next.claimAsk({ ...ask, pulseId: 'pulse-2', askedAt: MONDAY_NINE }, 0)).toBe(true);
      expect(await next.claimAsk({ ...ask, pulseId: 'pulse-3', askedAt: MONDAY_NINE }, 0)).toBe(false);
    });

    test('of two processes that ask the same person, one may', async () => {
      const other = await opened.reopen();
      const ask = (store: Store, pulseId: string) =>
        store.claimAsk({ personId: ALEX.personId, pulseId, askedAt: MONDAY_NINE }, MONDAY_NINE - 1);
      const pulses = Array.from({ length: 10 }, (_, index) => `pulse-${index}`);
      const asked = await Promise.all(pulses.map((pulse, index) => ask(index % 2 ? other : opened.store, pulse)));
      expect(asked.filter(Boolean)).toHaveLength(1);
    });

    test('a pool, an audience mark and comments that wait to be sent outlive the process', async () => {
      await opened.store.create(samplePool());
      await opened.store.addMark(sampleMark());
      await opened.store.saveComments(sampleComments());
      const next = await restart(WARD_7);
      await next.addMark(sampleMark());
      expect((await next.read('pool', WARD_7, 'pool-1'))?.value).toEqual(samplePool());
      expect(await next.marksUnder(sampleMark().markKey, 0)).toEqual([sampleMark()]);
      expect(await next.readComments('pulse-1')).toEqual(sampleComments());
    });

    test('what was leased when the process died is due again when the lease ends', async () => {
      await opened.store.enqueue(newJob('post-thanks', WARD_7, 'thanks-1', MONDAY_NINE));
      const [claimed] = await opened.store.claimJobs(MONDAY_NINE, 60_000, 10);
      const next = await restart();
      expect(await next.claimJobs(MONDAY_NINE + 59_999, 60_000, 10)).toEqual([]);
      // The next process may find it some seconds later.
      const again = async () =>
        (await next.claimJobs(MONDAY_NINE + 60_000, 60_000, 10)).map(({ value }) => value.jobId);
      await expect.poll(again, { timeout: 30_000 }).toEqual([claimed?.value.jobId]);
    });

    test('what was seen is not new after a restart', async () => {
      await opened.store.markSeen('message 1', MONDAY_NINE + 1000);
      expect(await (await restart()).markSeen('message 1', MONDAY_NINE + 1000)).toBe(false);
    });

    test('two processes see each other’s work at once', async () => {
      const other = await opened.reopen();
      await opened.store.create(sampleTeam());
      expect(await other.create(sampleTeam())).toBe(false);
      const etag = (await other.read('team', WARD_7, WARD_7))?.etag ?? '';
      expect(await other.replace(sampleTeam({ name: 'Ward 7 East' }), etag)).toBe(true);
      expect(await opened.store.replace(sampleTeam({ name: 'Ward 7 West' }), etag)).toBe(false);
      const own = sampleMark({ pulseId: 'pulse-2' });
      await opened.store.addMark(sampleMark());
      await other.addMark(own);
      expect(await other.marksUnder(sampleMark().markKey, 0)).toEqual(expect.arrayContaining([sampleMark(), own]));
    });
  });
}
