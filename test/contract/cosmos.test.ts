import { afterAll, beforeAll } from 'vitest';
import type { Clock, Store } from '../../src/ports.ts';
import { openCosmosStore } from '../../src/storage/cosmos/store.ts';
import { type CosmosServer, givenCosmosServer } from '../support/cosmos-server.ts';
import { lastingStoreContract } from './lasting-store-contract.ts';
import { storeContract } from './store-contract.ts';

let server: CosmosServer;
beforeAll(async () => {
  server = await givenCosmosServer();
});
afterAll(() => server.close());

/** A database of its own for one test, which goes with it. */
async function openDatabase(clock: Clock) {
  const options = await server.newDatabase();
  const opened: Store[] = [];
  const open = (): Store => {
    const store = openCosmosStore(options, clock);
    opened.push(store);
    return store;
  };
  return {
    store: open(),
    reopen: async () => open(),
    async close() {
      await Promise.all(opened.map((store) => store.close()));
      await server.dropDatabase(options.database);
    },
  };
}

storeContract('Cosmos DB', openDatabase);
lastingStoreContract('Cosmos DB', openDatabase);
