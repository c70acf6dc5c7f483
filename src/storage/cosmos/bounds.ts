import { exponentialMs, retry, withDeadline } from '../../shared/retry.ts';
import { DocumentFault, StoreFault } from '../store-fault.ts';

export interface Bounds {
  /** Of one request, which is then sent again. */
  readonly requestMs: number;
  /** Of one operation, with all its requests and pauses. */
  readonly operationMs: number;
  /** Less than the six seconds that a closing pulse waits for answers that are being saved. */
  readonly answerMs: number;
}

/** A turn makes two or three operations and must be answered within ten seconds. */
export const USUAL_BOUNDS: Bounds = { requestMs: 1_000, operationMs: 3_000, answerMs: 1_500 };

interface RequestOptions {
  readonly abortSignal: AbortSignal;
}

/** Sends one request, with retries while the fault is transient. */
export type Send = <T>(request: (options: RequestOptions) => Promise<T>) => Promise<T>;

export const THROTTLED = 429;
/** 408 timeout, 410 moved, 429 throttled, 449 concurrent write, 503 unavailable. */
const PASSING_CODES: readonly unknown[] = [408, 410, THROTTLED, 449, 503];
const BROKEN_LINE = /^(?:E[A-Z_]+|TimeoutError|REQUEST_SEND_ERROR)$/;
const FIRST_PAUSE_MS = 40;
const LONGEST_PAUSE_MS = 1_000;

/**
 * Runs one operation against a deadline. A request may arrive although the operation failed, or arrive twice, so each must be
 * idempotent.
 * @param onThrottled called for each 429
 * @throws StoreFault naming the operation, never what a document holds
 */
export async function within<T>(
  operation: string,
  boundMs: number,
  work: (send: Send) => Promise<T>,
  onThrottled: () => void = () => undefined,
): Promise<T> {
  let last: unknown;
  const sendUnder =
    (abortSignal: AbortSignal): Send =>
    (request) => {
      const pauseAfter = (error: unknown, attempts: number): number | null => {
        if (!abortSignal.aborted) last = error;
        if (codeOf(error) === THROTTLED) onThrottled();
        return isPassing(error) ? pauseMs(error, attempts) : null;
      };
      return retry(() => request({ abortSignal }), pauseAfter, abortSignal);
    };
  const tooLate = (): Error =>
    new DocumentFault(`no answer within ${boundMs} ms${last === undefined ? '' : `, ${reasonOf(last)}`}`);
  try {
    return await withDeadline(boundMs, (signal) => work(sendUnder(signal)), tooLate);
  } catch (error) {
    throw new StoreFault(`${operation} failed: ${reasonOf(error)}`);
  }
}

export type Run = <T>(operation: string, work: (send: Send) => Promise<T>, boundMs?: number) => Promise<T>;

/** After `stop`, which returns true the first time, every operation is refused. */
export function runnerWithin(usualMs: number, onThrottled?: () => void): { run: Run; stop: () => boolean } {
  let isStopped = false;
  return {
    run: (operation, work, boundMs = usualMs) =>
      within(
        operation,
        boundMs,
        (send) => {
          if (isStopped) throw new DocumentFault('the store is closed');
          return work(send);
        },
        onThrottled,
      ),
    stop() {
      const wasStopped = isStopped;
      isStopped = true;
      return !wasStopped;
    },
  };
}

export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function isPassing(error: unknown): boolean {
  const code = codeOf(error);
  return PASSING_CODES.includes(code) || (typeof code === 'string' && BROKEN_LINE.test(code));
}

/** Retry-After goes first. */
function pauseMs(error: unknown, attempts: number): number {
  const asked = error instanceof Error && 'retryAfterInMs' in error ? Number(error.retryAfterInMs) : Number.NaN;
  return asked >= 0 ? asked : exponentialMs(attempts, FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
}

/** The messages of the service and of its library may quote a document, so only codes are passed on. */
function reasonOf(error: unknown): string {
  if (error instanceof DocumentFault) return error.message;
  const code = codeOf(error);
  if (code === 401 || code === 403)
    return `Cosmos DB answered ${code}: give this identity the role of a data contributor`;
  if (typeof code === 'number') return `Cosmos DB answered ${code}`;
  if (typeof code === 'string' && BROKEN_LINE.test(code)) return `Cosmos DB cannot be reached (${code})`;
  return error instanceof Error ? error.name : 'something that is not an error was thrown';
}
