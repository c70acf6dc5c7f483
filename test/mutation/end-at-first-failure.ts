import { beforeEach } from 'vitest';

declare global {
  var hasFailed: boolean | undefined;
}

// Vitest's own bail still loads the files that are left, which takes most of the time of a mutant that is killed.
if (globalThis.hasFailed) throw new Error('A test before this one has failed');

beforeEach(({ onTestFailed }) => {
  onTestFailed(() => {
    globalThis.hasFailed = true;
  });
});
