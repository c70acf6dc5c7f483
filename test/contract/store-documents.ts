import { describe, expect, test } from 'vitest';
import type { Agenda } from '../../src/meetings/agenda.ts';
import {
  ALEXS_CHAT,
  MEGAN,
  PHARMACY,
  sampleAction,
  sampleAgenda,
  sampleItem,
  samplePool,
  samplePulse,
  sampleResult,
  sampleRhythm,
  sampleSelfCheck,
  sampleTeam,
  WARD_7,
} from '../support/sample-documents.ts';
import { sampleThankYou } from '../support/sample-thank-you.ts';
import type { Subject } from './store-contract.ts';

const about = (line: string, overrides: Partial<Agenda> = {}): Agenda =>
  sampleAgenda({ items: [sampleItem({ line })], ...overrides });

export function documentTests({ store }: Subject): void {
  const lineIn = async (teamId: string) => (await store().read('agenda', teamId, 'agenda-1'))?.value.items[0]?.line;

  describe('documents of a team', () => {
    test('a document of every kind comes back as it was written', async () => {
      const closed = samplePulse({ pulseId: 'pulse-2', state: 'closed', result: sampleResult() });
      const rounds = [samplePulse(), closed, samplePool()];
      const others = [sampleThankYou(), sampleRhythm(), sampleAction(), sampleSelfCheck()];
      for (const document of [sampleTeam(), sampleAgenda(), ...rounds, ...others]) {
        expect(await store().create(document)).toBe(true);
      }
      expect((await store().read('team', WARD_7, WARD_7))?.value).toEqual(sampleTeam());
      expect((await store().read('agenda', WARD_7, 'agenda-1'))?.value).toEqual(sampleAgenda());
      expect((await store().read('pulse', WARD_7, 'pulse-1'))?.value).toEqual(samplePulse());
      expect((await store().read('pulse', WARD_7, 'pulse-2'))?.value).toEqual(closed);
      expect((await store().read('pool', WARD_7, 'pool-1'))?.value).toEqual(samplePool());
      expect((await store().read('thank-you', WARD_7, 'thanks-1'))?.value).toEqual(sampleThankYou());
      expect((await store().read('rhythm', WARD_7, WARD_7))?.value).toEqual(sampleRhythm());
      expect((await store().read('action', WARD_7, 'action-1'))?.value).toEqual(sampleAction());
      expect((await store().read('self-check', ALEXS_CHAT, 'self-check-1'))?.value).toEqual(sampleSelfCheck());
    });

    test('what was never written is not there', async () => {
      expect(await store().read('team', WARD_7, WARD_7)).toBeNull();
      expect(await store().read('pulse', WARD_7, 'pulse-1')).toBeNull();
    });

    test('a repeated delivery writes nothing and says so', async () => {
      expect(await store().create(about('Discharge planning'))).toBe(true);
      expect(await store().create(about('Something else'))).toBe(false);
      expect(await lineIn(WARD_7)).toBe('Discharge planning');
    });

    test('of 200 deliveries at once exactly one is the first', async () => {
      const lines = Array.from({ length: 200 }, (_, index) => `delivery ${index}`);
      const wasFirst = await Promise.all(lines.map((line) => store().create(about(line))));
      expect(wasFirst.filter(Boolean)).toHaveLength(1);
      expect(await lineIn(WARD_7)).toBe(lines[wasFirst.indexOf(true)]);
    });

    test('two kinds of document may have the same id', async () => {
      const id = 'the-same';
      expect(await store().create(sampleTeam({ teamId: id }))).toBe(true);
      expect(await store().create(sampleAgenda({ teamId: id, agendaId: id }))).toBe(true);
      expect(await store().create(samplePulse({ teamId: id, pulseId: id }))).toBe(true);
      expect(await store().create(samplePool({ teamId: id, poolId: id }))).toBe(true);
      expect(await store().create(sampleThankYou({ teamId: id, thankYouId: id }))).toBe(true);
      expect(await store().create(sampleRhythm({ teamId: id }))).toBe(true);
      expect(await store().create(sampleAction({ teamId: id, actionId: id }))).toBe(true);
      expect(await store().create(sampleSelfCheck({ teamId: id, selfCheckId: id }))).toBe(true);
      expect((await store().read('pulse', id, id))?.value.kind).toBe('pulse');
      expect((await store().read('pool', id, id))?.value.kind).toBe('pool');
      expect((await store().read('team', id, id))?.value.kind).toBe('team');
      expect((await store().read('rhythm', id, id))?.value.kind).toBe('rhythm');
    });

    test('one team never finds what belongs to another', async () => {
      await store().create(about('On the ward'));
      expect(await store().read('agenda', PHARMACY, 'agenda-1')).toBeNull();
      expect(await store().create(about('In the pharmacy', { teamId: PHARMACY }))).toBe(true);
      expect(await lineIn(WARD_7)).toBe('On the ward');
      expect(await lineIn(PHARMACY)).toBe('In the pharmacy');
    });
  });

  describe('changing a document', () => {
    test('a document is replaced by whoever saw it last', async () => {
      await store().create(sampleTeam());
      const before = await store().read('team', WARD_7, WARD_7);
      expect(await store().replace(sampleTeam({ name: 'Ward 7 East' }), before?.etag ?? '')).toBe(true);
      const after = await store().read('team', WARD_7, WARD_7);
      expect(after?.value.name).toBe('Ward 7 East');
      expect(after?.etag).not.toBe(before?.etag);
    });

    test('a change based on an old view is refused and loses nothing', async () => {
      await store().create(sampleTeam());
      const etag = (await store().read('team', WARD_7, WARD_7))?.etag ?? '';
      await store().replace(sampleTeam({ name: 'Ward 7 East' }), etag);
      expect(await store().replace(sampleTeam({ name: 'Ward 7 West' }), etag)).toBe(false);
      expect((await store().read('team', WARD_7, WARD_7))?.value.name).toBe('Ward 7 East');
    });

    test('an old view stays old even when the words are what they were', async () => {
      await store().create(sampleTeam());
      const etag = (await store().read('team', WARD_7, WARD_7))?.etag ?? '';
      await store().replace(sampleTeam(), etag);
      expect(await store().replace(sampleTeam(), etag)).toBe(false);
    });

    test('of 50 changes based on the same view exactly one is made', async () => {
      await store().create(sampleTeam());
      const etag = (await store().read('team', WARD_7, WARD_7))?.etag ?? '';
      const names = Array.from({ length: 50 }, (_, index) => `Ward ${index}`);
      const isMade = await Promise.all(names.map((name) => store().replace(sampleTeam({ name }), etag)));
      expect(isMade.filter(Boolean)).toHaveLength(1);
      expect((await store().read('team', WARD_7, WARD_7))?.value.name).toBe(names[isMade.indexOf(true)]);
    });

    test('of two rounds added to a pool at once the second is refused, and neither is lost or counted twice', async () => {
      await store().create(samplePool({ histogram: [0, 0, 0, 0, 0], pulseIds: [] }));
      const seen = await store().read('pool', WARD_7, 'pool-1');
      const first = samplePool({ histogram: [1, 1, 1, 0, 0], pulseIds: ['pulse-1'] });
      const second = samplePool({ histogram: [0, 0, 1, 1, 1], pulseIds: ['pulse-2'] });
      expect(await store().replace(first, seen?.etag ?? '')).toBe(true);
      expect(await store().replace(second, seen?.etag ?? '')).toBe(false);
      expect((await store().read('pool', WARD_7, 'pool-1'))?.value).toEqual(first);
    });

    test('a document that is not there cannot be replaced', async () => {
      await store().create(sampleAgenda());
      const etag = (await store().read('agenda', WARD_7, 'agenda-1'))?.etag ?? '';
      expect(await store().replace(sampleAgenda({ agendaId: 'agenda-2' }), etag)).toBe(false);
      expect(await store().replace(sampleAgenda({ teamId: PHARMACY }), etag)).toBe(false);
      expect(await store().read('agenda', WARD_7, 'agenda-2')).toBeNull();
      expect(await store().read('agenda', PHARMACY, 'agenda-1')).toBeNull();
    });
  });

  describe('what people write', () => {
    const texts = {
      'emoji and accents': '🎉👩🏽‍⚕️ Zoë, Siân, 你好, مرحبا',
      'four thousand characters': 'é😀'.repeat(1000) + 'x'.repeat(1000),
      'quotes, SQL and JSON': `'; DROP TABLE teams; -- "}{\\" \u0000 \u2028 \n\t`,
      'half an emoji': 'cut \ud83d here',
      'names that JavaScript keeps for itself': '__proto__ constructor toString hasOwnProperty',
    };
    test.each(Object.entries(texts))('%s survive', async (_, text) => {
      await store().create(sampleThankYou({ whatTheyDid: text }));
      expect((await store().read('thank-you', WARD_7, 'thanks-1'))?.value.whatTheyDid).toBe(text);
    });

    test.each(['__proto__', 'constructor', 'toString', "o'neill", 'a:b:c', '%', '_', ''])(
      'a team with the id "%s" is a team like any other',
      async (teamId) => {
        expect(await store().create(sampleAgenda({ teamId, agendaId: teamId }))).toBe(true);
        expect(await store().create(sampleAgenda({ teamId: 'another', agendaId: 'another' }))).toBe(true);
        expect((await store().read('agenda', teamId, teamId))?.value.teamId).toBe(teamId);
        expect(await store().recentAgendas(teamId, 9)).toHaveLength(1);
      },
    );
  });

  describe('a document that is not as its kind demands', () => {
    const secret = 'something that Megan said';

    test('is not written, and the fault does not repeat what it holds', async () => {
      const wrong = about('', { items: [], postedByName: secret });
      await expect(store().create(wrong)).rejects.toThrow(/^create failed: (?!.*Megan)/);
      expect(await store().read('agenda', WARD_7, 'agenda-1')).toBeNull();
    });

    test('does not replace one that is', async () => {
      await store().create(sampleAgenda());
      const etag = (await store().read('agenda', WARD_7, 'agenda-1'))?.etag ?? '';
      const wrong = about(secret, { postedAt: Number.NaN });
      await expect(store().replace(wrong, etag)).rejects.toThrow(/^replace failed: (?!.*Megan)/);
      expect((await store().read('agenda', WARD_7, 'agenda-1'))?.value).toEqual(sampleAgenda());
    });

    test('leaves no trace in the list of anybody’s thanks', async () => {
      const wrong = sampleThankYou({ givenAt: Number.NaN });
      await expect(store().create(wrong)).rejects.toThrow(/^create failed/);
      expect(await store().thankYousOf(MEGAN.personId, 9)).toEqual([]);
    });

    test('loses what its kind does not have', async () => {
      const talkative: object = { ...sampleTeam(), saidBy: MEGAN.name };
      await store().create(Object.assign(sampleTeam(), talkative));
      expect((await store().read('team', WARD_7, WARD_7))?.value).toEqual(sampleTeam());
    });
  });

  describe('a store in use', () => {
    test('says that it can be used, and after it is closed that it cannot', async () => {
      await expect(store().check()).resolves.toBeUndefined();
      await store().close();
      await expect(store().check()).rejects.toThrow(/^check failed: /);
      await expect(store().read('team', WARD_7, WARD_7)).rejects.toThrow(/^read failed: /);
      await expect(store().create(sampleTeam())).rejects.toThrow(/^create failed: /);
    });

    test('may be closed twice', async () => {
      await store().close();
      await expect(store().close()).resolves.toBeUndefined();
    });
  });
}
