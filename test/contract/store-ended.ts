import { describe, expect, test } from 'vitest';
import type { EndingKind, TeamDocument } from '../../src/ports.ts';
import { personPartition } from '../../src/thanks/preferences.ts';
import {
  ALEX,
  MEGAN,
  MONDAY_NINE,
  PHARMACY,
  sampleAction,
  sampleAgenda,
  samplePulse,
  sampleResult,
  sampleTeam,
  WARD_7,
} from '../support/sample-documents.ts';
import { sampleThankYou } from '../support/sample-thank-you.ts';
import type { Subject } from './store-contract.ts';

const OLD = MONDAY_NINE - 1;

const closed = (pulseId: string, closedAt: number, teamId = WARD_7) =>
  samplePulse({ teamId, pulseId, state: 'closed', result: sampleResult({ closedAt }) });

/** Of each kind what goes, then what stays. */
const CASES: readonly [kind: EndingKind, goes: readonly TeamDocument[], stays: readonly TeamDocument[]][] = [
  [
    'pulse',
    [closed('pulse-1', OLD), closed('pulse-1', OLD, PHARMACY)],
    [closed('pulse-2', MONDAY_NINE), samplePulse({ pulseId: 'pulse-3', openedAt: OLD, closesAt: OLD })],
  ],
  [
    'thank-you',
    [
      sampleThankYou({ givenAt: OLD }),
      sampleThankYou({ teamId: personPartition(MEGAN.personId), giver: MEGAN, receiver: ALEX, givenAt: 1 }),
    ],
    [sampleThankYou({ thankYouId: 'thanks-2', givenAt: MONDAY_NINE })],
  ],
  [
    'agenda',
    [sampleAgenda({ state: 'ended', postedAt: 1, endedAt: OLD })],
    [
      sampleAgenda({ agendaId: 'agenda-2', state: 'ended', postedAt: 1, endedAt: MONDAY_NINE }),
      sampleAgenda({ agendaId: 'agenda-3', state: 'started', postedAt: 1 }),
      sampleAgenda({ agendaId: 'agenda-4', state: 'prepared', postedAt: 1 }),
    ],
  ],
  [
    'action',
    [
      sampleAction({ state: 'done', setAt: 1, doneAt: OLD }),
      sampleAction({ actionId: 'action-2', state: 'not now', setAt: OLD, doneAt: 0 }),
    ],
    [
      sampleAction({ actionId: 'action-3', state: 'done', setAt: 1, doneAt: MONDAY_NINE }),
      sampleAction({ actionId: 'action-4', state: 'agreed', setAt: 1, doneAt: 0 }),
    ],
  ],
];

export function endedTests({ store }: Subject): void {
  const keep = async (documents: readonly TeamDocument[]) => {
    for (const document of documents) await store().create(document);
  };
  const read = (document: TeamDocument) => store().read(document.kind, document.teamId, idOf(document));

  describe('what has ended long ago', () => {
    test.each(CASES)('goes, whichever team it is of, and all else stays: %s', async (kind, goes, stays) => {
      const others = CASES.filter(([other]) => other !== kind).flatMap(([, old]) => old);
      await keep([sampleTeam(), ...goes, ...stays, ...others]);
      expect(await store().eraseEnded(kind, MONDAY_NINE, 9)).toBe(goes.length);
      for (const document of goes) expect(await read(document)).toBeNull();
      for (const document of [sampleTeam(), ...stays, ...others]) {
        expect((await read(document))?.value).toEqual(document);
      }
      expect(await store().eraseEnded(kind, MONDAY_NINE, 9)).toBe(0);
    });

    test('goes so many at a time, also behind what is open still', async () => {
      const open = Array.from({ length: 3 }, (_, day) => sampleAction({ actionId: `open-${day}`, setAt: day }));
      const done = Array.from({ length: 5 }, (_, day) =>
        sampleAction({ actionId: `done-${day}`, state: 'done', setAt: 10 + day, doneAt: 10 + day }),
      );
      await keep([...open, ...done]);
      expect(await store().eraseEnded('action', MONDAY_NINE, 0)).toBe(0);
      expect(await store().eraseEnded('action', MONDAY_NINE, 2)).toBe(2);
      expect(await store().recentActions(WARD_7, 99)).toHaveLength(6);
      expect(await store().eraseEnded('action', MONDAY_NINE, 9)).toBe(3);
      expect(await store().recentActions(WARD_7, 99)).toHaveLength(3);
    });

    test('of a thank-you nothing leads to it any more, and other thank-yous are still found', async () => {
      await keep([sampleThankYou({ givenAt: OLD }), sampleThankYou({ thankYouId: 'thanks-2', givenAt: MONDAY_NINE })]);
      await store().eraseEnded('thank-you', MONDAY_NINE, 9);
      for (const { personId } of [ALEX, MEGAN]) {
        const found = await store().thankYousOf(personId, 9);
        expect(found.map(({ thankYouId }) => thankYouId)).toEqual(['thanks-2']);
      }
    });

    test('goes once, by however many at once', async () => {
      await keep(Array.from({ length: 6 }, (_, index) => closed(`pulse-${index}`, OLD)));
      await Promise.all(Array.from({ length: 4 }, () => store().eraseEnded('pulse', MONDAY_NINE, 99)));
      expect(await store().publishedPulses(WARD_7, 9)).toEqual([]);
    });
  });
}

function idOf(document: TeamDocument): string {
  switch (document.kind) {
    case 'pulse':
      return document.pulseId;
    case 'thank-you':
      return document.thankYouId;
    case 'agenda':
      return document.agendaId;
    case 'action':
      return document.actionId;
    default:
      return document.teamId;
  }
}
