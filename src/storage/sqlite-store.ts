import type { Clock, Store } from '../ports.ts';
import { ANSWERS_TABLE, answersIn } from './sqlite-answers.ts';
import { documentsIn, LAST_ASKS_INDEX, SHOWINGS_INDEX, TEAMS_BY_NUMBER, TEAMS_TABLE } from './sqlite-documents.ts';
import { DUE_TABLE, dueIn } from './sqlite-due.ts';
import { closeOnce, openSqliteFile } from './sqlite-file.ts';
import { during } from './store-fault.ts';

const LAYOUT = {
  holds: 'teams and answers',
  mark: 0x42665401,
  steps: [`${TEAMS_TABLE}${ANSWERS_TABLE}${DUE_TABLE}`, SHOWINGS_INDEX, LAST_ASKS_INDEX, TEAMS_BY_NUMBER],
} as const;
const SWEEP_EVERY_MS = 60_000;

/**
 * The embedded store: one SQLite file, which several processes of one machine may use at once.
 * @param path a file, or ':memory:'
 * @throws StoreFault if the file cannot be used or was made by a newer version
 */
export function openSqliteStore(path: string, clock: Clock): Store {
  const database = openSqliteFile(path, LAYOUT);
  const { sweepDocuments, ...documents } = documentsIn(database);
  const { sweepAnswers, closeAnswers, ...answers } = answersIn(database, path);
  const { sweepHeard, ...dueList } = dueIn(database, clock.now, sweep);
  let sweptAt = Number.NEGATIVE_INFINITY;

  function sweep(): void {
    const now = clock.now();
    if (now - sweptAt < SWEEP_EVERY_MS) return;
    // Before the work: if another process is in the way, what is due waits for it once a minute, not every time.
    sweptAt = now;
    sweepHeard(now);
    sweepAnswers(now);
    sweepDocuments(now);
  }

  return {
    ...documents,
    ...answers,
    ...dueList,
    // Takes the right to write and gives it back: a file that can only be read is of no use.
    check: () => during('check', () => database.exec('BEGIN IMMEDIATE; ROLLBACK')),
    close: () =>
      during('close', async () => {
        await closeAnswers();
        closeOnce(database);
      }),
  };
}
