import { configDefaults, defineConfig } from 'vitest/config';
import { NOT_ON_COSMOS } from './support/not-on-cosmos.ts';
import { OWN_PROCESS } from './support/own-process.ts';
import { temporaryFolders } from './support/temporary-folders.ts';

const isOnCosmos = process.env.STORE === 'cosmos';
const left = Object.keys(NOT_ON_COSMOS).map((path) => (path.endsWith('.ts') ? path : `${path}/**`));
const apart = Object.keys(OWN_PROCESS).map((path) => (path.endsWith('.ts') ? path : `${path}/**`));
// What takes minutes has its own run; on Cosmos DB only what the list leaves out has.
const excluded = [...configDefaults.exclude, ...(isOnCosmos ? left : ['test/long/**'])];

export default defineConfig({
  test: {
    globalSetup: isOnCosmos ? ['test/support/cosmos-for-all.ts'] : [],
    env: temporaryFolders(),
    // One processor fewer by default, which is half of a small machine.
    maxWorkers: '100%',
    // Only what hangs is ended: how fast a machine is decides nothing, and the server for Cosmos DB is one for all.
    testTimeout: isOnCosmos ? 600_000 : 60_000,
    hookTimeout: isOnCosmos ? 600_000 : 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'own process',
          include: apart.map((path) => path.replace('**', '**/*.test.ts')),
          exclude: excluded,
        },
      },
      {
        extends: true,
        // Loading the product anew for each file would take longer than its tests.
        test: {
          name: 'shared process',
          include: ['test/**/*.test.ts'],
          exclude: [...excluded, ...apart],
          isolate: false,
          setupFiles: ['test/support/put-back.ts'],
        },
      },
    ],
  },
});
