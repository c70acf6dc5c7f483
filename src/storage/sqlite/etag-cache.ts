import { LRUCache } from 'lru-cache';

/** Characters of the rows; parsed they take a few times as much. */
const MOST_CHARACTERS = 4_000_000;
/** After that another process may have erased the row. */
const UNREAD_MS = 60_000;

/**
 * Parsed rows by etag, which every write renews: a row with the same etag need not be parsed again. `size` is the row’s length.
 */
export function etagCache<T extends object>(now: () => number): LRUCache<string, T> {
  return new LRUCache({
    maxSize: MOST_CHARACTERS,
    ttl: UNREAD_MS,
    updateAgeOnGet: true,
    perf: { now },
    ttlResolution: 0,
  });
}
