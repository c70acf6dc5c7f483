/** Of the rows of one generation together, in characters; what is made of them takes a few times as much. */
const MOST_REMEMBERED = 2_000_000;

/**
 * What was made of rows, by their etags, of which each writing makes a new one: a row that has the same etag, which is
 * looked up each time, need not be read and checked again.
 */
export interface EtagMemory<T> {
  readonly recall: (etag: unknown) => T | undefined;
  /** @param length in characters */
  readonly remember: (etag: string, value: T, length: number) => void;
  /** Forgets what has not been recalled since the last time: a row may be gone, and another process may have erased it. */
  readonly age: () => void;
}

interface Known<T> {
  readonly value: T;
  readonly length: number;
}

export function etagMemory<T>(): EtagMemory<T> {
  let young = new Map<unknown, Known<T>>();
  let old = new Map<unknown, Known<T>>();
  let length = 0;

  function age(): void {
    old = young;
    young = new Map();
    length = 0;
  }

  function keep(etag: unknown, known: Known<T>): void {
    if (length + known.length > MOST_REMEMBERED) age();
    length += known.length;
    young.set(etag, known);
  }

  return {
    recall(etag) {
      const known = young.get(etag);
      if (known) return known.value;
      const aged = old.get(etag);
      if (aged) keep(etag, aged);
      return aged?.value;
    },
    remember: (etag, value, ofValue) => keep(etag, { value, length: ofValue }),
    age,
  };
}
