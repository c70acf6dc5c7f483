import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CASES_FOLDER, caseFolders, play } from './case.ts';

describe('what a person sees, and what is kept', () => {
  it.each(caseFolders())('%s', async (folder) => {
    const golden = await play(folder);
    const kept = (file: string): unknown => JSON.parse(readFileSync(join(CASES_FOLDER, folder, file), 'utf8'));

    expect(golden.outcome).toEqual(kept('outcome.json'));
    expect(golden.card).toEqual(kept('card.json'));
  });

  it('every case says why it is there', () => {
    const silent = caseFolders().filter((folder) => {
      const path = join(CASES_FOLDER, folder, '_why.txt');
      return !existsSync(path) || readFileSync(path, 'utf8').trim().length < 20;
    });

    expect(silent).toEqual([]);
  });
});
