import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderForTest } from '../support/folder.ts';

const DOCUMENTS = 120_000;
/** Enough for the program and a few thousand documents. */
const HEAP_MB = 64;

test('a move takes no more memory for more documents', () => {
  const script = join(import.meta.dirname, 'migrate-many-process.ts');
  const path = join(folderForTest(), 'work.sqlite');
  const out = execFileSync(process.execPath, [`--max-old-space-size=${HEAP_MB}`, script, path, String(DOCUMENTS)]);
  expect(JSON.parse(String(out))).toEqual({
    arrived: DOCUMENTS,
    counts: [
      [DOCUMENTS, DOCUMENTS],
      [0, 0],
      [0, 0],
    ],
  });
});
