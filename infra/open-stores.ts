import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { DefaultAzureCredential } from '@azure/identity';
import { type CosmosConfig, type Env, toConfig } from '../bot/config.ts';
import { openCosmosAdmin, PATIENT_BOUNDS } from '../src/operations/cosmos-admin.ts';
import type { Stores } from '../src/operations/offboard-belongings.ts';
import { openSqliteAdmin } from '../src/operations/sqlite-admin.ts';
import type { Store } from '../src/ports.ts';
import { type CosmosOptions, openCosmosStore } from '../src/storage/cosmos/store.ts';
import { openKeyVaultKeys } from '../src/storage/key-vault/keys.ts';
import { openSqliteKeys } from '../src/storage/sqlite/keys.ts';
import { openSqliteStore } from '../src/storage/sqlite/store.ts';
import type { Terminal } from './terminal.ts';

export type Opened = Stores & { readonly store: Store; readonly close: () => Promise<void> };

/** Nothing was done; lines for the operator. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
  readonly lines: readonly string[];

  constructor(...lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

export const clock = { now: () => Date.now() };

interface Recording {
  /** A file of one JSON line per action; empty for none. */
  readonly record: string;
  /** Empty for the user who is logged in. */
  readonly by: string;
}

/**
 * What cannot be recorded is not begun.
 * @throws CommandRefused
 */
export function openRecord({ record }: Recording): void {
  if (record) written(record, () => appendFileSync(record, '', { mode: 0o600 }));
}

/** Clears the progress bar first. */
export function sayingOn(out: Terminal, err: Terminal): (line: string) => void {
  return (line) => {
    if (err.isTTY) err.write('\r\u001b[K');
    out.write(`${line}\n`);
  };
}

/**
 * Recorded before anything else happens: counts and ids, no contents, no names but the operator’s.
 * @returns the line
 * @throws CommandRefused
 */
export function recorded({ record, by }: Recording, facts: Readonly<Record<string, unknown>>): string {
  const at = new Date(clock.now()).toISOString();
  const line = JSON.stringify({ at, by: by || userInfo().username, ...facts });
  if (record) written(record, () => appendFileSync(record, `${line}\n`, { mode: 0o600 }));
  return line;
}

export function written(file: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
    throw new CommandRefused(`${file} cannot be written (${reason}).`);
  }
}

/** As the bot itself opens them; only the bot creates them. */
export async function openStores(env: Env): Promise<Opened> {
  const { DATA_DIR, STORE, COSMOS_ENDPOINT, COSMOS_DATABASE, COSMOS_KEY, KEY_VAULT_URL } = env;
  const config = toConfig({ DATA_DIR, STORE, COSMOS_ENDPOINT, COSMOS_DATABASE, COSMOS_KEY, KEY_VAULT_URL });
  if ('faults' in config) throw new CommandRefused(...config.faults);
  const path = join(config.dataDir, 'behaviours.sqlite');
  if (!config.cosmos && !existsSync(path)) {
    throw new CommandRefused(
      `There is no file ${path}. Set DATA_DIR to the folder that it lies in, or STORE to cosmos.`,
    );
  }
  const keyPath = join(config.dataDir, 'pulse-keys.sqlite');
  if (!config.keyVaultUrl && !existsSync(keyPath)) {
    throw new CommandRefused(
      `There is no file ${keyPath}, so these are not the bot’s keys. Set DATA_DIR or KEY_VAULT_URL.`,
    );
  }
  const keys = config.keyVaultUrl
    ? openKeyVaultKeys(config.keyVaultUrl, new DefaultAzureCredential())
    : openSqliteKeys(keyPath);
  const options = config.cosmos && { ...optionsFor(config.cosmos, env), bounds: PATIENT_BOUNDS };
  const store = options ? openCosmosStore(options, clock) : openSqliteStore(path, clock);
  const admin = options ? openCosmosAdmin(options, clock) : await openSqliteAdmin(path, clock);
  return {
    admin,
    store,
    keys,
    close: async () => {
      await admin.close();
      await store.close();
      await keys.close();
    },
  };
}

/** An emulator takes its key, Azure whoever is signed in. */
export function optionsFor(cosmos: CosmosConfig, { COSMOS_KEY }: Env): CosmosOptions {
  const access = COSMOS_KEY ? { key: COSMOS_KEY } : { credential: new DefaultAzureCredential() };
  return { ...cosmos, access, newId: randomUUID };
}
