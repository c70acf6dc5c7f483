import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { PulseKeys, Store } from '../../src/ports.ts';
import { pseudonym } from '../../src/privacy/pseudonym.ts';
import type { Pulse } from '../../src/pulse/pulse.ts';
import { idempotencyKey } from '../../src/scheduling/idempotency-key.ts';
import { openSqliteKeys } from '../../src/storage/sqlite/keys.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { personPartition } from '../../src/thanks/preferences.ts';
import type { ThankYou } from '../../src/thanks/thank-you.ts';
import { chats, type KillLoad } from './kill-load.ts';

const MOST = 10_000;
const STORE = 'behaviours.sqlite';
const KEYS = 'pulse-keys.sqlite';

/** What is found in the files of a process that is dead. */
export interface Found {
  readonly faults: readonly string[];
  /** What is written down as posted, by its id in Teams. */
  readonly recorded: ReadonlySet<string>;
  readonly pulses: readonly Pulse[];
  readonly thanks: readonly ThankYou[];
}

/** Looks at a copy, so that whoever is started next finds everything as it was left. */
export async function audit(folder: string, load: KillLoad, now: number): Promise<Found> {
  const copy = `${folder}-copy`;
  cpSync(folder, copy, { recursive: true });
  const faults = [...brokenFiles(copy)];
  const store = openSqliteStore(join(copy, STORE), { now: () => now });
  const keys = openSqliteKeys(join(copy, KEYS));
  const pulses = await pulsesIn(store, load);
  const thanks = (await Promise.all(chats.map(({ chatId }) => store.thankYousSince(chatId, 0, MOST)))).flat();
  faults.push(
    ...(await wrongAnswers(store, keys, load, pulses)),
    ...(await wrongSettings(store, load)),
    ...wrongThanks(thanks, load),
    ...(await strays(copy, store, pulses)),
  );
  await store.close();
  await keys.close();
  rmSync(copy, { recursive: true });
  return { faults, recorded: recordedIn(pulses, thanks), pulses, thanks };
}

function brokenFiles(folder: string): string[] {
  return [STORE, KEYS].flatMap((file) => {
    const database = new DatabaseSync(join(folder, file));
    const found = database
      .prepare('PRAGMA integrity_check')
      .all()
      .map((row) => String(row.integrity_check));
    database.close();
    return found.filter((line) => line !== 'ok').map((line) => `${file}: ${line}`);
  });
}

/** Those that were acknowledged, which have to be there, and those that may be. */
async function pulsesIn(store: Store, load: KillLoad): Promise<Pulse[]> {
  const wanted = load.wishes.filter(({ about }) => about.startsWith('pulse in '));
  const found = await Promise.all(
    wanted.map(async ({ about, value, outcome }) => {
      const chatId = about.slice('pulse in '.length);
      const pulse = (await store.read('pulse', chatId, idempotencyKey('pulse', chatId, value)))?.value;
      if (!pulse && outcome === 'done') throw new Error(`${value}: a pulse that was acknowledged is gone`);
      return pulse ?? [];
    }),
  );
  return found.flat();
}

async function wrongAnswers(
  store: Store,
  keys: PulseKeys,
  load: KillLoad,
  pulses: readonly Pulse[],
): Promise<string[]> {
  const faults: string[] = [];
  for (const { pulseId, state, audience, result } of pulses) {
    const key = await keys.read(pulseId);
    const kept = await store.countAnswers(pulseId);
    if (!key && (state !== 'closed' || kept > 0)) faults.push(`${pulseId}: the key went before its time`);
    const allowed = audience.map(({ personId }) => ({ personId, may: load.allowed(`answer ${pulseId} ${personId}`) }));
    const sure = allowed.filter(({ may }) => !may.includes(null)).length;
    const possible = allowed.filter(({ may }) => may.some((one) => one !== null)).length;
    const count = result?.answeredCount ?? kept;
    if (count < sure || count > possible) faults.push(`${pulseId}: ${count} answers, and not ${sure} to ${possible}`);
    if (!key || kept === 0 || state === 'closed') continue;
    for (const { personId, may } of allowed) {
      const answer = await store.readAnswer(pulseId, pseudonym(key, personId));
      const value = answer ? String(answer.scores[0]) : null;
      if (!may.includes(value)) faults.push(`${pulseId}: an answer is ${value}, and not ${may.join(' or ')}`);
    }
  }
  return faults;
}

