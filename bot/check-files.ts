import { describeError, type Log } from './telemetry/log.ts';

/** A database's file, and what `/health` calls what it holds. */
export interface DatabaseFile {
  readonly holds: 'store' | 'keys';
  readonly path: string;
  readonly isSound: (path: string, signal: AbortSignal) => Promise<boolean>;
}

export interface FileCheck {
  readonly isDamaged: (holds: DatabaseFile['holds']) => boolean;
  readonly stop: () => Promise<void>;
}

/** Looks once, at start, for pages that a disk has spoiled: what lies on them would fail later, one person at a time. */
export function checkFiles(files: readonly DatabaseFile[], log: Log): FileCheck {
  const damaged = new Set<DatabaseFile['holds']>();
  const stopped = new AbortController();
  const checked = Promise.all(files.map((file) => check(file)));

  async function check({ holds, path, isSound }: DatabaseFile): Promise<void> {
    try {
      if (await isSound(path, stopped.signal)) return;
      damaged.add(holds);
      log.error(
        { file: path },
        'a database file is damaged: stop the bot, keep a copy, and put the last backup in its place',
      );
    } catch (error) {
      if (!stopped.signal.aborted) log.warn({ file: path, ...describeError(error) }, 'a file could not be checked');
    }
  }

  return {
    isDamaged: (holds) => damaged.has(holds),
    stop: async () => {
      stopped.abort();
      await checked;
    },
  };
}
