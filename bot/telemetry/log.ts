import { join } from 'node:path';
import { destination, type Logger, pino, stdTimeFunctions } from 'pino';
import { type Config, StartFault } from '../config.ts';

/** Ids, names of errors and operations only: never an answer, a note, a person's name or a card's data. */
export type Log = Logger;

export interface OpenLog {
  readonly log: Log;
  readonly close: () => void;
}

/** Bytes that wait for a disk with room; what comes after them is lost. */
const MOST_WAITING = 1024 * 1024;

/**
 * On a laptop into a file, so that the terminal keeps its three lines; in production as JSON lines to stdout.
 * @throws StartFault if the file cannot be written
 */
export function openLog({ mode, dataDir, logLevel }: Config): OpenLog {
  const isLocal = mode === 'local';
  const sink = isLocal ? openFile(dataDir) : destination({ dest: 1, sync: true, maxLength: MOST_WAITING });
  // A full disk costs lines of the log, and never the process.
  sink.on('error', () => {});
  const log = pino({ level: logLevel, base: undefined, timestamp: stdTimeFunctions.isoTime }, sink);
  return { log, close: () => (isLocal ? sink.end() : sink.flushSync()) };
}

function openFile(dataDir: string): ReturnType<typeof destination> {
  try {
    return destination({
      dest: join(dataDir, 'bot.log'),
      mkdir: true,
      mode: 0o600,
      sync: true,
      maxLength: MOST_WAITING,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartFault(`The folder in DATA_DIR (${dataDir}) cannot be written to: ${reason}`);
  }
}

/** Errors whose sentence is written by us and holds an operation, never a document. */
const OURS: readonly string[] = [
  'StoreFault',
  'DocumentFault',
  'TeamsFault',
  'Undeliverable',
  'Refusal',
  'UpdateConflict',
];

/**
 * What may be logged of an error: its name, its code, where it was thrown. Any other error's message may hold what
 * somebody typed, or the body of an answer from Teams.
 */
export function describeError(error: unknown): Record<string, string | number> {
  if (!(error instanceof Error)) return { error: typeof error };
  const fields: Record<string, string | number> = { error: error.name };
  if (OURS.includes(error.name)) fields.reason = error.message;
  for (const name of ['code', 'statusCode']) {
    const value: unknown = Reflect.get(error, name);
    if (typeof value === 'string' || typeof value === 'number') fields[name] = value;
  }
  const thrownAt = error.stack?.split('\n').find((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
  if (thrownAt !== undefined) fields.at = thrownAt.trim();
  return fields;
}
