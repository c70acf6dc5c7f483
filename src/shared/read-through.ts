interface Cache<T> {
  readonly get: (key: string) => Promise<T> | undefined;
  readonly set: (key: string, reading: Promise<T>) => unknown;
  readonly delete: (key: string) => unknown;
}

/**
 * Reads once for everybody who asks meanwhile; a failure is not kept.
 * @param isKept whether what was read may be given to who asks later
 */
export async function readThrough<T>(
  cache: Cache<T>,
  key: string,
  read: () => Promise<T>,
  isKept: (value: T) => boolean = () => true,
): Promise<T> {
  const known = cache.get(key);
  if (known) return known;
  const reading = read();
  cache.set(key, reading);
  let isWanted = false;
  try {
    const value = await reading;
    isWanted = isKept(value);
    return value;
  } finally {
    if (!isWanted && cache.get(key) === reading) cache.delete(key);
  }
}
