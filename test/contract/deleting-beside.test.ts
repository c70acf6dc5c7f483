import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetPerson } from '../../src/operations/forget-person.ts';
import { advanceDeletion } from '../../src/own-data/advance-deletion.ts';
import { withdrawPerson } from '../../src/own-data/withdraw-person.ts';
import type { Ports, Store, TeamDocument } from '../../src/ports.ts';
import { newJob } from '../../src/scheduling/job.ts';
import { CODECS } from '../../src/storage/documents.ts';
import { pointersTo } from '../../src/storage/pointers.ts';
import type { CosmosServer } from '../support/cosmos-server.ts';
import { ADELE, ALEX, ALEXS_CHAT, MEGAN, sampleAgenda, sampleItem, WARD_7 } from '../support/sample-documents.ts';
import { sampleThankYou } from '../support/sample-thank-you.ts';
import { ALEXS_DATA } from './own-data-scene.ts';
import {
  idsNaming,
  KINDS_OF_STORE,
  type Place,
  place,
  pointersIn,
  portsOf,
  startCountingServer,
} from './people-index-scene.ts';

const MINUTE_MS = 60_000;

let server: CosmosServer;
beforeAll(async () => {
  server = await startCountingServer();
});
afterAll(() => server.close());

/** Deletes as the bot does, until there is no more to do. */
async function deleteAll(store: Store, there: Place): Promise<number> {
  for (let rounds = 1; ; rounds += 1) {
    const { isMore, isSettling } = await advanceDeletion(portsOf(store, there), ALEX.personId, new Set([ALEX.name]));
    if (!isMore && !isSettling) return rounds;
    there.clock.now += MINUTE_MS;
    expect(rounds).toBeLessThan(9);
  }
}

