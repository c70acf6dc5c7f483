import { defineConfig } from 'vitest/config';

// What takes minutes, apart from the tests that are run at every change.
export default defineConfig({
  test: {
    // The second is in every run, with fewer activities.
    include: ['test/long/**/*.test.ts', 'test/attacks/hostile.test.ts'],
    provide: { hostileActivities: 10_000, killSeed: Number(process.env.KILL_SEED ?? 7) },
    maxWorkers: '100%',
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
