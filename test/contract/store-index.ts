import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Named, peopleIn } from '../../src/own-data/named-people.ts';
import type { DocumentAddress, Store, TeamDocument } from '../../src/ports.ts';
import { personPartition, usualPreferences } from '../../src/thanks/preferences.ts';
import {
  ALEX,
  MEGAN,
  MONDAY_NINE,
  PHARMACY,
  sampleAction,
  sampleAgenda,
  sampleItem,
  samplePulse,
  sampleResult,
  sampleRhythm,
  sampleSelfCheck,
  sampleTeam,
  WARD_7,
} from '../support/sample-documents.ts';
import { sampleThankYou } from '../support/sample-thank-you.ts';
import type { Subject } from './store-contract.ts';

const MINUTE_MS = 60_000;
/** In none of the samples, so that they stand only where a test puts them. */
const PEOPLE = ['Nestor Wilke', 'Isaiah Langer', 'Lee Gu', 'Pradeep Gupta', ''].map((name) => ({
  personId: name && `account of ${name}`,
  teamsId: name && `29:${name}`,
  name: name || 'a colleague',
}));

type Cast = readonly (typeof PEOPLE)[number][];

/** One of each kind that names people, with a cast of six in its places. */
const KINDS: readonly ((teamId: string, id: string, cast: Cast) => TeamDocument)[] = [
  (teamId, _, [a]) => sampleTeam({ teamId, settings: { ...sampleTeam().settings, setBy: a?.name ?? '' } }),
  (teamId, id, [a, b]) =>
    sampleAgenda({
      teamId,
      agendaId: id,
      postedBy: a?.personId ?? '',
      postedByName: a?.name ?? '',
      items: [sampleItem({ proposedBy: b?.name ?? '' })],
    }),
  (teamId, id, [a, b, c, d]) =>
    samplePulse({
      teamId,
      pulseId: id,
      openedBy: a?.personId ?? '',
      openedByName: a?.name ?? '',
      audience: [b, c].flatMap((one) => (one ? [{ personId: one.personId, teamsId: one.teamsId }] : [])),
      lastAction: { state: 'done', what: 'Ask the night shift', who: { name: d?.name ?? '' } },
    }),
  (teamId, id, [a, b]) =>
    sampleAction({
      teamId,
      actionId: id,
      who: { personId: a?.personId ?? '', name: a?.name ?? '' },
      setBy: b?.personId ?? '',
      setByName: b?.name ?? '',
    }),
  (teamId, _, [a]) => sampleRhythm({ teamId, setBy: a?.personId ?? '', setByName: a?.name ?? '' }),
  (teamId, id, [a, b, c, d]) =>
    sampleThankYou({
      teamId,
      thankYouId: id,
      ...(a && { giver: a }),
      ...(b && { receiver: b }),
      joined: [c, d].flatMap((one) => (one?.personId ? [{ personId: one.personId, name: one.name }] : [])),
    }),
];

function addressOf(document: TeamDocument): DocumentAddress {
  const { kind, teamId } = document;
  const fields: Record<string, unknown> = { ...document };
  const own = { agenda: 'agendaId', pulse: 'pulseId', action: 'actionId', 'thank-you': 'thankYouId' } as const;
  const field = kind in own ? own[kind as keyof typeof own] : 'teamId';
  return { kind, teamId, id: String(fields[field]) };
}

async function found(store: Store, who: Named): Promise<string[]> {
  return (await store.namedIn(who)).map(({ address }) => JSON.stringify(address)).sort();
}

/** Told by the words of the document alone. */
function isNaming(document: TeamDocument, who: Named): boolean {
  const json = JSON.stringify(document);
  if ('personId' in who) return json.includes(JSON.stringify(who.personId));
  return peopleIn(document).some((one) => 'name' in one && one.name === who.name);
}

const cast = fc.array(fc.constantFrom(...PEOPLE), { minLength: 6, maxLength: 6 });
const step = fc.record({
  kind: fc.nat({ max: KINDS.length - 1 }),
  teamId: fc.constantFrom(WARD_7, PHARMACY),
  id: fc.constantFrom('1', '2'),
  cast,
  isRemoved: fc.boolean(),
});

