import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';

/** A folder that goes when the test is over. Close what you open in it. */
export function folderForTest(): string {
  const folder = newFolder();
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Has a folder filled before the first test of a file; each test that asks is given a copy of it. */
export function filledFolders(fill: (folder: string) => Promise<void>): () => string {
  const filled = newFolder();
  beforeAll(() => fill(filled));
  afterAll(() => rmSync(filled, { recursive: true }));
  return () => {
    const folder = folderForTest();
    cpSync(filled, folder, { recursive: true });
    return folder;
  };
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'behaviours-'));
}

/** Every byte of every file in the folder: the database, its log, and whatever else lies there. */
export function bytesIn(folder: string): Buffer {
  return Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file))));
}
