import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const folder = process.env.MUTATED ?? '*';

/** The first test that fails ends the run of a mutant: so the quickest that knows most of a folder, then the others by it. */
const ORDER = ['stored-data.test', 'disclose.test', 'test/unit/', 'test/golden/', 'test/attacks/'];

/** Those that take no longer than a second. */
const ATTACKS = ['cards', 'counter', 'own-answers', 'residual', 'small-rounds', 'two-results'].map(
  (name) => `test/attacks/${name}.test.ts`,
);

class NearestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => ORDER.findIndex((part) => moduleId.includes(part));
    return files.toSorted((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    include: [`test/unit/${folder}/*.test.ts`, 'test/golden/golden.test.ts', ...ATTACKS],
    // Seconds for every mutant, and they hold little that the others do not.
    exclude: ['**/changes-simulated.test.ts', '**/guard-hostile.test.ts', '**/guard-disguises.test.ts'],
    isolate: false,
    sequence: { sequencer: NearestFirst },
    testTimeout: 15_000,
    hookTimeout: 60_000,
  },
});
