/** So many within so many milliseconds, however the window is laid. */
export interface Limit {
  readonly most: number;
  readonly withinMs: number;
}

/** What has gone one way, as far back as its limits look. Moments are milliseconds of a clock that is never put back. */
export interface RateLimitWindow {
  readonly limits: readonly Limit[];
  readonly wentAt: number[];
  heldUntil: number;
}

export function newWindow(limits: readonly Limit[]): RateLimitWindow {
  return { limits, wentAt: [], heldUntil: Number.NEGATIVE_INFINITY };
}

/** The first moment at which one more may go. */
export function freeAt({ limits, wentAt, heldUntil }: RateLimitWindow): number {
  return limits.reduce((latest, { most, withinMs }) => {
    const oldest = wentAt.at(-most) ?? Number.NEGATIVE_INFINITY;
    return Math.max(latest, oldest + withinMs);
  }, heldUntil);
}

export function goThrough(window: RateLimitWindow, now: number): void {
  forgetBefore(window, now);
  window.wentAt.push(now);
}

/** True if there is nothing left to remember of it. */
export function isForgotten(window: RateLimitWindow, now: number): boolean {
  forgetBefore(window, now);
  return window.wentAt.length === 0 && window.heldUntil <= now;
}

function forgetBefore({ limits, wentAt }: RateLimitWindow, now: number): void {
  const longestMs = Math.max(...limits.map(({ withinMs }) => withinMs));
  const first = wentAt.findIndex((at) => at + longestMs > now);
  wentAt.splice(0, first < 0 ? wentAt.length : first);
}
