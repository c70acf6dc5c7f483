import { freeAt, goThrough, isForgotten, type Lane, type Limit, newLane } from './lane.ts';

/** Where a request to Teams goes, as far as its limits look. */
export interface Way {
  readonly tenantId: string;
  /** Empty for what is about no conversation that there is already. */
  readonly conversationId: string;
  /** Asks who is in the conversation; that has limits of its own. */
  readonly isReading?: boolean;
  /** Nobody waits for it: it lets go first what somebody does wait for. */
  readonly isInBackground?: boolean;
}

export interface Lanes {
  /**
   * Waits until one request may go that way, and counts it. False if that would take longer than `patienceMs`, or the
   * signal came first; then nothing is counted.
   */
  readonly enter: (way: Way, patienceMs: number, signal?: AbortSignal) => Promise<boolean>;
  /** Teams said that it was too much: nothing goes that way for so long, or for a minute if that is shorter. */
  readonly hold: (way: Way, ms: number) => void;
  /** How many conversations are remembered. */
  readonly size: () => number;
}

/** Published by Microsoft: bots/how-to/rate-limit. What is said of a second Teams sees a little later or earlier. */
const SLACK = 1.05;
const CONVERSATION = limits([7, 1], [8, 2], [60, 30], [1_800, 3_600]);
const READING = limits([14, 1], [16, 2], [120, 30], [3_600, 3_600]);
const TENANT = limits([50, 1]);

/** What nobody waits for goes evenly, so that there is room for somebody at any moment. */
const PACE_MS = 20;
/** What was late by no more than that is made up for: timers are late, and processes are busy. */
const MADE_UP_MS = 200;

const LONGEST_HOLD_MS = 60_000;
/** A tenant's limit is one of a second. */
const LONGEST_TENANT_HOLD_MS = 5_000;
/** Two conversations that are too much within that time: then it is the tenant, and somebody else sends too. */
const TOGETHER_MS = 1_000;
const SWEEP_EVERY_MS = 60_000;

interface Waiting {
  readonly way: Way;
  readonly until: number;
  readonly answer: (mayGo: boolean) => void;
}

interface Tenant {
  readonly lane: Lane;
  readonly conversations: Map<string, Lane>;
  /** In the order in which they would go. */
  readonly waiting: Waiting[];
  paceAt: number;
  lastHeld: { readonly conversation: string; readonly at: number } | null;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Keeps what goes to Teams within its limits: a lane for each tenant, and in it one for each conversation. Knows only of
 * this process; what others send shows by a 429, which holds the lane.
 * @param now milliseconds of a clock that is never put back
 */
export function openLanes(now: () => number = () => performance.now()): Lanes {
  const tenants = new Map<string, Tenant>();
  let sweptAt = now();

  function tenantOf({ tenantId }: Way): Tenant {
    const tenant = tenants.get(tenantId) ?? newTenant();
    tenants.set(tenantId, tenant);
    return tenant;
  }

  /** Lets go who may, turns away who would wait too long, and comes back when the next one may. */
  function move(tenant: Tenant): void {
    clearTimeout(tenant.timer);
    for (;;) {
      const next = tenant.waiting.find(({ way }) => readyAt(tenant, way) <= now());
      if (!next) break;
      count(tenant, next.way, now());
      leave(tenant, next, true);
    }
    for (const one of tenant.waiting.filter(({ way, until }) => readyAt(tenant, way) > until))
      leave(tenant, one, false);
    const moments = tenant.waiting.map(({ way }) => readyAt(tenant, way));
    if (moments.length === 0) return;
    const inMs = Math.max(1, Math.ceil(Math.min(...moments) - now()));
    tenant.timer = setTimeout(() => move(tenant), inMs).unref();
  }

  /** What is idle is forgotten, so that there is no more to remember than what was sent within the hour. */
  function sweep(): void {
    if (now() - sweptAt < SWEEP_EVERY_MS) return;
    sweptAt = now();
    for (const [tenantId, { lane, conversations, waiting }] of tenants) {
      for (const [key, of] of conversations) if (isForgotten(of, sweptAt)) conversations.delete(key);
      if (conversations.size + waiting.length === 0 && isForgotten(lane, sweptAt)) tenants.delete(tenantId);
    }
  }

  return {
    enter: (way, patienceMs, signal) =>
      new Promise((resolve) => {
        sweep();
        if (signal?.aborted) return resolve(false);
        const tenant = tenantOf(way);
        const one: Waiting = { way, until: now() + patienceMs, answer: resolve };
        const behind = way.isInBackground ? -1 : tenant.waiting.findIndex((other) => other.way.isInBackground);
        tenant.waiting.splice(behind < 0 ? tenant.waiting.length : behind, 0, one);
        signal?.addEventListener('abort', () => leave(tenant, one, false), { once: true });
        move(tenant);
      }),
    hold(way, ms) {
      const tenant = tenantOf(way);
      const { lastHeld, lane } = tenant;
      const conversation = keyOf(way);
      const at = now();
      if (conversation) holdFor(laneIn(tenant, way), at, Math.min(ms, LONGEST_HOLD_MS));
      const isTogether = lastHeld !== null && lastHeld.conversation !== conversation && at - lastHeld.at < TOGETHER_MS;
      if (!conversation || isTogether) holdFor(lane, at, Math.min(ms, LONGEST_TENANT_HOLD_MS));
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
    lane: newLane(TENANT),
    conversations: new Map(),
    waiting: [],
    paceAt: Number.NEGATIVE_INFINITY,
    lastHeld: null,
    timer: undefined,
  };
}

/** A thread shares the limits of its channel. */
function keyOf({ conversationId, isReading }: Way): string {
  const [root = ''] = conversationId.split(';');
  return root && isReading ? `members of ${root}` : root;
}

function laneIn({ conversations }: Tenant, way: Way): Lane {
  const key = keyOf(way);
  const lane = conversations.get(key) ?? newLane(way.isReading ? READING : CONVERSATION);
  conversations.set(key, lane);
  return lane;
}

function readyAt({ lane, conversations, paceAt }: Tenant, way: Way): number {
  const own = conversations.get(keyOf(way));
  return Math.max(
    freeAt(lane),
    own ? freeAt(own) : Number.NEGATIVE_INFINITY,
    way.isInBackground ? paceAt : Number.NEGATIVE_INFINITY,
  );
}

function count(tenant: Tenant, way: Way, now: number): void {
  goThrough(tenant.lane, now);
  if (way.conversationId) goThrough(laneIn(tenant, way), now);
  if (way.isInBackground) tenant.paceAt = (tenant.paceAt < now - MADE_UP_MS ? now : tenant.paceAt) + PACE_MS;
}

function holdFor(lane: Lane, now: number, ms: number): void {
  lane.heldUntil = Math.max(lane.heldUntil, now + ms);
}

function leave({ waiting }: Tenant, one: Waiting, mayGo: boolean): void {
  const place = waiting.indexOf(one);
  if (place >= 0) waiting.splice(place, 1);
  one.answer(mayGo);
}
