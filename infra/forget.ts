import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { backOffWith } from '../bot/back-off.ts';
import { type Env, readEnv } from '../bot/config.ts';
import { type Forgotten, findPerson, forgetPerson, WAITS } from '../src/operations/forget-person.ts';
import { DocumentFault, StoreFault } from '../src/storage/store-fault.ts';
import { CommandRefused, clock, openRecord, openStores, recorded, sayingOn } from './open-stores.ts';
import { progressOn, type Terminal } from './terminal.ts';

const OPTIONS = {
  person: { type: 'string' },
  name: { type: 'string', multiple: true },
  chat: { type: 'string', multiple: true },
  confirm: { type: 'string' },
  record: { type: 'string' },
  by: { type: 'string' },
} as const;

const USAGE = [
  'npm run forget -- --person ENTRA_ID --confirm ENTRA_ID',
  'With --name NAME for a name that stands where no account does, --chat ID of their own chat with the bot for their self-checks;',
  'with --record FILE to keep a record of what was done, and --by NAME of who did it.',
];

interface Asked extends Forgotten {
  readonly record: string;
  readonly by: string;
}

/**
 * As `delete my data` does, for somebody who cannot type it any more.
 * @returns the exit code: 0 once nothing is left but what waits for an open pulse
 */
export async function forget(args: readonly string[], env: Env, out: Terminal, err: Terminal): Promise<number> {
  const complain = (...lines: readonly string[]): number => {
    err.write(`${lines.join('\n')}\n`);
    return 1;
  };
  const asked = askedIn(args);
  if (!('personId' in asked)) return complain('Nothing was done.', ...asked);
  let isBegun = false;
  try {
    openRecord(asked);
    const { store, close } = await openStores(env);
    try {
      const say = sayingOn(out, err);
      const ports = { store, clock, backOff: backOffWith(Math.random), updatesUnderWay: new Map() };
      const note = (did: string, facts: Readonly<Record<string, unknown>>): void =>
        say(recorded(asked, { did, person: asked.personId, ...facts }));
      note('forgetting', { ...(await findPerson(ports, asked)) });
      isBegun = true;
      const report = progressOn(err);
      let slices = 0;
      await forgetPerson(ports, asked, sleep, () => {
        slices += 1;
        report({ step: 'erasing', done: slices, total: null });
      });
      const { kinds: left, unreadable } = await findPerson(ports, asked);
      note('forgotten', { left, unreadable });
      if (unreadable > 0) throw new StoreFault(`${unreadable} documents that name this person cannot be read`);
      if (left.some((kind) => kind !== WAITS))
        throw new StoreFault('something is left: the bot still writes about this person. Run this again');
      say(
        'Nothing is left but what waits: the bot sees to that when it runs, and an hour after open pulses have closed.',
      );
      say(
        'The bot changes the cards in Teams when it runs. Exports, and backups until their age, still name the person.',
      );
      return 0;
    } finally {
      await close();
    }
  } catch (error) {
    if (error instanceof CommandRefused) return complain(...(isBegun ? [] : ['Nothing was done.']), ...error.lines);
    if (!(error instanceof StoreFault || error instanceof DocumentFault)) throw error;
    if (err.isTTY) err.write('\n');
    if (!isBegun) return complain('Nothing was done.', `${error.message}.`);
    return complain(
      `Broken off: ${error.message}.`,
      'What was deleted stays so. Run this again, and it deletes the rest.',
    );
  }
}

function askedIn(args: readonly string[]): Asked | readonly string[] {
  const given = valuesIn(args);
  if (!given?.person) return USAGE;
  const { person, name = [], chat = [], confirm, record = '', by = '' } = given;
  if (confirm !== person) {
    return [`What is deleted does not come back. To confirm it, repeat the person’s id: --confirm ${person}`];
  }
  return { personId: person, names: name, chatIds: chat, record, by };
}

function valuesIn(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch {
    return null;
  }
}

if (import.meta.main) process.exitCode = await forget(process.argv.slice(2), readEnv(), process.stdout, process.stderr);
