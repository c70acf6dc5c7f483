import { afterAll, beforeAll, describe } from 'vitest';
import { databasesOn } from '../contract/databases-on.ts';
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

    const openDatabase = databasesOn(() => server);

    storeContract('Cosmos DB', openDatabase);
    lastingStoreContract('Cosmos DB', openDatabase);
  },
);