export function indexTests({ store, setTime }: Subject): void {
  describe('whoever is named', () => {
    test('is found by their account or name in whichever team; at a person’s own place only thank-yous are, given outside a team', async () => {
      for (const document of [
        sampleTeam(),
        sampleThankYou(),
        samplePulse(),
        sampleAction({ teamId: PHARMACY, who: ALEX }),
        sampleAction({ actionId: 'action-2' }),
        sampleAgenda({ items: [sampleItem({ proposedBy: 'Alex “Al” Wilber \u2028 "x"' })] }),
        sampleThankYou({ teamId: personPartition(MEGAN.personId), giver: MEGAN, receiver: ALEX }),
        usualPreferences(ALEX.personId),
        sampleSelfCheck(),
      ]) {
        await store().create(document);
      }
      await store().claimAsk({ personId: ALEX.personId, pulseId: 'pulse-1', askedAt: MONDAY_NINE }, 0);
      const places = async (who: Named) =>
        (await store().namedIn(who)).map(({ address: { kind, teamId, id } }) => `${kind} ${teamId} ${id}`).sort();
      expect(await places({ personId: ALEX.personId })).toEqual([
        `action ${PHARMACY} action-1`,
        `pulse ${WARD_7} pulse-1`,
        `thank-you ${WARD_7} thanks-1`,
        `thank-you ${personPartition(MEGAN.personId)} thanks-1`,
      ]);
      expect(await places({ name: 'Alex “Al” Wilber \u2028 "x"' })).toEqual([`agenda ${WARD_7} agenda-1`]);
      expect(await places({ name: 'nobody at all' })).toEqual([]);
      expect(await places({ personId: '' })).toEqual([]);
    });

    test('is found in exactly what names them, after any history of documents that come, change and go', async () => {
      await store().prepareIndex(1);
      const there = new Map<string, TeamDocument>();
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
          for (const { kind, teamId, id, cast: people, isRemoved } of steps) {
            const document = KINDS[kind]?.(teamId, id, people);
            if (!document) continue;
            const address = addressOf(document);
            const place = JSON.stringify(address);
            if (isRemoved) {
              await store().remove(address.kind, address.teamId, address.id);
              there.delete(place);
              continue;
            }
            const before = await store().read(address.kind, address.teamId, address.id);
            if (before) expect(await store().replace(document, before.etag)).toBe(true);
            else expect(await store().create(document)).toBe(true);
            there.set(place, document);
          }
          for (const { personId, name } of PEOPLE.slice(0, -1)) {
            for (const who of [{ personId }, { name }]) {
              const naming = [...there].filter(([, document]) => isNaming(document, who)).map(([place]) => place);
              expect([who, await found(store(), who)]).toEqual([who, naming.sort()]);
            }
          }
        }),
        { numRuns: 15, seed: 8 },
      );
    });

    test('is found when a list is longer than one step, and not any more when it is emptied', async () => {
      await store().prepareIndex(1);
      const audience = Array.from({ length: 130 }, (_, index) => ({ personId: `asked-${index}`, teamsId: '' }));
      await store().create(samplePulse({ audience, state: 'closed', result: sampleResult() }));
      for (const { personId } of audience) expect(await store().namedIn({ personId })).toHaveLength(1);
      const stored = await store().read('pulse', WARD_7, 'pulse-1');
      if (stored) await store().replace({ ...stored.value, audience: [] }, stored.etag);
      for (const { personId } of audience) expect(await store().namedIn({ personId })).toEqual([]);
      expect(await store().namedIn({ personId: samplePulse().openedBy })).toHaveLength(1);
    });

    test('is no longer found where something that leads to nothing is dropped, unless it was written anew', async () => {
      const who = { personId: MEGAN.personId };
      await store().create(sampleAction({ setBy: MEGAN.personId, who: ALEX }));
      const [naming] = await store().namedIn(who);
      if (!naming) throw new Error('nothing leads to it');
      const swap = async (setBy: string) => {
        const stored = await store().read('action', WARD_7, 'action-1');
        if (stored) await store().replace({ ...stored.value, setBy }, stored.etag);
      };
      await swap(ALEX.personId);
      expect(await store().namedIn(who)).toEqual([]);
      await swap(MEGAN.personId);
      await store().dropNaming(naming);
      const [anew, ...more] = await store().namedIn(who);
      expect([anew?.address, more]).toEqual([naming.address, []]);
      if (anew) for (const _ of ['once', 'again']) await store().dropNaming(anew);
      expect(await store().namedIn(who)).toEqual([]);
    });

    test('keeps what leads elsewhere when their own place is erased, and to a thank-you of the last minute', async () => {
      const who = { personId: ALEX.personId };
      await store().prepareIndex(1);
      await store().create(sampleAction({ who: ALEX }));
      await store().create(sampleThankYou({ thankYouId: 'young', givenAt: MONDAY_NINE }));
      await store().create(sampleThankYou({ thankYouId: 'old', givenAt: MONDAY_NINE - 2 * MINUTE_MS }));
      await store().create(sampleThankYou({ teamId: personPartition(ALEX.personId), givenAt: 1 }));
      await store().create(usualPreferences(ALEX.personId));
      await store().erasePersonalData(ALEX.personId);
      const ids = async () => (await store().namedIn(who)).map(({ address }) => address.id).sort();
      expect(await ids()).toEqual(['action-1', 'young']);
      expect(await store().thankYousSince(personPartition(ALEX.personId), 0, 9)).toHaveLength(1);
      setTime(MONDAY_NINE + 2 * MINUTE_MS);
      await store().erasePersonalData(ALEX.personId);
      expect(await ids()).toEqual(['action-1']);
    });

    test('is found by whoever prepares the index first, in slices or at once', async () => {
      for (let each = 0; each < 30; each += 1) {
        await store().create(sampleAction({ actionId: `action-${each}`, who: MEGAN, setBy: '' }));
      }
      let slices = 0;
      while (!(await store().prepareIndex(5))) slices += 1;
      expect(slices).toBeLessThan(30);
      expect(await store().namedIn({ personId: MEGAN.personId })).toHaveLength(30);
      expect(await store().prepareIndex(1)).toBe(true);
    });
  });
}
