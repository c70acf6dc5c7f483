export interface Limit {
  readonly most: number;
  readonly withinMs: number;
}

/** Moments are milliseconds of a monotonic clock. */
export interface RateLimitWindow {
  readonly limits: readonly Limit[];
  readonly wentAt: number[];
  heldUntil: number;
}

export function newWindow(limits: readonly Limit[]): RateLimitWindow {
  return { limits, wentAt: [], heldUntil: Number.NEGATIVE_INFINITY };
}

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

export function isForgotten(window: RateLimitWindow, now: number): boolean {
  forgetBefore(window, now);
  return window.wentAt.length === 0 && window.heldUntil <= now;
}

function forgetBefore({ limits, wentAt }: RateLimitWindow, now: number): void {
  const longestMs = Math.max(...limits.map(({ withinMs }) => withinMs));
  const first = wentAt.findIndex((at) => at + longestMs > now);
  wentAt.splice(0, first < 0 ? wentAt.length : first);
}
