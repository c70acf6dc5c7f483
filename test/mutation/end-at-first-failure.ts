import { beforeEach, inject } from 'vitest';

declare global {
  var hasFailed: string | undefined;
  var __stryker__: { activeMutant: string | undefined } | undefined;
  var __stryker2__: { activeMutant: string | undefined } | undefined;
}

// What Stryker provides is not in Vitest's own list.
const told = inject as (name: string) => unknown;
const mutant = String(told('activeMutant'));
// Vitest's own bail still loads the files that are left, which takes most of the time of a mutant that is killed.
if (globalThis.hasFailed === mutant) throw new Error('A test before this one has failed');

// Nothing of the mutant before, nor of this one, while the tests are loaded.
const stryker = globalThis.__stryker__ ?? globalThis.__stryker2__;
if (told('mutantActivation') === 'runtime' && stryker) stryker.activeMutant = undefined;

beforeEach(({ onTestFailed }) => {
  onTestFailed(() => {
    globalThis.hasFailed = mutant;
  });
});
