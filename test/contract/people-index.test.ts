import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store, TeamDocument } from '../../src/ports.ts';
import type { CosmosServer } from '../support/cosmos-server.ts';
import {
  ADELE,
  ALEX,
  MEGAN,
  sampleAction,
  sampleAgenda,
  samplePulse,
  sampleTeam,
  WARD_7,
} from '../support/sample-documents.ts';
import { ALEXS_DATA } from './own-data-scene.ts';
import {
  FOREVER,
  idsNaming,
  KINDS_OF_STORE,
  keepWithoutIndex,
  place,
  pointersIn,
  startCountingServer,
  writes,
} from './people-index-scene.ts';

let server: CosmosServer;
beforeAll(async () => {
  server = await startCountingServer();
});
afterAll(() => server.close());

describe.each(KINDS_OF_STORE)('on %s, documents that are older than the index', (kind) => {
  const actions = Array.from({ length: 230 }, (_, each) =>
    sampleAction({ actionId: `action-${String(each).padStart(3, '0')}`, who: ADELE, setBy: MEGAN.personId }),
  );

  test('are brought into it slice by slice, and the next process goes on where the last one stopped', async () => {
    const there = await place(kind, server);
    await keepWithoutIndex(there, [...actions, sampleTeam(), samplePulse()]);
    expect(await pointersIn(there)).toEqual([]);
    const first = there.open();
    expect(await first.prepareIndex(100)).toBe(false);
    await first.close();
    const some = await pointersIn(there);
    expect(some.length).toBeGreaterThan(50);

    const next = there.open();
    writes.left = 2_000;
    expect(await next.prepareIndex(FOREVER)).toBe(true);
    expect((await pointersIn(there)).length).toBeGreaterThan(some.length);
    // Not again for what was done.
    if (kind === 'cosmos') expect(2_000 - writes.left).toBeLessThan(300);
    expect(await next.namedIn({ personId: ADELE.personId })).toHaveLength(231);
    expect(await next.namedIn({ name: sampleTeam().settings.setBy })).toHaveLength(1);
    await there.close();
  });

  test('are brought into it however many they are, whatever their ids', async () => {
    const there = await place(kind, server);
    const many = Array.from({ length: 540 }, (_, each) =>
      sampleAction({ actionId: `${['a', '-a', 'ä ?'][each % 3]}${each}`, who: ADELE, setBy: '' }),
    );
    const twins = Array.from({ length: 40 }, (_, each) =>
      sampleAgenda({ teamId: `team-${each}`, postedBy: ADELE.personId }),
    );
    await keepWithoutIndex(there, [...many, ...twins]);
    let slices = 0;
    for (let store = there.open(); !(await store.prepareIndex(150)); store = there.open()) slices += 1;
    expect(slices).toBeGreaterThan(2);
    expect(await there.open().namedIn({ personId: ADELE.personId })).toHaveLength(580);
    await there.close();
  });

  test('are brought into it by whoever looks for somebody, also when it dies on the way', async () => {
    for (let dies = 1; dies < 20; dies += 3) {
      const there = await place(kind, server);
      await keepWithoutIndex(there, [...ALEXS_DATA]);
      writes.left = dies;
      await there
        .open()
        .namedIn({ personId: ALEX.personId })
        .catch(() => []);
      writes.left = FOREVER;
      const names = await there.open().namedIn({ name: ALEX.name });
      expect(names.map(({ address }) => address.kind).sort()).toEqual(['agenda', 'pulse', 'pulse', 'team']);
      await there.close();
    }
  });

  test('are found although others change them while it is made', async () => {
    const there = await place(kind, server);
    await keepWithoutIndex(there, actions);
    const [one, other] = [there.open(), there.open()];
    await one.prepareIndex(100);
    for (const { actionId } of [actions[3], actions[200]].flatMap((action) => action ?? [])) {
      const stored = await other.read('action', WARD_7, actionId);
      // Longer, so that it may lie elsewhere from now on.
      if (stored) await other.replace({ ...stored.value, what: 'more '.repeat(400), who: ALEX }, stored.etag);
    }
    await one.prepareIndex(FOREVER);
    expect(await idsNaming(one, ALEX.personId)).toEqual(['action-003', 'action-200']);
    expect(await one.namedIn({ personId: MEGAN.personId })).toHaveLength(230);
    await there.close();
  });
});

describe('on Cosmos DB, a process that dies between what leads to a document and the document', () => {
  const CASES: readonly (readonly [string, TeamDocument, (store: Store) => Promise<unknown>])[] = [
    ['as it creates one', sampleAgenda({ agendaId: 'first' }), (store) => store.create(ALEXS_DATA[2] ?? sampleTeam())],
    [
      'as it creates one of many people',
      sampleAgenda({ agendaId: 'first' }),
      (store) =>
        store.create(
          samplePulse({
            audience: [ALEX.personId, ...Array.from({ length: 40 }, (_, each) => `asked-${each}`)].map((personId) => ({
              personId,
              teamsId: '',
            })),
          }),
        ),
    ],
    [
      'as it changes one',
      sampleAction({ who: MEGAN, setBy: ADELE.personId }),
      async (store) => {
        const stored = await store.read('action', WARD_7, 'action-1');
        if (stored) await store.replace({ ...stored.value, who: ALEX, setBy: '' }, stored.etag);
      },
    ],
    [
      'as it removes one',
      sampleAgenda({ postedBy: ALEX.personId }),
      (store) => store.remove('agenda', WARD_7, 'agenda-1'),
    ],
  ];

  test.each(CASES)('%s leaves nothing that is not found', async (_, before, work) => {
    for (let dies = 0; ; dies += 1) {
      const there = await place('cosmos', server);
      const store = there.open();
      await store.prepareIndex(1);
      await store.create(before);
      writes.left = dies;
      const died = await work(store).then(
        () => false,
        () => true,
      );
      writes.left = FOREVER;
      const next = there.open();
      for await (const { key, json } of (await there.admin()).all('teams')) {
        const [kind = ''] = key.id.split(':', 1);
        if (!['action', 'agenda', 'pulse', 'thank-you'].includes(kind)) continue;
        const id = key.id.slice(kind.length + 1);
        for (const { personId } of [ALEX, MEGAN, ADELE]) {
          if (!json.includes(personId)) continue;
          expect([dies, await idsNaming(next, personId)]).toEqual([dies, expect.arrayContaining([id])]);
        }
      }
      await there.close();
      if (!died) return;
      expect(dies).toBeLessThan(99);
    }
  });
});
