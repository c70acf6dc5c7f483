export interface Route {
  readonly tenantId: string;
  /** Empty where the request is about no existing conversation. */
  readonly conversationId: string;
  /** Reading members has limits of its own. */
  readonly isReading?: boolean;
  /** Nobody waits for it: requests that somebody waits for go first. */
  readonly isInBackground?: boolean;
}

export interface Queues {
  /** Waits for a slot on the route and takes it. False, taking none, if that needs longer than `patienceMs` or is aborted. */
  readonly enter: (route: Route, patienceMs: number, signal?: AbortSignal) => Promise<boolean>;
  /** After a 429: blocks the route for so long, a minute at most. */
  readonly hold: (route: Route, ms: number) => void;
  readonly size: () => number;
}

/** Published by Microsoft (bots/how-to/rate-limit); the slack is for clocks that differ. */
const SLACK = 1.05;
const CONVERSATION = limits([7, 1], [8, 2], [60, 30], [1_800, 3_600]);
const READING = limits([14, 1], [16, 2], [120, 30], [3_600, 3_600]);
const TENANT = limits([50, 1]);

/** Background requests are spaced evenly, so that there is a slot for a person at any moment. */
const SPACING_MS = 20;
/** Lateness of a timer that is caught up with. */
const MADE_UP_MS = 200;

const LONGEST_HOLD_MS = 60_000;
/** A tenant’s limit is per second. */
const LONGEST_TENANT_HOLD_MS = 5_000;
/** 429s on two conversations within this time mean that the tenant’s limit is reached, by another process too. */
const ONE_CAUSE_MS = 1_000;
const SWEEP_EVERY_MS = 60_000;

interface Waiting {
  readonly route: Route;
  readonly until: number;
  readonly answer: (mayGo: boolean) => void;
}

interface Tenant {
  readonly window: RateLimitWindow;
  readonly conversations: Map<string, RateLimitWindow>;
  /** Sorted by precedence. */
  readonly waiting: Waiting[];
  backgroundAt: number;
  lastHeld: { readonly conversation: string; readonly at: number } | null;
  timer: NodeJS.Timeout | undefined;
}

/**
 * A sliding window for each tenant, and in it one for each conversation. Other processes are noticed only by their 429s.
 * @param now milliseconds of a monotonic clock
 */
export function openQueues(now: () => number = () => performance.now()): Queues {
  const tenants = new Map<string, Tenant>();
  let sweptAt = now();

  function tenantOf({ tenantId }: Route): Tenant {
    const tenant = tenants.get(tenantId) ?? newTenant();
    tenants.set(tenantId, tenant);
    return tenant;
  }

  /** Releases what may go, rejects what would wait too long, and sets the timer for the next. */
  function move(tenant: Tenant): void {
    clearTimeout(tenant.timer);
    for (;;) {
      const next = tenant.waiting.find(({ route }) => readyAt(tenant, route) <= now());
      if (!next) break;
      count(tenant, next.route, now());
      leave(tenant, next, true);
    }
    for (const one of tenant.waiting.filter(({ route, until }) => readyAt(tenant, route) > until))
      leave(tenant, one, false);
    const moments = tenant.waiting.map(({ route }) => readyAt(tenant, route));
    if (moments.length === 0) return;
    const inMs = Math.max(1, Math.ceil(Math.min(...moments) - now()));
    tenant.timer = setTimeout(() => move(tenant), inMs).unref();
  }

  /** Drops idle windows, so that memory is bounded by what was sent within the hour. */
  function sweep(): void {
    if (now() - sweptAt < SWEEP_EVERY_MS) return;
    sweptAt = now();
    for (const [tenantId, { window, conversations, waiting }] of tenants) {
      for (const [key, of] of conversations) if (isForgotten(of, sweptAt)) conversations.delete(key);
      if (conversations.size + waiting.length === 0 && isForgotten(window, sweptAt)) tenants.delete(tenantId);
    }
  }

  return {
    enter: (route, patienceMs, signal) =>
      new Promise((resolve) => {
        sweep();
        if (signal?.aborted) return resolve(false);
        const tenant = tenantOf(route);
        const one: Waiting = { route, until: now() + patienceMs, answer: resolve };
        const behind = route.isInBackground ? -1 : tenant.waiting.findIndex((other) => other.route.isInBackground);
        tenant.waiting.splice(behind < 0 ? tenant.waiting.length : behind, 0, one);
        signal?.addEventListener('abort', () => leave(tenant, one, false), { once: true });
        move(tenant);
      }),
    hold(route, ms) {
      const tenant = tenantOf(route);
      const { lastHeld, window } = tenant;
      const conversation = keyOf(route);
      const at = now();
      if (conversation) holdFor(windowIn(tenant, route), at, Math.min(ms, LONGEST_HOLD_MS));
      const isTogether = lastHeld !== null && lastHeld.conversation !== conversation && at - lastHeld.at < ONE_CAUSE_MS;
      if (!conversation || isTogether) holdFor(window, at, Math.min(ms, LONGEST_TENANT_HOLD_MS));
      tenant.lastHeld = { conversation, at };
      move(tenant);
    },
    size: () => [...tenants.values()].reduce((sum, { conversations }) => sum + conversations.size, 0),
  };
}

