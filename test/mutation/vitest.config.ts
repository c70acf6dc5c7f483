import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { PARTS } from './parts.ts';

const tests = PARTS[process.env.MUTATED ?? '']?.tests ?? [];

class AsListed extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => tests.findIndex((path) => moduleId.endsWith(path));
    return files.toSorted((a, b) => place(a) - place(b));
  }
}

/** Its library takes longer to load than what is changed, and no test here opens it. */
const withoutCosmos = {
  name: 'without-cosmos',
  enforce: 'pre',
  resolveId: (id: string) => (id === '@azure/cosmos' ? '\0without-cosmos' : null),
  load: (id: string) => (id === '\0without-cosmos' ? 'export {};' : null),
} as const;

export default defineConfig({
  plugins: [withoutCosmos],
  test: {
    include: [...tests],
    setupFiles: ['test/mutation/end-at-first-failure.ts'],
    provide: { guardPlacesEvery: 41, nhsNumbers: 200 },
    isolate: false,
    sequence: { sequencer: AsListed },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
