import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Env, readEnv } from '../bot/config.ts';
import type { Framework } from '../src/frameworks/framework.ts';
import { readPackFiles, shippedPacks } from '../src/frameworks/pack-files.ts';
import { asCsv, nominationsIn } from '../src/operations/nominations.ts';
import { isDay } from '../src/scheduling/recurrence.ts';
import { DocumentFault, StoreFault } from '../src/storage/store-fault.ts';
import { COLUMNS, type Nomination, type Wanted } from '../src/thanks/nomination.ts';
import { CommandRefused, openStores, written } from './open-stores.ts';
import { progressOn, type Terminal } from './terminal.ts';

const OPTIONS = {
  from: { type: 'string' },
  until: { type: 'string' },
  team: { type: 'string' },
  behaviour: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
} as const;

const USAGE = [
  'npm run nominations -- --from 2026-10-01 --until 2026-12-31 --format csv|json --out FILE',
  'With --team ID for one team, and --behaviour ID or NAME for one behaviour or award category.',
];

type Format = 'csv' | 'json';

interface Asked extends Wanted {
  readonly format: Format;
  readonly out: string;
}

/**
 * Writes the thank-yous of a period that both their people agree to have named for an award, by day.
 * @returns the exit code: 0 once the file is written
 */
export async function nominations(args: readonly string[], env: Env, out: Terminal, err: Terminal): Promise<number> {
  const complain = (...lines: readonly string[]): number => {
    err.write(`${lines.join('\n')}\n`);
    return 1;
  };
  const asked = askedIn(args);
  if (!('format' in asked)) return complain('Nothing was written.', ...asked);
  try {
    if (existsSync(asked.out)) throw new CommandRefused(`${asked.out} is there already: name another file.`);
    const { admin, close } = await openStores(env);
    try {
      const found = await nominationsIn(admin, packsIn(env), asked, progressOn(err));
      if (err.isTTY) err.write('\r\u001b[K');
      const text = textOf(found, asked);
      written(asked.out, () => writeFileSync(asked.out, text, { flag: 'wx', mode: 0o600 }));
      out.write(
        `Written to ${asked.out}. It names people, who agreed to be named for an award and for nothing else.\n`,
      );
      if (found.length === 0) out.write('There was none in that time of which both people agree.\n');
      return 0;
    } finally {
      await close();
    }
  } catch (error) {
    if (error instanceof CommandRefused) return complain('Nothing was written.', ...error.lines);
    if (!(error instanceof StoreFault || error instanceof DocumentFault)) throw error;
    return complain('Nothing was written.', `${error.message}.`);
  }
}

/** The packs that the bot has, which say for which awards a behaviour counts. */
function packsIn({ FRAMEWORKS_DIR }: Env): readonly Framework[] {
  return readPackFiles(FRAMEWORKS_DIR ? [shippedPacks, FRAMEWORKS_DIR] : [shippedPacks]).frameworks;
}

function textOf(found: readonly Nomination[], { format, from, until }: Asked): string {
  if (format === 'json') return `${JSON.stringify({ from, until, nominations: found }, null, 2)}\n`;
  return asCsv([COLUMNS, ...found.map((one) => COLUMNS.map((column) => one[column]))]);
}

function askedIn(args: readonly string[]): Asked | readonly string[] {
  const given = valuesIn(args);
  if (!given) return USAGE;
  const { from = '', until = '', team = '', behaviour = '', format = '', out = '' } = given;
  if (!out || !isFormat(format)) return USAGE;
  if (!isDay(from) || !isDay(until)) return ['Say from which day until which, like 2026-10-01.', ...USAGE];
  if (from > until) return ['The last day is before the first.', ...USAGE];
  return { from, until, teamId: team, behaviour, format, out };
}

function isFormat(format: string): format is Format {
  return format === 'csv' || format === 'json';
}

function valuesIn(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch {
    return null;
  }
}

if (import.meta.main)
  process.exitCode = await nominations(process.argv.slice(2), readEnv(), process.stdout, process.stderr);
