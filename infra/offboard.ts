import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Env, readEnv } from '../bot/config.ts';
import { belongingsOf, countsOf, type Scope, type Stores, teamsIn } from '../src/operations/offboard-belongings.ts';
import { eraseTeams } from '../src/operations/offboard-erase.ts';
import { Export, exportTeams, holdsAllOf } from '../src/operations/offboard-export.ts';
import type { CopyProgress } from '../src/operations/store-admin.ts';
import { DocumentFault, StoreFault } from '../src/storage/store-fault.ts';
import { type Asked, askedIn } from './offboard-asked.ts';
import { CommandRefused, clock, openRecord, openStores, recorded, sayingOn, written } from './open-stores.ts';
import { progressOn, type Terminal } from './terminal.ts';

/**
 * Exports what the cards of a team or a tenant have shown, or erases all that is kept of it, in the store that the bot has.
 * @param pause waits for what is under way
 * @returns the exit code: 0 once the export is written, or nothing is left
 */
export async function offboard(
  args: readonly string[],
  env: Env,
  out: Terminal,
  err: Terminal,
  pause: (ms: number) => Promise<unknown> = sleep,
): Promise<number> {
  const complain = (...lines: readonly string[]): number => {
    err.write(`${lines.join('\n')}\n`);
    return 1;
  };
  const asked = askedIn(args);
  if (!('scope' in asked)) return complain('Nothing was done.', ...asked);
  let isBegun = false;
  try {
    openRecord(asked);
    const stores = await openStores(env);
    try {
      const teamIds = await teamsIn(stores.admin, asked.scope);
      const report = progressOn(err);
      const say = sayingOn(out, err);
      const run: Run = { asked, stores, teamIds, report, say, pause };
      if (asked.command.does === 'export') return await writeExport(run, asked.command.to);
      return await erase(run, asked.command.exported, () => {
        isBegun = true;
      });
    } finally {
      await stores.close();
    }
  } catch (error) {
    if (error instanceof CommandRefused) return complain(...(isBegun ? [] : ['Nothing was done.']), ...error.lines);
    if (!(error instanceof StoreFault || error instanceof DocumentFault)) throw error;
    // The bar ends without a line break.
    if (err.isTTY) err.write('\n');
    if (!isBegun) return complain('Nothing was done.', `${error.message}.`);
    return complain(
      `Broken off: ${error.message}.`,
      'What was erased stays so. Run this again, and it erases the rest.',
    );
  }
}

type Say = (line: string) => void;

interface Run {
  readonly asked: Asked;
  readonly stores: Stores;
  readonly teamIds: ReadonlySet<string>;
  readonly report: (progress: CopyProgress) => void;
  readonly say: Say;
  readonly pause: (ms: number) => Promise<unknown>;
}

async function writeExport({ asked, stores: { admin }, teamIds, report, say }: Run, to: string): Promise<number> {
  if (existsSync(to)) throw new CommandRefused(`${to} is there already: name another file.`);
  const made = await exportTeams(admin, asked.scope, teamIds, clock.now(), report);
  if (made.teams.length === 0) throw nothingOf(asked.scope, admin.name);
  const text = `${JSON.stringify(made, null, 2)}\n`;
  written(to, () => writeFileSync(to, text, { flag: 'wx', mode: 0o600 }));
  const counts = (kind: 'settings' | 'agendas' | 'results' | 'thanks'): number =>
    made.teams.reduce((sum, team) => sum + team[kind].length, 0);
  note(asked, 'exported', say, {
    teams: made.teams.length,
    counts: {
      settings: counts('settings'),
      agendas: counts('agendas'),
      results: counts('results'),
      thanks: counts('thanks'),
    },
    sha256: createHash('sha256').update(text).digest('hex'),
  });
  say(`Written to ${to}. It names people: keep it as your organisation keeps its records. What is not in it:`);
  for (const line of made.leftOut) say(`- ${line}`);
  return 0;
}

/** @param begin called once all checks have passed */
async function erase(run: Run, exported: string | null, begin: () => void): Promise<number> {
  const { asked, stores, teamIds, report, say } = run;
  const { admin } = stores;
  const then = exported === null ? null : readExport(exported, asked.scope);
  const found = await belongingsOf(admin, teamIds, report);
  const isNothing = found.documents.length === 0;
  // An earlier run may have been interrupted after the last document: then the export vouches for the id.
  if (isNothing && !then) throw nothingOf(asked.scope, admin.name);
  if (then && !isNothing) {
    const now = await exportTeams(admin, asked.scope, teamIds, clock.now(), report);
    if (!holdsAllOf(then, now)) {
      throw new CommandRefused(
        'Something was written since that export. Is the bot still at work there? Export again.',
      );
    }
  }
  say(
    `Erasing ${asked.scope.of} ${asked.scope.id} in ${admin.name}. The bot may run; remove its app from there first, as whoever uses it there makes a new team.`,
  );
  note(asked, 'erasing', say, { teams: teamIds.size, counts: countsOf(found) });
  begin();
  const left = await eraseTeams(stores, teamIds, report, run.pause);
  note(asked, 'erased', say, { left });
  if (Object.values(left).every((count) => count === 0)) {
    say('Nothing is left. What was seen once goes by itself within ten minutes; backups go by their own age.');
    return 0;
  }
  throw new StoreFault('something is left: either somebody still uses the bot there, or a document cannot be read');
}

function nothingOf({ of, id }: Scope, where: string): CommandRefused {
  return new CommandRefused(`There is nothing of ${of} ${id} in ${where}. Is the id right, and the store?`);
}

/** An earlier export, if it is of the same team or tenant. */
function readExport(file: string, { of, id }: Scope): Export {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new CommandRefused(`${file} cannot be read as an export.`);
  }
  const read = Export.safeParse(raw);
  if (!read.success) throw new CommandRefused(`${file} cannot be read as an export.`);
  if (read.data.of !== of || read.data.id !== id) {
    throw new CommandRefused(`${file} is the export of ${read.data.of} ${read.data.id}.`);
  }
  return read.data;
}

/** Recorded before anything else happens. */
function note({ scope, record, by }: Asked, did: string, say: Say, facts: Readonly<Record<string, unknown>>): void {
  say(recorded({ record, by }, { did, of: scope.of, id: scope.id, ...facts }));
}

if (import.meta.main)
  process.exitCode = await offboard(process.argv.slice(2), readEnv(), process.stdout, process.stderr);
