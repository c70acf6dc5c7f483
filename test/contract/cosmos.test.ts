import { afterAll, beforeAll } from 'vitest';
import { type CosmosServer, givenCosmosServer } from '../support/cosmos-server.ts';
import { databasesOn } from './databases-on.ts';
import { lastingStoreContract } from './lasting-store-contract.ts';
import { storeContract } from './store-contract.ts';

let server: CosmosServer;
beforeAll(async () => {
  server = await givenCosmosServer();
});
afterAll(() => server.close());

const openDatabase = databasesOn(() => server);

storeContract('Cosmos DB', openDatabase);
lastingStoreContract('Cosmos DB', openDatabase);
