import { afterAll, vi } from 'vitest';
import { keepDocumentsInMemory } from './conversation.ts';

// What a file of tests changes for its whole process is put back for the next one.
afterAll(() => {
  keepDocumentsInMemory();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});
