import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const TOP = join(import.meta.dirname, '../..');
const COMPILED_HERE = /reading cache from \S+ for \w+ \S*\/(?:bot|src)\/\S+\.\.\..*/g;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'behaviours-compiled-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What Node says of each of our files that it looked up among those that are compiled already. */
function lookedUp(program: string): string[] {
  const env = { PATH: process.env.PATH, NODE_COMPILE_CACHE: folder, NODE_DEBUG_NATIVE: 'COMPILE_CACHE' };
  const { stderr, status } = spawnSync(process.execPath, ['-e', program], {
    cwd: TOP,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  expect(status).toBe(0);
  return stderr.match(COMPILED_HERE) ?? [];
}

describe('what the image has compiled ahead', () => {
  test('is all of the bot’s own code, with what is for Azure, so that a start compiles nothing', () => {
    const env = { PATH: process.env.PATH, NODE_COMPILE_CACHE: folder };
    execFileSync(process.execPath, ['bot/compile-ahead.ts'], { cwd: TOP, env });
    const files = ['./bot/index.ts', './bot/telemetry/telemetry-insights.ts', './src/storage/key-vault/keys.ts'];
    const found = lookedUp(
      `Promise.all(${JSON.stringify(files)}.map((file) => import(file))).then(() => process.exit())`,
    );
    expect(found.length).toBeGreaterThan(300);
    expect(found.filter((line) => !line.includes('success'))).toEqual([]);
  });
});
