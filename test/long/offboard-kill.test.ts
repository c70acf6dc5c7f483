import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Stores } from '../../src/operations/offboard-belongings.ts';
import { eraseTeams } from '../../src/operations/offboard-erase.ts';
import type { StoreAdmin } from '../../src/operations/store-admin.ts';
import {
  type Copy,
  contentsOf,
  conversationIn,
  copyOf,
  KINDS_OF_STORE,
  PHARMACY,
  type Played,
  play,
  settle,
  TENANT,
  WARD,
} from '../contract/offboard-scene.ts';
import { type CosmosServer, startCosmosServer } from '../support/cosmos-server.ts';
import { bytesIn } from '../support/folder.ts';

const NEVER = Number.POSITIVE_INFINITY;
const silent = () => {};

/** Deletions that the server still lets through. */
let deletionsLeft = NEVER;
let server: CosmosServer;
let played: Played;
beforeAll(async () => {
  server = await startCosmosServer(({ method }, response) => {
    if (method !== 'DELETE') return false;
    deletionsLeft -= 1;
    if (deletionsLeft >= 0) return false;
    response.writeHead(403, { 'content-type': 'application/json' });
    response.end('{"code":"Forbidden","message":"no"}');
    return true;
  });
  played = await play(mkdtempSync(join(tmpdir(), 'behaviours-')));
});
afterAll(async () => {
  await server.close();
  rmSync(played.folder, { recursive: true });
});
beforeEach(() => {
  deletionsLeft = NEVER;
});

class Killed extends Error {}

/** Dies after the nth write, each document that is removed being one. Counts them. */
function dyingAfter({ admin, store, keys }: Stores, nth: number, count: { writes: number }): Stores {
  const write =
    <A extends unknown[]>(work: (...args: A) => Promise<void>) =>
    async (...args: A): Promise<void> => {
      await work(...args);
      count.writes += 1;
      if (count.writes === nth) throw new Killed();
    };
  const removeOne = write(admin.remove);
  const remove: StoreAdmin['remove'] = async (container, gone) => {
    for (const key of gone) await removeOne(container, [key]);
  };
  return {
    admin: { ...admin, put: write(admin.put), remove, purge: write(admin.purge) },
    store: { ...store, deleteAnswersOf: write(store.deleteAnswersOf), deleteComments: write(store.deleteComments) },
    keys: { ...keys, destroy: write(keys.destroy) },
  };
}

/** How many writes were made until it died, or in all. */
async function eraseUntil(copy: Copy, nth: number, teams = [WARD]): Promise<number> {
  const places = await copy.open();
  const count = { writes: 0 };
  const erased = eraseTeams(dyingAfter(places, nth, count), new Set(teams), silent, async () => {});
  if (nth === NEVER) await erased;
  else await expect(erased).rejects.toThrow(Killed);
  await places.close();
  return count.writes;
}

/** What the open pulse of Ward 7 has left. */
async function openPulseIn(copy: Copy): Promise<{ answers: number; hasKey: boolean; isOpen: boolean }> {
  const { store, keys, close } = await copy.open();
  const answers = await store.countAnswers(played.openPulseId);
  const hasKey = (await keys.read(played.openPulseId)) !== null;
  await close();
  const pulse = (await contentsOf(copy)).get(`teams ${WARD} pulse:${played.openPulseId}`);
  return { answers, hasKey, isOpen: pulse?.includes('["state","open"]') ?? false };
}

const erase = (exported: string): string[] => ['--team', WARD, '--erase', '--exported', exported, '--confirm', WARD];

describe.each(KINDS_OF_STORE)('on %s, an erasure that dies', (kind) => {
  test('at any write, and is run again, comes to the same end; nothing half-way can be linked', async () => {
    const whole = await copyOf(played, kind, server);
    const writes = await eraseUntil(whole, NEVER);
    expect(writes).toBeGreaterThan(40);
    const end = await contentsOf(whole);
    const all = (await openPulseIn(await copyOf(played, kind, server))).answers;
    expect(all).toBe(6);

    for (let nth = 1; nth <= writes; nth += 1) {
      const copy = await copyOf(played, kind, server);
      const exported = join(copy.folder, 'ward.json');
      expect((await copy.run('--team', WARD, '--export', exported)).code).toBe(0);
      await eraseUntil(copy, nth);
      const half = await openPulseIn(copy);
      expect(half.answers === all || !half.hasKey).toBe(true);
      expect(half.hasKey || !half.isOpen).toBe(true);
      expect(await copy.run(...erase(exported))).toMatchObject({ code: 0, err: expect.not.stringContaining('off') });
      expect(await contentsOf(copy)).toEqual(end);
      if (kind === 'sqlite') {
        rmSync(exported);
        expect(bytesIn(copy.folder).includes('ward-7')).toBe(false);
      }
    }
  });
});

test('a tenant whose erasure died is found again as long as anything of it is left', async () => {
  const teams = [WARD, PHARMACY];
  const whole = await copyOf(played, 'sqlite', server);
  const writes = await eraseUntil(whole, NEVER, teams);
  const end = await contentsOf(whole);
  for (let nth = 1; nth < writes; nth += 1) {
    const copy = await copyOf(played, 'sqlite', server);
    await eraseUntil(copy, nth, teams);
    const isOver = [...(await contentsOf(copy)).keys()].length === end.size;
    const again = await copy.run('--tenant', TENANT, '--erase', '--without-export', '--confirm', TENANT);
    expect(again.code).toBe(isOver ? 1 : 0);
    expect(await contentsOf(copy)).toEqual(end);
  }
});

test('on Cosmos DB, between any two deletions, an erasure says that it was broken off, and is taken up', async () => {
  const end = await copyOf(played, 'cosmos', server).then(async (copy) => {
    await eraseUntil(copy, NEVER);
    return contentsOf(copy);
  });
  for (const left of [0, 1, 5, 20, 40]) {
    const copy = await copyOf(played, 'cosmos', server);
    const exported = join(copy.folder, 'ward.json');
    expect((await copy.run('--team', WARD, '--export', exported)).code).toBe(0);
    deletionsLeft = left;
    const broken = await copy.run(...erase(exported));
    expect(broken).toMatchObject({ code: 1, err: expect.stringContaining('Run this again, and it erases the rest.') });
    deletionsLeft = NEVER;
    expect((await copy.run(...erase(exported))).code).toBe(0);
    expect(await contentsOf(copy)).toEqual(end);
  }
});

test('a bot that is started before the rest is erased posts no result, and finishes the pulse itself', async () => {
  for (let nth = 1; nth <= 6; nth += 1) {
    const copy = await copyOf(played, 'sqlite', server);
    await eraseUntil(copy, nth);
    const chat = await conversationIn(copy.folder);
    chat.now += 400 * 3_600_000;
    await settle(chat);
    await chat.close();
    const kinds = chat.posts.filter(({ where }) => where === WARD).map(({ message }) => message.kind);
    expect(kinds).not.toContain('pulse-result');
    expect(await openPulseIn(copy)).toMatchObject({ answers: 0, hasKey: false });
  }
});
