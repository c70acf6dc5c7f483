import pMap from 'p-map';

/** Leaves room for everybody else’s requests. */
const AT_ONCE = 20;

export async function inParallel<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  await pMap(all, work, { concurrency: AT_ONCE });
}
