import { setTimeout as wait } from 'node:timers/promises';

/** What came of many requests that were sent with so many on the way at once. */
export interface Load {
  readonly sent: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** In milliseconds: half of the requests, and all but one in a hundred, were answered within. */
  readonly p50: number;
  readonly p99: number;
}

/**
 * Sends every one of them, but begins none after the time is up.
 * @param send gets the number of the request too, so that it can take turns
 */
export async function sendAll<T>(
  all: readonly T[],
  { atOnce, longestMs }: { readonly atOnce: number; readonly longestMs: number },
  send: (one: T, index: number) => Promise<void>,
): Promise<Load> {
  const began = performance.now();
  const tookMs: number[] = [];
  let next = 0;
  const workers = Array.from({ length: atOnce }, async () => {
    while (next < all.length && performance.now() - began < longestMs) {
      const index = next;
      next += 1;
      tookMs.push(await timed(() => send(all[index] as T, index)));
    }
  });
  await Promise.all(workers);
  return loadOf(tookMs, began);
}

/** Sends so many each second, evenly, whether or not those before have been answered. */
export async function sendSteadily<T>(
  all: readonly T[],
  perSecond: number,
  send: (one: T) => Promise<void>,
): Promise<Load> {
  const began = performance.now();
  const onTheWay: Promise<number>[] = [];
  while (onTheWay.length < all.length) {
    const due = Math.min(all.length, Math.floor(((performance.now() - began) / 1000) * perSecond) + 1);
    for (const one of all.slice(onTheWay.length, due)) {
      const answered = timed(() => send(one));
      // Whoever waits for all of them is told; until then nobody waits.
      answered.catch(() => undefined);
      onTheWay.push(answered);
    }
    await wait(1);
  }
  return loadOf(await Promise.all(onTheWay), began);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function loadOf(tookMs: readonly number[], began: number): Load {
  const seconds = (performance.now() - began) / 1000;
  const inOrder = tookMs.toSorted((a, b) => a - b);
  const within = (share: number): number => inOrder[Math.ceil(inOrder.length * share) - 1] ?? 0;
  return { sent: tookMs.length, seconds, perSecond: tookMs.length / seconds, p50: within(0.5), p99: within(0.99) };
}

/** The middle one; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const inOrder = values.toSorted((a, b) => a - b);
  const [low = 0, high = 0] = [Math.floor((inOrder.length - 1) / 2), Math.ceil((inOrder.length - 1) / 2)];
  return ((inOrder[low] ?? 0) + (inOrder[high] ?? 0)) / 2;
}
