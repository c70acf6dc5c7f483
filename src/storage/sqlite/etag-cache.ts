import { LRUCache } from 'lru-cache';

/** Characters of the rows; what is made of them takes a few times as much. */
const MOST_CHARACTERS = 4_000_000;
/** Unread for so long, a row may be gone: another process may have erased it. */
const UNREAD_MS = 60_000;

/**
 * What was made of rows, by their etags, of which each write makes a new one: a row that still has its etag, which is
 * looked up each time, need not be parsed and checked again. Each entry is set with the length of its row as `size`.
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
