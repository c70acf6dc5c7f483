import { parseArgs } from 'node:util';
import type { Scope } from '../src/operations/offboard-belongings.ts';

export interface Asked {
  readonly scope: Scope;
  readonly command: Command;
  /** A file of one JSON line per action; empty for none. */
  readonly record: string;
  /** Who does it, for the record; empty for the user who is logged in. */
  readonly by: string;
}

export type Command =
  | { readonly does: 'export'; readonly to: string }
  /** `exported` is the file that the export went to; null if it is to be done without one. */
  | { readonly does: 'erase'; readonly exported: string | null };

const OPTIONS = {
  team: { type: 'string' },
  tenant: { type: 'string' },
  export: { type: 'string' },
  erase: { type: 'boolean' },
  exported: { type: 'string' },
  'without-export': { type: 'boolean' },
  confirm: { type: 'string' },
  record: { type: 'string' },
  by: { type: 'string' },
} as const;

const USAGE = [
  'First: npm run offboard -- --team ID --export FILE',
  'Then:  npm run offboard -- --team ID --erase --exported FILE --confirm ID',
  'With --tenant ID for every team of a tenant; with --record FILE to keep a record of what was done, and --by NAME of who did it.',
];

export function askedIn(args: readonly string[]): Asked | readonly string[] {
  const given = valuesIn(args);
  if (!given) return USAGE;
  const { team = '', tenant = '', record = '', by = '' } = given;
  if ((team === '') === (tenant === '')) return ['Say which: either --team ID or --tenant ID.', ...USAGE];
  const scope: Scope = team ? { of: 'team', id: team } : { of: 'tenant', id: tenant };
  const command = commandIn(given, scope);
  return 'does' in command ? { scope, command, record, by } : command;
}

type Values = NonNullable<ReturnType<typeof valuesIn>>;

function valuesIn(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch {
    return null;
  }
}

function commandIn(given: Values, { of, id }: Scope): Command | readonly string[] {
  const { export: to, erase, exported, confirm, 'without-export': isWithout } = given;
  if ((to === undefined) === (erase === undefined)) return ['Say what: either --export FILE or --erase.', ...USAGE];
  if (to !== undefined) return to ? { does: 'export', to } : USAGE;
  if (Boolean(exported) === Boolean(isWithout)) {
    return ['Say --exported FILE, the file that you exported to before, or --without-export if nothing is to be kept.'];
  }
  if (confirm !== id) {
    return [`What is erased does not come back. To confirm it, repeat the id of the ${of}: --confirm ${id}`];
  }
  return { does: 'erase', exported: exported ?? null };
}
