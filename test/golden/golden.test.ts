import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CASES_FOLDER, caseFolders } from './case.ts';
import { thenText } from './then-text.ts';

const kept = (folder: string, file: string): string => {
  const path = join(CASES_FOLDER, folder, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
};

// All, but where a run wants those of some verbs alone.
const verbs = process.env.GOLDEN_VERBS?.split(' ');
const folders = caseFolders().filter((folder) => verbs?.includes(folder.split('/')[0] ?? '') ?? true);

describe('what a person sees, and what is kept', () => {
  it.each(folders)('%s', async (folder) => {
    expect(await thenText(folder)).toBe(kept(folder, 'then.txt'));
  });

  it('every case says why it is there', () => {
    const silent = folders.filter((folder) => kept(folder, 'why.txt').trim().length < 20);

    expect(silent).toEqual([]);
  });
});
