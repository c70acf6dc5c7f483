import type { Asked, Trouble } from './connector.ts';

type Window = readonly [most: number, seconds: number];

/** As Microsoft publishes them (bots/how-to/rate-limit), on their own and not as the bot has them. */
const SENDING: readonly Window[] = [
  [7, 1],
  [8, 2],
  [60, 30],
  [1_800, 3_600],
];
const READING: readonly Window[] = SENDING.map(([most, seconds]) => [2 * most, seconds]);
const OF_A_TENANT: readonly Window[] = [[50, 1]];

/** One request, as the limits look at it. */
export interface Counted {
  /** In milliseconds. */
  readonly at: number;
  readonly tenantId: string;
  /** Empty where there is none yet. */
  readonly conversationId: string;
  readonly isReading: boolean;
}

/** Each window that holds more than it may, in words. */
export function breachesOf(requests: readonly Counted[]): string[] {
  const tenants = Map.groupBy(requests, ({ tenantId }) => tenantId);
  const inConversations = requests.filter(({ conversationId }) => conversationId !== '');
  const conversations = Map.groupBy(
    inConversations,
    ({ conversationId, isReading }) => `${conversationId} ${isReading}`,
  );
  return [
    ...[...tenants].flatMap(([id, all]) => over(`tenant ${id}`, all, OF_A_TENANT)),
    ...[...conversations].flatMap(([id, all]) => over(id, all, all[0]?.isReading ? READING : SENDING)),
  ];
}

function over(name: string, requests: readonly Counted[], windows: readonly Window[]): string[] {
  const moments = requests.map(({ at }) => at).toSorted((a, b) => a - b);
  return windows.flatMap(([most, seconds]) =>
    moments.flatMap((at, place) => {
      const oneTooMany = moments[place + most];
      const isOver = oneTooMany !== undefined && oneTooMany - at < seconds * 1_000;
      return isOver ? [`${name}: ${most + 1} within ${Math.round(oneTooMany - at)} ms`] : [];
    }),
  );
}

/** Teams that holds the bot to its limits: what is too much is answered with 429, and remembered. */
export class EnforcedLimits {
  readonly breaches: string[] = [];
  readonly #taken = new Map<string, number[]>();
  readonly #tenantOf: (conversationId: string) => string;
  readonly #now: () => number;

  constructor(tenantOf: (conversationId: string) => string, now: () => number) {
    this.#tenantOf = tenantOf;
    this.#now = now;
  }

  trouble({ method, path, body }: Asked): Trouble | undefined {
    const [conversationId = ''] = (path.split('/')[2] ?? '').split(';');
    const tenantId = conversationId ? this.#tenantOf(conversationId) : String(body.tenantId);
    const isReading = method === 'GET';
    const queues: [string, readonly Window[]][] = [[`tenant ${tenantId}`, OF_A_TENANT]];
    if (conversationId) queues.push([`${conversationId} ${isReading}`, isReading ? READING : SENDING]);
    const at = this.#now();
    const waits = queues.map(([name, windows]) => this.#waitFor(name, windows, at));
    const waitMs = Math.max(...waits);
    if (waitMs > 0) {
      this.breaches.push(`${method} ${path} came ${Math.ceil(waitMs)} ms too early`);
      return { fault: { status: 429, headers: { 'retry-after': String(Math.ceil(waitMs / 1_000)) } } };
    }
    for (const [name] of queues) this.#taken.set(name, [...(this.#taken.get(name) ?? []), at].slice(-3_600));
    return undefined;
  }

  #waitFor(name: string, windows: readonly Window[], at: number): number {
    const taken = this.#taken.get(name) ?? [];
    const waits = windows.map(
      ([most, seconds]) => (taken.at(-most) ?? Number.NEGATIVE_INFINITY) + seconds * 1_000 - at,
    );
    return Math.max(...waits);
  }
}
