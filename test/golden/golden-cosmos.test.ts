import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCosmosStore } from '../../src/storage/cosmos-store.ts';
import { keepDocumentsIn } from '../support/conversation.ts';
import { type CosmosServer, startCosmosServer } from '../support/cosmos-server.ts';
import { CASES_FOLDER, caseFolders, play } from './case.ts';

let server: CosmosServer;
beforeAll(async () => {
  server = await startCosmosServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  const options = await server.newDatabase();
  keepDocumentsIn((clock) => openCosmosStore(options, clock));
});

describe('what a person sees, and what is kept, is the same on Cosmos DB', () => {
  it.each(caseFolders())('%s', async (folder) => {
    server.seen.length = 0;
    const golden = await play(folder);
    const kept = (file: string): unknown => JSON.parse(readFileSync(join(CASES_FOLDER, folder, file), 'utf8'));

    expect(golden.outcome).toEqual(kept('outcome.json'));
    expect(golden.card).toEqual(kept('card.json'));
    expect(server.seen).not.toEqual([]);
  });
});
