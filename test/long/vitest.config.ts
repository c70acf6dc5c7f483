import { defineConfig } from 'vitest/config';

// What takes minutes, apart from the tests that are run at every change.
export default defineConfig({
  test: { include: ['test/long/**/*.test.ts'], testTimeout: 600_000, hookTimeout: 600_000 },
});
