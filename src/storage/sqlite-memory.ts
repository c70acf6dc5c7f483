/** Of all rows together, in characters; what is made of them takes a few times as much. */
const MOST_REMEMBERED = 4_000_000;

/**
 * What was made of rows, by their etags, of which each writing makes a new one: a row that has the same etag, which is
 * looked up each time, need not be read and checked again.
 */
export interface EtagMemory<T> {
  readonly recall: (etag: unknown) => T | undefined;
  /** @param length in characters */
  readonly remember: (etag: string, value: T, length: number) => void;
}

export function etagMemory<T>(): EtagMemory<T> {
  const known = new Map<unknown, T>();
  let remembered = 0;

  return {
    recall: (etag) => known.get(etag),
    remember(etag, value, length) {
      remembered += length;
      if (remembered > MOST_REMEMBERED) {
        known.clear();
        remembered = length;
      }
      known.set(etag, value);
    },
  };
}
