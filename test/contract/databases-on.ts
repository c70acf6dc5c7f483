import type { Clock, Store } from '../../src/ports.ts';
import { openCosmosStore } from '../../src/storage/cosmos/store.ts';
import type { CosmosServer } from '../support/cosmos-server.ts';
import type { LastingStore } from './lasting-store-contract.ts';

/**
 * Opens a database of its own for one test, which goes with it.
 * @param server is asked when a database is wanted: by then it has been started
 */
export function databasesOn(server: () => CosmosServer): (clock: Clock) => Promise<LastingStore> {
  return async (clock) => {
    const options = await server().newDatabase();
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
        await server().dropDatabase(options.database);
      },
    };
  };
}
