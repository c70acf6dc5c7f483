import type { Clock, Store } from '../../ports.ts';
import { during } from '../store-fault.ts';
import { answersIn } from './answers.ts';
import { closeOnce, openSqliteFile } from './file.ts';
import { groupCommit } from './group-commit.ts';
import { jobsIn } from './jobs.ts';
import { STORE_LAYOUT } from './layout.ts';
import { documentsIn } from './team-documents.ts';

const SWEEP_EVERY_MS = 60_000;

/**
 * One SQLite file, which several processes of one machine may use at once.
 * @param path a file, or ':memory:'
 * @throws StoreFault if the file cannot be used or was made by a newer version
 */
export function openSqliteStore(path: string, clock: Clock): Store {
  const database = openSqliteFile(path, STORE_LAYOUT);
  const commits = groupCommit(database, path);
  const { sweepDocuments, ...documents } = documentsIn(database, commits, clock.now);
  const { sweepAnswers, ...answers } = answersIn(database, commits);
  const { sweepSeen, noteLook, ...jobList } = jobsIn(database, commits, clock.now, sweep);
  let sweptAt = Number.NEGATIVE_INFINITY;

  async function sweep(): Promise<void> {
    const now = clock.now();
    if (now - sweptAt < SWEEP_EVERY_MS) return;
    // Set first: if another process is in the way, jobs wait for it once a minute, not every time.
    sweptAt = now;
    await sweepAnswers(now);
    await commits.write(() => {
      sweepSeen(now);
      sweepDocuments(now);
    });
  }

  return {
    ...documents,
    ...answers,
    ...jobList,
    // Writes: to be locked is not enough where the disk is full.
    check: () => during('check', () => noteLook(clock.now())),
    close: () =>
      during('close', async () => {
        await commits.close();
        closeOnce(database);
      }),
  };
}
