import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toConfig } from '../../../bot/config.ts';
import { openLog } from '../../../bot/telemetry/log.ts';

let dataDir = '';
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'behaviours-log-'));
});
afterAll(() => rmSync(dataDir, { recursive: true }));

test.runIf(process.platform === 'linux')('a disk without room costs lines of the log, and is no fault', async () => {
  symlinkSync('/dev/full', join(dataDir, 'bot.log'));
  const config = toConfig({ DATA_DIR: dataDir });
  if ('faults' in config) throw new Error(config.faults.join());
  const { log, close } = openLog(config);
  for (let line = 0; line < 5_000; line += 1) log.error({ line, padding: 'x'.repeat(1_000) }, 'nobody reads this');
  expect(close).not.toThrow();
});
