import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CASES_FOLDER, caseFolders } from './case.ts';
import { thenText } from './then-text.ts';

const kept = (folder: string, file: string): string => {
  const path = join(CASES_FOLDER, folder, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
};

describe('what a person sees, and what is kept', () => {
  it.each(caseFolders())('%s', async (folder) => {
    expect(await thenText(folder)).toBe(kept(folder, 'then.txt'));
  });

  it('every case says why it is there', () => {
    const silent = caseFolders().filter((folder) => kept(folder, 'why.txt').trim().length < 20);

    expect(silent).toEqual([]);
  });
});