function limits(...published: readonly (readonly [most: number, seconds: number])[]): Limit[] {
  return published.map(([most, seconds]) => ({ most, withinMs: seconds * 1_000 * SLACK }));
}

function newTenant(): Tenant {
  return {
    window: newWindow(TENANT),
    conversations: new Map(),
    waiting: [],
    backgroundAt: Number.NEGATIVE_INFINITY,
    lastHeld: null,
    timer: undefined,
  };
}

/** A thread shares the limits of its channel. */
function keyOf({ conversationId, isReading }: Route): string {
  const [root = ''] = conversationId.split(';');
  return root && isReading ? `members of ${root}` : root;
}

function windowIn({ conversations }: Tenant, route: Route): RateLimitWindow {
  const key = keyOf(route);
  const window = conversations.get(key) ?? newWindow(route.isReading ? READING : CONVERSATION);
  conversations.set(key, window);
  return window;
}

function readyAt({ window, conversations, backgroundAt }: Tenant, route: Route): number {
  const own = conversations.get(keyOf(route));
  return Math.max(
    freeAt(window),
    own ? freeAt(own) : Number.NEGATIVE_INFINITY,
    route.isInBackground ? backgroundAt : Number.NEGATIVE_INFINITY,
  );
}

function count(tenant: Tenant, route: Route, now: number): void {
  goThrough(tenant.window, now);
  if (route.conversationId) goThrough(windowIn(tenant, route), now);
  if (route.isInBackground)
    tenant.backgroundAt = (tenant.backgroundAt < now - MADE_UP_MS ? now : tenant.backgroundAt) + SPACING_MS;
}

function holdFor(window: RateLimitWindow, now: number, ms: number): void {
  window.heldUntil = Math.max(window.heldUntil, now + ms);
}

function leave({ waiting }: Tenant, one: Waiting, mayGo: boolean): void {
  const index = waiting.indexOf(one);
  if (index >= 0) waiting.splice(index, 1);
  one.answer(mayGo);
}

interface Limit {
  readonly most: number;
  readonly withinMs: number;
}

/** Moments are milliseconds of a monotonic clock. */
interface RateLimitWindow {
  readonly limits: readonly Limit[];
  readonly wentAt: number[];
  heldUntil: number;
}

function newWindow(limits: readonly Limit[]): RateLimitWindow {
  return { limits, wentAt: [], heldUntil: Number.NEGATIVE_INFINITY };
}

function freeAt({ limits, wentAt, heldUntil }: RateLimitWindow): number {
  return limits.reduce((latest, { most, withinMs }) => {
    const oldest = wentAt.at(-most) ?? Number.NEGATIVE_INFINITY;
    return Math.max(latest, oldest + withinMs);
  }, heldUntil);
}

function goThrough(window: RateLimitWindow, now: number): void {
  forgetBefore(window, now);
  window.wentAt.push(now);
}

function isForgotten(window: RateLimitWindow, now: number): boolean {
  forgetBefore(window, now);
  return window.wentAt.length === 0 && window.heldUntil <= now;
}

function forgetBefore({ limits, wentAt }: RateLimitWindow, now: number): void {
  const longestMs = Math.max(...limits.map(({ withinMs }) => withinMs));
  const first = wentAt.findIndex((at) => at + longestMs > now);
  wentAt.splice(0, first < 0 ? wentAt.length : first);
}
