import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Stores } from '../../src/operations/offboard-belongings.ts';
import { eraseTeams } from '../../src/operations/offboard-erase.ts';
import type { TeamsConversation } from '../support/conversation.ts';
import { type CosmosServer, startCosmosServer } from '../support/cosmos-server.ts';
import { bytesIn } from '../support/folder.ts';
import { sampleAnswer, samplePseudonym, saveAnswer } from '../support/sample-documents.ts';
import {
  type Copy,
  contentsOf,
  conversationOf,
  copyOf,
  KINDS_OF_STORE,
  type Played,
  play,
  WARD,
} from './offboard-scene.ts';

let server: CosmosServer;
let played: Played;
beforeAll(async () => {
  server = await startCosmosServer();
  played = await play(mkdtempSync(join(tmpdir(), 'behaviours-')));
});
afterAll(async () => {
  await server.close();
  rmSync(played.folder, { recursive: true });
});

/** Has somebody else do something before and after each write. */
function amidst({ admin, store, keys }: Stores, others: () => Promise<void>): Stores {
  const amid =
    <A extends unknown[]>(work: (...args: A) => Promise<void>) =>
    async (...args: A): Promise<void> => {
      await others();
      await work(...args);
      await others();
    };
  return {
    admin: { ...admin, put: amid(admin.put), remove: amid(admin.remove), purge: amid(admin.purge) },
    store: { ...store, deleteAnswersOf: amid(store.deleteAnswersOf), deleteComments: amid(store.deleteComments) },
    keys: { ...keys, destroy: amid(keys.destroy) },
  };
}

async function placesOf(copy: Copy): Promise<string[]> {
  return [...(await contentsOf(copy))].map(([place, json]) => `${place} ${json}`);
}

describe.each(KINDS_OF_STORE)('on %s, a team that is erased while the bot runs', (kind) => {
  const erasedWhile = async (work: (chat: TeamsConversation) => Promise<unknown>, hours = 0) => {
    const copy = await copyOf(played, kind, server);
    const chat = await conversationOf(copy);
    chat.now += hours * 3_600_000;
    const places = await copy.open();
    let [isBusy, isOver, times] = [false, false, 0];
    const others = async () => {
      // What the bot does is no step of the command.
      if (isBusy || isOver) return;
      isBusy = true;
      times += 1;
      await work(chat);
      isBusy = false;
    };
    const pause = async () => {
      await others();
      // What was under way when the pulse was closed has arrived.
      isOver = hours === 0;
    };
    const left = await eraseTeams(amidst(places, others), new Set([WARD]), () => {}, pause);
    expect(Object.entries(left).filter(([, count]) => count > 0)).toEqual([]);
    expect(times).toBeGreaterThan(5);
    await places.close();
    await chat.close();
    expect((await placesOf(copy)).filter((text) => text.includes(WARD))).toEqual([]);
    if (kind === 'sqlite') expect(bytesIn(copy.folder).includes(WARD)).toBe(false);
  };

  test('is gone all the same where the bot closes its pulses and does all that is due at each step', async () => {
    await erasedWhile((chat) => chat.runJobs(), 400);
  });

  test('is gone all the same where answers arrive that people gave before their pulse was closed', async () => {
    let answers = 0;
    await erasedWhile((chat) => {
      answers += 1;
      return saveAnswer(
        chat.ports.store,
        sampleAnswer({ pulseId: played.openPulseId, answerId: samplePseudonym(`${answers}`) }),
      );
    });
  });
});
