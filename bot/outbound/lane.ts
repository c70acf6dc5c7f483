/** So many within so many milliseconds, however the window is laid. */
export interface Limit {
  readonly most: number;
  readonly withinMs: number;
}

/** What has gone one way, as far back as its limits look. Moments are milliseconds of a clock that is never put back. */
export interface Lane {
  readonly limits: readonly Limit[];
  readonly wentAt: number[];
  heldUntil: number;
}

export function newLane(limits: readonly Limit[]): Lane {
  return { limits, wentAt: [], heldUntil: Number.NEGATIVE_INFINITY };
}

/** The first moment at which one more may go. */
export function freeAt({ limits, wentAt, heldUntil }: Lane): number {
  return limits.reduce((latest, { most, withinMs }) => {
    const oldest = wentAt.at(-most) ?? Number.NEGATIVE_INFINITY;
    return Math.max(latest, oldest + withinMs);
  }, heldUntil);
}

export function goThrough(lane: Lane, now: number): void {
  forgetBefore(lane, now);
  lane.wentAt.push(now);
}

/** True if there is nothing left to remember of it. */
export function isForgotten(lane: Lane, now: number): boolean {
  forgetBefore(lane, now);
  return lane.wentAt.length === 0 && lane.heldUntil <= now;
}

function forgetBefore({ limits, wentAt }: Lane, now: number): void {
  const longestMs = Math.max(...limits.map(({ withinMs }) => withinMs));
  const first = wentAt.findIndex((at) => at + longestMs > now);
  wentAt.splice(0, first < 0 ? wentAt.length : first);
}
