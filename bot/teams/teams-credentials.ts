import type { Log } from '../telemetry/log.ts';

export type TeamsState = 'well' | 'credentials refused' | 'not tried yet';

/** Entra gives the bot its tokens, Teams accepts them. */
type Judge = 'Entra' | 'Teams';

export interface TeamsCredentials {
  readonly state: () => TeamsState;
  readonly accepted: (by: Judge) => void;
  /** @param code safe to log */
  readonly refused: (by: Judge, code: string) => void;
}

export interface CheckTiming {
  readonly everyMs: number;
  /** After a check that did not go well. */
  readonly againMs: number;
}

const TIMING: CheckTiming = { everyMs: 3_600_000, againMs: 60_000 };

const MANAGED_IDENTITY_ERRORS = ['AuthenticationError', 'AggregateAuthenticationError', 'CredentialUnavailableError'];

const NEW_SECRET = 'make a new client secret for the app, set BOT_PASSWORD to its value, and start the bot again';
const REMEDIES: Readonly<Record<string, string>> = {
  AADSTS7000215: `BOT_PASSWORD is not a secret of this app (perhaps its id, not its value): ${NEW_SECRET}`,
  AADSTS7000222: `the secret in BOT_PASSWORD has expired: ${NEW_SECRET}`,
  AADSTS700016: 'the tenant in BOT_TENANT_ID has no app with the id in BOT_ID: put right whichever is wrong',
  AADSTS90002: 'there is no tenant with the id in BOT_TENANT_ID: put it right',
  '401':
    'Teams does not take the token: see that the Azure Bot has the id, type and tenant in BOT_ID, BOT_TYPE and BOT_TENANT_ID',
};
const NO_IDENTITY =
  'no token for the managed identity: see that it is assigned to the app, and BOT_ID is its client id';
const OTHERWISE = 'see that BOT_ID, BOT_TENANT_ID and BOT_PASSWORD belong together, and the app is not disabled';

/** A refusal stays until the same judge accepts: a cached token works for up to an hour after its secret has expired. */
export function openCredentials(log: Log): TeamsCredentials {
  const accepting = new Set<Judge>();
  const refusals = new Map<Judge, string>();
  return {
    state: () => {
      if (refusals.size > 0) return 'credentials refused';
      return accepting.size > 0 ? 'well' : 'not tried yet';
    },
    accepted: (by) => {
      accepting.add(by);
      if (refusals.delete(by)) log.info({ by }, 'credentials accepted again');
    },
    refused: (by, code) => {
      // Each failed message logs a line of its own; this one is for whoever can mend the cause.
      if (refusals.get(by) !== code) log.error({ by, code, remedy: remedyFor(code) }, 'credentials refused');
      refusals.set(by, code);
    },
  };
}

function remedyFor(code: string): string {
  return REMEDIES[code] ?? (MANAGED_IDENTITY_ERRORS.includes(code) ? NO_IDENTITY : OTHERWISE);
}

/**
 * A code that is safe to log; null if the network or Entra itself may be at fault. After 429 or 5xx MSAL repeats the error for a
 * minute without asking and without a status, so only a status counts.
 */
export function refusalIn(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (MANAGED_IDENTITY_ERRORS.includes(error.name)) return isTheirs(error) ? null : error.name;
  const status = numberIn(error, 'status');
  if (error.name !== 'ServerError' || status === undefined || isTheirs(error)) return null;
  return /\bAADSTS\d+/.exec(error.message)?.[0] ?? `HTTP ${status}`;
}

function isTheirs(error: Error): boolean {
  const status = numberIn(error, 'status') ?? numberIn(error, 'statusCode') ?? 0;
  return status === 429 || status >= 500;
}

function numberIn(error: Error, name: 'status' | 'statusCode'): number | undefined {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'number' ? value : undefined;
}

/**
 * Checks hourly, so that an expired secret is noticed before somebody needs it; every minute while it fails.
 * @returns what ends it
 */
export function watchCredentials(
  check: () => Promise<boolean>,
  { everyMs, againMs }: CheckTiming = TIMING,
): () => void {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const again = async (): Promise<void> => {
    const isWell = await check();
    if (!isStopped) timer = setTimeout(again, isWell ? everyMs : againMs).unref();
  };
  timer = setTimeout(again, 0).unref();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
