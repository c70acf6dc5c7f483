import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { RefusalCode } from '../../src/refusal.ts';
import { isVerb, ROWS } from '../routes.ts';
import type { Log } from '../telemetry/log.ts';
import type { Inbound } from './parse-activity.ts';

type Understood = Exclude<Inbound, { kind: 'unsupported' }>;

/** How much may come in ten seconds, and how many new things one person may make in an hour. */
export interface Shares {
  readonly person: number;
  readonly team: number;
  /** Only where more than one tenant may speak to the bot: otherwise there is nobody to be fair to. */
  readonly tenant: number;
  readonly newThings: number;
}

/** What is too much; said the first time in each window, so that the answers are no flood themselves. */
interface RateLimited {
  readonly code: RefusalCode;
  readonly isFirst: boolean;
}

/** @returns null where there is room */
export type RateLimits = (inbound: Understood) => Promise<RateLimited | null>;

const SHARES: Shares = { person: 40, team: 1_000, tenant: 3_000, newThings: 60 };
const WINDOW_S = 10;
const HOUR_S = 3_600;
/** A typed word is answered with a post, of which Teams takes only a few from a bot. */
const COST_OF_WORDS = 4;

/**
 * Who may send how much, so that nobody starves the others: a person, then their team, then their tenant, as Teams has
 * signed them. What is refused to a person is not counted against their team. What Teams itself tells (installed,
 * renamed, a meeting) always has room: it comes once. Each process counts for itself, in memory that is free again when
 * the window ends.
 */
export function openRateLimits(isOneTenant: boolean, log: Log, given: Partial<Shares> = {}): RateLimits {
  const shares = { ...SHARES, ...given };
  const within = (duration: number, points: number) => new RateLimiterMemory({ points, duration });
  const people = within(WINDOW_S, shares.person);
  const teams = within(WINDOW_S, shares.team);
  const tenants = within(WINDOW_S, shares.tenant);
  const makers = within(HOUR_S, shares.newThings);

  return async (inbound) => {
    const { kind, caller } = inbound;
    if (kind !== 'words' && kind !== 'card-action' && kind !== 'extension-opened') return null;
    const { tenantId } = caller.conversation;
    const person = `${tenantId} ${caller.personId}`;
    const cost = kind === 'words' ? COST_OF_WORDS : 1;
    const asked: Asked[] = [
      { whose: 'person', of: people, key: person, cost },
      { whose: 'team', of: teams, key: `${tenantId} ${caller.teamId}`, cost },
    ];
    if (!isOneTenant) asked.push({ whose: 'tenant', of: tenants, key: tenantId, cost });
    if (kind === 'card-action' && isVerb(inbound.verb) && ROWS[inbound.verb].makes === 'something new')
      asked.push({ whose: 'maker', of: makers, key: person, cost });
    for (const one of asked) {
      const before = await overdrawnFrom(one);
      if (before === null) continue;
      const isFirst = before <= one.of.points;
      // Not who it was: when somebody pressed is nobody's business.
      if (isFirst) log.warn({ whose: one.whose }, 'more came than a fair share');
      return { code: one.whose === 'maker' ? 'TOO_MANY_NEW' : 'RATE_LIMITED', isFirst };
    }
    return null;
  };
}

interface Asked {
  readonly whose: 'person' | 'team' | 'tenant' | 'maker';
  readonly of: RateLimiterMemory;
  readonly key: string;
  readonly cost: number;
}

/** @returns what had been taken before, where there is not enough left; null where there is */
function overdrawnFrom({ of, key, cost }: Asked): Promise<number | null> {
  return of.consume(key, cost).then(
    () => null,
    ({ consumedPoints }: RateLimiterRes) => consumedPoints - cost,
  );
}
