import { configDefaults, defineConfig } from 'vitest/config';
import { NOT_ON_COSMOS } from './support/not-on-cosmos.ts';

const isOnCosmos = process.env.STORE === 'cosmos';
const left = Object.keys(NOT_ON_COSMOS).map((path) => (path.endsWith('.ts') ? path : `${path}/**`));

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // What takes minutes has its own run; on Cosmos DB only what the list leaves out has.
    exclude: [...configDefaults.exclude, ...(isOnCosmos ? left : ['test/long/**'])],
    globalSetup: isOnCosmos ? ['test/support/cosmos-for-all.ts'] : [],
    // One processor fewer by default, which is half of a small machine.
    maxWorkers: '100%',
    // Only what hangs is ended: how fast a machine is decides nothing, and the server for Cosmos DB is one for all.
    testTimeout: isOnCosmos ? 240_000 : 60_000,
    hookTimeout: 120_000,
  },
});
