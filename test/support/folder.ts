import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that goes when the test is over. Close what you open in it. */
export function folderForTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'behaviours-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Every byte of every file in the folder: the database, its log, and whatever else lies there. */
export function bytesIn(folder: string): Buffer {
  return Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file))));
}
