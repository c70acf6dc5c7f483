import pMap from 'p-map';

/** Enough to be quick, and few enough to leave room for everybody else's requests. */
const AT_ONCE = 20;

/** Does the same for each, twenty at once. */
export async function inParallel<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  await pMap(all, work, { concurrency: AT_ONCE });
}