describe.each(KINDS_OF_STORE)('on %s, deleting beside another process', (kind) => {
  test('waits for what is on its way, and takes the person out of it', async () => {
    const there = await place(kind, server);
    const [own, other] = [there.open(), there.open()];
    await own.prepareIndex(1);
    const thanks = sampleThankYou({
      giver: MEGAN,
      receiver: ADELE,
      joined: [{ personId: ALEX.personId, name: ALEX.name }],
    });
    // Another process has written what leads to the thank-you, and not yet the thank-you.
    const under = pointersTo(thanks, there.clock.now);
    const admin = await there.admin();
    await admin.put(
      'teams',
      under.map((document) => ({ ...CODECS[document.kind].write(document), document })),
    );
    const waited: number[] = [];
    const pause = async (ms: number) => {
      waited.push(ms);
      if (waited.length === 1) await other.create(thanks);
      there.clock.now += ms;
    };
    const forgotten = { personId: ALEX.personId, names: [], chatIds: [] };
    await forgetPerson(portsOf(own, there), forgotten, pause, () => {});
    expect(waited).toEqual([MINUTE_MS]);
    expect((await own.read('thank-you', WARD_7, 'thanks-1'))?.value.joined).toEqual([]);
    expect(await own.namedIn({ personId: ALEX.personId })).toEqual([]);
    await there.close();
  });

  test('does not wait for ever for what never came, and leaves nothing of it', async () => {
    const there = await place(kind, server);
    const own = there.open();
    await own.prepareIndex(1);
    const admin = await there.admin();
    const never = pointersTo(sampleAgenda({ postedBy: ALEX.personId }), there.clock.now);
    await admin.put(
      'teams',
      never.map((document) => ({ ...CODECS[document.kind].write(document), document })),
    );
    expect(await deleteAll(own, there)).toBe(2);
    expect((await pointersIn(there)).filter((pointer) => pointer.includes(ALEX.personId))).toEqual([]);
    await there.close();
  });

  test('loses nothing that others write at each of its steps, and they do not bring the person back', async () => {
    const there = await place(kind, server);
    const [own, other] = [there.open(), there.open()];
    await own.prepareIndex(1);
    for (const document of ALEXS_DATA) await own.create(document);
    let changes = 0;
    const changing = new Proxy(own, {
      get(target, name) {
        const operation: unknown = Reflect.get(target, name);
        if (name !== 'replace' || typeof operation !== 'function') return operation;
        return async (document: TeamDocument, etag: string) => {
          changes += 1;
          // Every document is changed by somebody else just before, once.
          if (document.kind === 'agenda' && changes < 40) {
            const stored = await other.read('agenda', document.teamId, document.agendaId);
            if (stored?.value.shownQuestion === 0) {
              const items = [...stored.value.items, sampleItem({ line: 'By somebody else' })].slice(0, 3);
              expect(await other.replace({ ...stored.value, items, shownQuestion: 7 }, stored.etag)).toBe(true);
            }
          }
          if (document.kind === 'thank-you' && document.joined.length > 0) {
            const stored = await other.read('thank-you', document.teamId, document.thankYouId);
            if (stored?.value.isThankedBack === false) {
              expect(await other.replace({ ...stored.value, isThankedBack: true }, stored.etag)).toBe(true);
            }
          }
          return Reflect.apply(operation, target, [document, etag]);
        };
      },
    });
    await deleteAll(changing, there);
    for (const agendaId of ['agenda-1', 'agenda-2']) {
      const agenda = (await other.read('agenda', WARD_7, agendaId))?.value;
      expect(agenda?.items.at(-1)?.line).toBe('By somebody else');
      expect(JSON.stringify(agenda)).not.toContain(ALEX.name);
    }
    expect((await other.read('thank-you', WARD_7, 'thanks-3'))?.value).toMatchObject({
      isThankedBack: true,
      joined: [{ name: MEGAN.name }],
    });
    // But for the pulse that is open.
    expect(await idsNaming(other, ALEX.personId)).toEqual(['pulse-open']);
    expect(await other.namedIn({ name: ALEX.name })).toEqual([]);
    await there.close();
  });

  test('lets another go on with what it had read before: it finds that it is behind', async () => {
    const there = await place(kind, server);
    const [own, other] = [there.open(), there.open()];
    await own.prepareIndex(1);
    for (const document of ALEXS_DATA) await own.create(document);
    const before = await Promise.all(
      ALEXS_DATA.filter(({ kind: of }) => of === 'agenda' || of === 'action').map((document) =>
        document.kind === 'agenda'
          ? other.read('agenda', document.teamId, document.agendaId)
          : other.read('action', document.teamId, 'actionId' in document ? document.actionId : ''),
      ),
    );
    await deleteAll(own, there);
    for (const stored of before) {
      if (stored) expect(await other.replace({ ...stored.value, isSample: true }, stored.etag)).toBe(false);
    }
    expect(await idsNaming(other, ALEX.personId)).toEqual(['pulse-open']);
    await there.close();
  });

  test('leads to nothing once the pulse that waited has closed and the bot has taken them out', async () => {
    const there = await place(kind, server);
    const own = there.open();
    await own.prepareIndex(1);
    for (const document of ALEXS_DATA) await own.create(document);
    await deleteAll(own, there);
    const pulse = await own.read('pulse', WARD_7, 'pulse-open');
    if (pulse) await own.replace({ ...pulse.value, state: 'closed' }, pulse.etag);
    const ports = { ...portsOf(own, there) } as unknown as Ports;
    await withdrawPerson(ports, newJob('withdraw-person', WARD_7, `pulse-open ${ALEX.personId}`, there.clock.now));
    expect(await own.namedIn({ personId: ALEX.personId })).toEqual([]);
    await own.erasePersonalData(ALEX.personId);
    await own.remove('thank-you', `person:${ALEX.personId}`, 'thanks-4');
    expect((await pointersIn(there)).filter((pointer) => pointer.includes(ALEX.personId))).toEqual([]);
    expect(await own.selfChecks(ALEXS_CHAT, 9)).toHaveLength(1);
    await there.close();
  });
});
