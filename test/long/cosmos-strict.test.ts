import { afterAll, beforeAll, describe } from 'vitest';
import type { Clock, Store } from '../../src/ports.ts';
import { openCosmosStore } from '../../src/storage/cosmos/store.ts';
import { lastingStoreContract } from '../contract/lasting-store-contract.ts';
import { storeContract } from '../contract/store-contract.ts';
import type { CosmosServer } from '../support/cosmos-server.ts';
import { startStrictCosmos } from '../support/strict-cosmos.ts';

describe.each([0, 300, 3_000])(
  'where reads are %i ms behind, pages come empty and short, and requests are throttled',
  (lagMs) => {
    let server: CosmosServer;
    beforeAll(async () => {
      server = await startStrictCosmos({ lagMs, emptyPages: 30, mostOnPage: 5, throttled: 10 });
    });
    afterAll(() => server.close());

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
  },
);
