import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock, PulseKeys, Store } from '../../src/ports.ts';
import { openSqliteKeys } from '../../src/storage/sqlite/keys.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { keysContract } from './keys-contract.ts';
import { lastingStoreContract } from './lasting-store-contract.ts';
import { storeContract } from './store-contract.ts';

/** A folder of its own for one test, and what to close before it goes. */
function inFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'behaviours-'));
  const opened: (Store | PulseKeys)[] = [];
  return {
    path: (file: string) => join(folder, 'data', file),
    keep<T extends Store | PulseKeys>(one: T): T {
      opened.push(one);
      return one;
    },
    async close() {
      await Promise.all(opened.map((one) => one.close()));
      rmSync(folder, { recursive: true });
    },
  };
}

async function openFile(clock: Clock) {
  const { path, keep, close } = inFolder();
  const open = () => keep(openSqliteStore(path('store.db'), clock));
  return { store: open(), reopen: async () => open(), close };
}

storeContract('a SQLite file', openFile);
lastingStoreContract('a SQLite file', openFile);
storeContract('memory', async (clock) => {
  const store = openSqliteStore(':memory:', clock);
  return { store, close: store.close };
});

keysContract('a SQLite file', async () => {
  const { path, keep, close } = inFolder();
  return { keys: keep(openSqliteKeys(path('keys.db'))), close };
});
keysContract('memory', async () => {
  const keys = openSqliteKeys(':memory:');
  return { keys, close: keys.close };
});
