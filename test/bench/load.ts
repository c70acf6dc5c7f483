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
      const sentAt = performance.now();
      await send(all[index] as T, index);
      tookMs.push(performance.now() - sentAt);
    }
  });
  await Promise.all(workers);
  const seconds = (performance.now() - began) / 1000;
  const inOrder = tookMs.toSorted((a, b) => a - b);
  const within = (share: number): number => inOrder[Math.ceil(inOrder.length * share) - 1] ?? 0;
  return { sent: tookMs.length, seconds, perSecond: tookMs.length / seconds, p50: within(0.5), p99: within(0.99) };
}
