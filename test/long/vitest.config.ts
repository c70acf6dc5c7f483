import { defineConfig } from 'vitest/config';

// What takes minutes, apart from the tests that are run at every change.
export default defineConfig({
  test: {
    // The last two are in every run, with fewer activities and places.
    include: ['test/long/**/*.test.ts', 'test/attacks/hostile.test.ts', 'test/unit/privacy/guard-disguises.test.ts'],
    provide: { hostileActivities: 10_000, guardPlacesEvery: 1, killSeed: Number(process.env.KILL_SEED ?? 7) },
    maxWorkers: '100%',
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