async function wrongSettings(store: Store, load: KillLoad): Promise<string[]> {
  const faults: string[] = [];
  const demand = (about: string, value: string | null): void => {
    const may = load.allowed(about);
    if (!may.includes(value)) faults.push(`${about} are ${value}, and not ${may.join(' or ')}`);
  };
  for (const { chatId, people } of chats) {
    const settings = (await store.read('team', chatId, chatId))?.value.settings;
    demand(`settings ${chatId}`, settings?.setBy ? `${settings.timeZone} by ${settings.setBy}` : null);
    for (const { aadObjectId } of people) {
      const preferences = (await store.read('preferences', personPartition(aadObjectId), aadObjectId))?.value;
      demand(`preferences ${aadObjectId}`, preferences?.sharing ?? null);
    }
  }
  return faults;
}

function wrongThanks(thanks: readonly ThankYou[], load: KillLoad): string[] {
  const counts = Map.groupBy(thanks, ({ whatTheyDid }) => `thanks ${whatTheyDid}`);
  const wanted = new Map(
    load.wishes.filter(({ about }) => about.startsWith('thanks ')).map((wish) => [wish.about, wish]),
  );
  const lost = [...wanted.values()].filter(({ about, outcome }) => outcome === 'done' && !counts.has(about));
  const wrong = [...counts].filter(([about, same]) => same.length > 1 || !wanted.has(about));
  return [
    ...lost.map(({ about }) => `${about} is lost`),
    ...wrong.map(([about, same]) => `${about} is there ${same.length} times`),
  ];
}

/** Answers that no pulse has any more, or never had. */
async function strays(folder: string, store: Store, pulses: readonly Pulse[]): Promise<string[]> {
  const answers = await Promise.all(pulses.map(({ pulseId }) => store.countAnswers(pulseId)));
  const all = rowsIn(join(folder, STORE), 'SELECT count(*) AS n FROM answers').map(({ n }) => Number(n));
  const ofPulses = answers.reduce((sum, count) => sum + count, 0);
  return all[0] === ofPulses ? [] : [`${all[0]} answers, of which ${ofPulses} are of a pulse`];
}

/** The pulses that a key is kept for. */
export function keysIn(folder: string): string[] {
  return rowsIn(join(folder, KEYS), 'SELECT pulse_id FROM keys').map((row) => String(row.pulse_id));
}

/** What a process has left to do: what is due, and what closes a pulse, also where it was put back. */
export function dueIn(folder: string, until: number): string[] {
  const rows = rowsIn(join(folder, STORE), 'SELECT id, due_at FROM jobs');
  return rows
    .map(({ id, due_at }) => ({ id: String(id), isDue: Number(due_at) <= until }))
    .filter(({ id, isDue }) => isDue || id.includes('publish-pulse'))
    .map(({ id }) => id);
}

function rowsIn(file: string, query: string): Record<string, unknown>[] {
  const database = new DatabaseSync(file);
  const rows = database.prepare(query).all();
  database.close();
  return rows;
}

/** The ids under which Teams has what is written down as posted. */
function recordedIn(pulses: readonly Pulse[], thanks: readonly ThankYou[]): Set<string> {
  const ids = [
    ...pulses.map(({ resultActivityId }) => resultActivityId),
    ...thanks.flatMap(({ privateActivityId, cardActivityId }) => [privateActivityId, cardActivityId]),
  ];
  return new Set(ids.filter(Boolean));
}
