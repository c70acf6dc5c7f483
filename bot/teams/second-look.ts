import { LRUCache } from 'lru-cache';

const MOST_KEPT = 1_000;
/** Teams says of what is there, now and then and for some seconds, that it is not found. */
const MISSING_FOR_MS = 10 * 60_000;

interface SecondLook {
  /** Notes that it was not found. True if it has not been for a while, asked more than once. */
  readonly isMissing: (key: string) => boolean;
  readonly isThere: (key: string) => void;
}

/**
 * No single 404 says that something is gone. What a process has seen missing it forgets when it ends; then it looks once more.
 * @param now milliseconds
 */
export function openSecondLook(now: () => number): SecondLook {
  const missingSince = new LRUCache<string, number>({ max: MOST_KEPT });
  return {
    isMissing(key) {
      const since = missingSince.get(key) ?? now();
      missingSince.set(key, since);
      return now() - since >= MISSING_FOR_MS;
    },
    isThere: (key) => void missingSince.delete(key),
  };
}
