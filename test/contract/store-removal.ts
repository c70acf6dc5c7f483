import { describe, expect, test } from 'vitest';
import type { TeamDocument, TeamDocumentKind } from '../../src/ports.ts';
import {
  ALEX,
  ALEXS_CHAT,
  PHARMACY,
  sampleAction,
  sampleAgenda,
  samplePool,
  samplePulse,
  sampleRhythm,
  sampleSelfCheck,
  sampleTeam,
  WARD_7,
} from '../support/sample-documents.ts';
import { sampleThankYou } from '../support/sample-thank-you.ts';
import type { Subject } from './store-contract.ts';

const ONE_OF_EACH: readonly [kind: TeamDocumentKind, teamId: string, id: string, document: TeamDocument][] = [
  ['team', WARD_7, WARD_7, sampleTeam()],
  ['agenda', WARD_7, 'agenda-1', sampleAgenda()],
  ['pulse', WARD_7, 'pulse-1', samplePulse()],
  ['pool', WARD_7, 'pool-1', samplePool()],
  ['thank-you', WARD_7, 'thanks-1', sampleThankYou()],
  ['rhythm', WARD_7, WARD_7, sampleRhythm()],
  ['action', WARD_7, 'action-1', sampleAction()],
  ['self-check', ALEXS_CHAT, 'self-check-1', sampleSelfCheck()],
];

export function removalTests({ store }: Subject): void {
  const removeOne = () => store().remove('self-check', ALEXS_CHAT, 'self-check-1');

  describe('removing a document', () => {
    test.each(ONE_OF_EACH)('of the kind %s leaves every other one', async (kind, teamId, id) => {
      for (const [, , , document] of ONE_OF_EACH) await store().create(document);
      // An open pulse is remembered for a moment once it has been read.
      await store().read(kind, teamId, id);
      expect(await store().remove(kind, teamId, id)).toBe(true);
      for (const [other, otherTeam, otherId] of ONE_OF_EACH) {
        const found = await store().read(other, otherTeam, otherId);
        expect([other, found === null]).toEqual([other, other === kind]);
      }
    });

    test('takes it out of its list, and lets it be written again', async () => {
      await store().create(sampleSelfCheck());
      await store().create(sampleSelfCheck({ selfCheckId: 'self-check-2' }));
      await removeOne();
      expect(await store().selfChecks(ALEXS_CHAT, 9)).toEqual([sampleSelfCheck({ selfCheckId: 'self-check-2' })]);
      expect(await store().create(sampleSelfCheck())).toBe(true);
      expect(await store().selfChecks(ALEXS_CHAT, 9)).toHaveLength(2);
    });

    test('a second time, or where there was none, says that there was none', async () => {
      await store().create(sampleSelfCheck());
      expect(await store().remove('self-check', ALEXS_CHAT, 'self-check-9')).toBe(false);
      expect(await store().remove('self-check', PHARMACY, 'self-check-1')).toBe(false);
      expect(await store().remove('action', ALEXS_CHAT, 'self-check-1')).toBe(false);
      expect(await removeOne()).toBe(true);
      expect(await removeOne()).toBe(false);
    });

    test('by 20 at once is done by one of them', async () => {
      await store().create(sampleSelfCheck());
      const isDone = await Promise.all(Array.from({ length: 20 }, removeOne));
      expect(isDone.filter(Boolean)).toHaveLength(1);
    });

    test('goes ahead although it was changed since it was read, and a late change does not bring it back', async () => {
      await store().create(sampleRhythm());
      const etag = (await store().read('rhythm', WARD_7, WARD_7))?.etag ?? '';
      await store().replace(sampleRhythm({ digest: null }), etag);
      const newer = (await store().read('rhythm', WARD_7, WARD_7))?.etag ?? '';
      expect(await store().remove('rhythm', WARD_7, WARD_7)).toBe(true);
      expect(await store().replace(sampleRhythm(), newer)).toBe(false);
      expect(await store().read('rhythm', WARD_7, WARD_7)).toBeNull();
    });

    test('that somebody’s thanks lead to leaves them out', async () => {
      await store().create(sampleThankYou());
      await store().create(sampleThankYou({ thankYouId: 'thanks-2' }));
      await store().remove('thank-you', WARD_7, 'thanks-1');
      const ids = (await store().thankYousOf(ALEX.personId, 9)).map(({ thankYouId }) => thankYouId);
      expect(ids).toEqual(['thanks-2']);
    });
  });
}
