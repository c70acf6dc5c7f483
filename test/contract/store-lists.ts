import { describe, expect, test } from 'vitest';
import { withoutAudience } from '../../src/pulse/pulse.ts';
import type { ThankYou } from '../../src/thanks/thank-you.ts';
import {
  ADELE,
  ALEX,
  ALEXS_CHAT,
  HOUR_MS,
  LYNNE,
  MEGAN,
  MONDAY_NINE,
  PHARMACY,
  sampleAction,
  sampleAgenda,
  samplePulse,
  sampleResult,
  sampleSelfCheck,
  sampleTeam,
  WARD_7,
} from '../support/sample-documents.ts';
import { sampleThankYou } from '../support/sample-thank-you.ts';
import type { Subject } from './store-contract.ts';

/** Neither in order nor in reverse order. */
const SHUFFLED_HOURS = [2, 0, 4, 1, 3];
const idsOf = (thankYous: readonly ThankYou[]): string[] => thankYous.map((each) => each.thankYouId);

export function listTests({ store }: Subject): void {
  describe('lists of a team', () => {
    test('agendas come newest first and no more than asked for', async () => {
      for (const hour of SHUFFLED_HOURS) {
        await store().create(sampleAgenda({ agendaId: `agenda-${hour}`, postedAt: MONDAY_NINE + hour * HOUR_MS }));
      }
      await store().create(sampleAgenda({ teamId: PHARMACY }));
      const idsUpTo = async (limit: number) =>
        (await store().recentAgendas(WARD_7, limit)).map((each) => each.agendaId);
      expect(await idsUpTo(9)).toEqual(['agenda-4', 'agenda-3', 'agenda-2', 'agenda-1', 'agenda-0']);
      expect(await idsUpTo(2)).toEqual(['agenda-4', 'agenda-3']);
      expect(await idsUpTo(0)).toEqual([]);
    });

    test('an agenda is listed once, as it is now', async () => {
      await store().create(sampleAgenda());
      const etag = (await store().read('agenda', WARD_7, 'agenda-1'))?.etag ?? '';
      await store().replace(sampleAgenda({ shownQuestion: 1 }), etag);
      expect(await store().recentAgendas(WARD_7, 9)).toEqual([sampleAgenda({ shownQuestion: 1 })]);
    });

    test('an agenda that waits for its meeting is in a list of its own, until the meeting begins', async () => {
      for (const hour of SHUFFLED_HOURS) {
        const postedAt = MONDAY_NINE + hour * HOUR_MS;
        await store().create(sampleAgenda({ agendaId: `agenda-${hour}`, state: 'prepared', postedAt }));
      }
      await store().create(sampleAgenda({ teamId: PHARMACY, state: 'prepared' }));
      const prepared = async (limit: number) =>
        (await store().preparedAgendas(WARD_7, limit)).map(({ agendaId }) => agendaId);
      expect(await prepared(9)).toEqual(['agenda-4', 'agenda-3', 'agenda-2', 'agenda-1', 'agenda-0']);
      expect(await prepared(2)).toEqual(['agenda-4', 'agenda-3']);
      expect(await store().recentAgendas(WARD_7, 9)).toEqual([]);

      for (const state of ['started', 'ended'] as const) {
        const found = await store().read('agenda', WARD_7, 'agenda-3');
        await store().replace({ ...(found?.value ?? sampleAgenda()), state }, found?.etag ?? '');
        expect(await prepared(9)).toEqual(['agenda-4', 'agenda-2', 'agenda-1', 'agenda-0']);
        expect(await store().recentAgendas(WARD_7, 9)).toMatchObject([{ agendaId: 'agenda-3', state }]);
      }
    });

    test('what was made of results comes newest first, each once and as it is now', async () => {
      for (const hour of SHUFFLED_HOURS) {
        await store().create(sampleAction({ actionId: `action-${hour}`, setAt: MONDAY_NINE + hour * HOUR_MS }));
      }
      await store().create(sampleAction({ teamId: PHARMACY }));
      const etag = (await store().read('action', WARD_7, 'action-1'))?.etag ?? '';
      const done = sampleAction({ actionId: 'action-1', state: 'done', setAt: MONDAY_NINE + 5 * HOUR_MS });
      await store().replace(done, etag);
      const ids = async (limit: number) => (await store().recentActions(WARD_7, limit)).map(({ actionId }) => actionId);
      expect(await ids(9)).toEqual(['action-1', 'action-4', 'action-3', 'action-2', 'action-0']);
      expect(await ids(1)).toEqual(['action-1']);
      expect((await store().recentActions(WARD_7, 1))[0]).toEqual(done);
    });

    test('self-checks are those of one person’s own chat, newest first', async () => {
      for (const hour of SHUFFLED_HOURS) {
        await store().create(sampleSelfCheck({ selfCheckId: `${hour}`, takenAt: MONDAY_NINE + hour * HOUR_MS }));
      }
      await store().create(sampleSelfCheck({ teamId: WARD_7 }));
      const ids = async (limit: number) =>
        (await store().selfChecks(ALEXS_CHAT, limit)).map(({ selfCheckId }) => selfCheckId);
      expect(await ids(9)).toEqual(['4', '3', '2', '1', '0']);
      expect(await ids(2)).toEqual(['4', '3']);
      expect(await ids(0)).toEqual([]);
    });

    test('published pulses are closed, have a result and come newest first', async () => {
      for (const hour of SHUFFLED_HOURS) {
        const result = sampleResult({ closedAt: MONDAY_NINE + hour * HOUR_MS });
        await store().create(samplePulse({ pulseId: `pulse-${hour}`, state: 'closed', result }));
      }
      await store().create(samplePulse({ pulseId: 'open' }));
      await store().create(samplePulse({ pulseId: 'closed without a result', state: 'closed' }));
      await store().create(samplePulse({ teamId: PHARMACY, state: 'closed', result: sampleResult() }));
      const idsUpTo = async (limit: number) =>
        (await store().publishedPulses(WARD_7, limit)).map((each) => each.pulseId);
      expect(await idsUpTo(9)).toEqual(['pulse-4', 'pulse-3', 'pulse-2', 'pulse-1', 'pulse-0']);
      expect(await idsUpTo(3)).toEqual(['pulse-4', 'pulse-3', 'pulse-2']);
      const whole = await store().publishedPulses(WARD_7, 3);
      expect(await store().publishedResults(WARD_7, 3)).toEqual(whole.map(withoutAudience));
    });

    test('a published result is given as it is now, however often it was asked for', async () => {
      const published = samplePulse({ state: 'closed', result: sampleResult() });
      await store().create(published);
      expect(await store().publishedResults(WARD_7, 9)).toEqual([withoutAudience(published)]);
      expect(await store().publishedResults(WARD_7, 9)).toEqual([withoutAudience(published)]);
      const posted = { ...published, resultActivityId: 'posted' };
      await store().replace(posted, (await store().read('pulse', WARD_7, 'pulse-1'))?.etag ?? '');
      expect(await store().publishedResults(WARD_7, 9)).toEqual([withoutAudience(posted)]);
      expect((await store().read('pulse', WARD_7, 'pulse-1'))?.value).toEqual(posted);
      await store().remove('pulse', WARD_7, 'pulse-1');
      expect(await store().publishedResults(WARD_7, 9)).toEqual([]);
      expect(await store().read('pulse', WARD_7, 'pulse-1')).toBeNull();
    });

    test('a pulse moves from the open ones to the published ones when its result is there', async () => {
      const pulse = samplePulse();
      await store().create(pulse);
      await store().create(samplePulse({ teamId: PHARMACY }));
      expect(await store().openPulses(WARD_7)).toEqual([pulse]);
      expect(await store().publishedPulses(WARD_7, 9)).toEqual([]);

      const closed = samplePulse({ state: 'closed' });
      await store().replace(closed, (await store().read('pulse', WARD_7, 'pulse-1'))?.etag ?? '');
      expect(await store().openPulses(WARD_7)).toEqual([]);
      expect(await store().publishedPulses(WARD_7, 9)).toEqual([]);

      const published = samplePulse({ state: 'closed', result: sampleResult() });
      await store().replace(published, (await store().read('pulse', WARD_7, 'pulse-1'))?.etag ?? '');
      expect(await store().openPulses(WARD_7)).toEqual([]);
      expect(await store().publishedPulses(WARD_7, 9)).toEqual([published]);
    });

    test('teams in which something is refused for now are counted, and no others', async () => {
      const pause = { conversationId: 'c', because: 'refused', since: 0, retryAt: 1, told: 'nobody' } as const;
      const gone = { ...pause, because: 'gone' } as const;
      expect(await store().countPaused()).toBe(0);
      await store().create(sampleTeam());
      await store().create(sampleTeam({ teamId: 'one', pauses: [pause, { ...pause, conversationId: 'd' }] }));
      await store().create(sampleTeam({ teamId: 'two', pauses: [pause] }));
      await store().create(sampleTeam({ teamId: 'three', pauses: [gone] }));
      await store().create(sampleTeam({ teamId: 'four', pauses: [pause], isInstalled: false }));
      expect(await store().countPaused()).toBe(2);
      const two = await store().read('team', 'two', 'two');
      await store().replace(sampleTeam({ teamId: 'two' }), two?.etag ?? '');
      expect(await store().countPaused()).toBe(1);
    });

    test('all open pulses of a team are listed', async () => {
      for (const pulseId of ['pulse-1', 'pulse-2', 'pulse-3']) await store().create(samplePulse({ pulseId }));
      const ids = (await store().openPulses(WARD_7)).map((each) => each.pulseId);
      expect(ids.sort()).toEqual(['pulse-1', 'pulse-2', 'pulse-3']);
    });

    test('thanks given since a moment include that moment and come newest first', async () => {
      for (const hour of SHUFFLED_HOURS) {
        const givenAt = MONDAY_NINE + hour * HOUR_MS;
        await store().create(sampleThankYou({ thankYouId: `thanks-${hour}`, givenAt }));
      }
      await store().create(sampleThankYou({ teamId: PHARMACY, givenAt: MONDAY_NINE + 3 * HOUR_MS }));
      const since = MONDAY_NINE + 2 * HOUR_MS;
      expect(idsOf(await store().thankYousSince(WARD_7, since, 9))).toEqual(['thanks-4', 'thanks-3', 'thanks-2']);
      expect(idsOf(await store().thankYousSince(WARD_7, since, 1))).toEqual(['thanks-4']);
      expect(await store().thankYousSince(WARD_7, MONDAY_NINE + 5 * HOUR_MS, 9)).toEqual([]);
    });
  });

  describe('one person’s thanks', () => {
    const adeleThanksAlex = sampleThankYou({
      teamId: PHARMACY,
      giver: ADELE,
      receiver: ALEX,
      givenAt: MONDAY_NINE + HOUR_MS,
    });

    test('are those they gave and those they received, in any team, newest first', async () => {
      const alexThanksMegan = sampleThankYou();
      await store().create(alexThanksMegan);
      await store().create(adeleThanksAlex);
      expect(await store().thankYousOf(ALEX.personId, 9)).toEqual([adeleThanksAlex, alexThanksMegan]);
      expect(await store().thankYousOf(ALEX.personId, 1)).toEqual([adeleThanksAlex]);
      expect(await store().thankYousOf(MEGAN.personId, 9)).toEqual([alexThanksMegan]);
      expect(await store().thankYousOf(ADELE.personId, 9)).toEqual([adeleThanksAlex]);
      expect(await store().thankYousOf(LYNNE.personId, 9)).toEqual([]);
    });

    test('are listed as they are now', async () => {
      await store().create(sampleThankYou({ cardActivityId: '' }));
      const etag = (await store().read('thank-you', WARD_7, 'thanks-1'))?.etag ?? '';
      await store().replace(sampleThankYou({ cardActivityId: '1772442000999' }), etag);
      const found = await store().thankYousOf(MEGAN.personId, 9);
      expect(found.map((each) => each.cardActivityId)).toEqual(['1772442000999']);
    });

    test('leave out one that was refused because its form had been sent before', async () => {
      expect(await store().create(sampleThankYou({ receiver: MEGAN }))).toBe(true);
      expect(await store().create(sampleThankYou({ receiver: LYNNE }))).toBe(false);
      expect(await store().thankYousOf(LYNNE.personId, 9)).toEqual([]);
      expect(idsOf(await store().thankYousOf(MEGAN.personId, 9))).toEqual(['thanks-1']);
    });

    test('are told apart when two teams and two ids run together', async () => {
      const first = sampleThankYou({ teamId: 'a:b', thankYouId: 'c', givenAt: MONDAY_NINE });
      const second = sampleThankYou({ teamId: 'a', thankYouId: 'b:c', givenAt: MONDAY_NINE + 1 });
      await store().create(first);
      await store().create(second);
      expect(await store().thankYousOf(MEGAN.personId, 9)).toEqual([second, first]);
    });

    test('are not mixed with a team that goes by the person’s id', async () => {
      await store().create(sampleThankYou({ teamId: `person:${ALEX.personId}` }));
      await store().create(sampleAgenda({ teamId: `person:${ALEX.personId}` }));
      expect(idsOf(await store().thankYousOf(ALEX.personId, 9))).toEqual(['thanks-1']);
      expect(await store().recentAgendas(`person:${ALEX.personId}`, 9)).toHaveLength(1);
    });
  });
}
