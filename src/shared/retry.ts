import { setTimeout as wait } from 'node:timers/promises';

/**
 * Runs work against a deadline. When that has passed the signal is aborted and the whole ends with `tooLate`, whether or
 * not the work heeds the signal.
 */
export async function withDeadline<T>(
  limitMs: number,
  work: (signal: AbortSignal) => Promise<T>,
  tooLate: () => Error,
): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      controller.abort();
      reject(tooLate());
    }, limitMs);
  });
  try {
    return await Promise.race([work(controller.signal), timeUp]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Tries until it goes well, or there is no use in trying again.
 * @param pauseAfter milliseconds until the next try; null where the error is to be thrown
 * @param signal ends the trying, also in a pause
 */
export async function retry<T>(
  attempt: (attempts: number) => Promise<T>,
  pauseAfter: (error: unknown, attempts: number) => number | null,
  signal: AbortSignal,
): Promise<T> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt(attempts);
    } catch (error) {
      const pauseMs = pauseAfter(error, attempts);
      if (pauseMs === null || signal.aborted) throw error;
      await wait(pauseMs, undefined, { signal });
    }
  }
}

/** Doubles with each attempt, of which the first is number 1. */
export function exponentialMs(attempts: number, firstMs: number, mostMs: number): number {
  return Math.min(firstMs * 2 ** (attempts - 1), mostMs);
}

export const LATE = Symbol('late');

/** The work, or that it takes longer than this. Nearly all is soon: a timer that went on would hold on to what is done. */
export async function orLate<T>(work: Promise<T>, limitMs: number): Promise<T | typeof LATE> {
  const late = Promise.withResolvers<typeof LATE>();
  const timer = setTimeout(late.resolve, limitMs, LATE).unref();
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
