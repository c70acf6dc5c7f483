/** Remembers what was read for a moment, and lets everybody who asks meanwhile wait for the one reading. */
export interface Memory<T> {
  /** @param isKept whether what was read may be given to the next who asks */
  readonly recall: (key: string, read: () => Promise<T>, isKept: (value: T) => boolean) => Promise<T>;
  readonly forget: (key: string) => void;
}

/** @param keptMs from the beginning of the reading, by the timer and not by a clock that a test may hold still */
export function shortMemory<T>(keptMs: number): Memory<T> {
  const readings = new Map<string, Promise<T>>();
  return {
    async recall(key, read, isKept) {
      const known = readings.get(key);
      if (known) return known;
      const reading = read();
      const drop = (): void => {
        if (readings.get(key) === reading) readings.delete(key);
      };
      readings.set(key, reading);
      setTimeout(drop, keptMs).unref();
      try {
        const value = await reading;
        if (!isKept(value)) drop();
        return value;
      } catch (error) {
        drop();
        throw error;
      }
    },
    forget(key) {
      readings.delete(key);
    },
  };
}
