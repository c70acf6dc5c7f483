import { exponentialMs, retry, withDeadline } from '../../shared/retry.ts';
import { DocumentFault, StoreFault } from '../store-fault.ts';

/** How long things may take, in milliseconds. */
export interface Bounds {
  /** One request; after that it is sent again. */
  readonly requestMs: number;
  /** One operation of the store, with all its requests and pauses. */
  readonly operationMs: number;
  /** Saving an answer: less than the two seconds that a closing pulse waits for answers in hand. */
  readonly answerMs: number;
}

/** A turn makes two or three operations and must be answered within ten seconds. */
export const USUAL_BOUNDS: Bounds = { requestMs: 1_000, operationMs: 3_000, answerMs: 1_500 };

export interface RequestOptions {
  readonly abortSignal: AbortSignal;
}

/** Sends one request, again and again while the fault is a passing one and there is time. */
export type Send = <T>(request: (options: RequestOptions) => Promise<T>) => Promise<T>;

const THROTTLED = 429;
/** 408 too slow, 410 moved, 429 throttled, 449 two writes met, 503 not now. */
const PASSING_CODES: readonly unknown[] = [408, 410, THROTTLED, 449, 503];
const BROKEN_LINE = /^(?:E[A-Z_]+|TimeoutError|REQUEST_SEND_ERROR)$/;
const FIRST_PAUSE_MS = 40;
const LONGEST_PAUSE_MS = 1_000;

/**
 * Runs one operation and ends it when its time is up. What is sent may therefore arrive although the operation failed,
 * and may arrive twice: every request has to come to the same if it is made again.
 * @param onThrottled called for each request that is answered with 429
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

/** Runs an operation of the store, within the usual bound unless it has its own. */
export type Run = <T>(operation: string, work: (send: Send) => Promise<T>, boundMs?: number) => Promise<T>;

/** After `stop`, which is true the first time, every operation is refused. */
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

/** The server's own delay, else doubling. */
function pauseMs(error: unknown, attempts: number): number {
  const asked = error instanceof Error && 'retryAfterInMs' in error ? Number(error.retryAfterInMs) : Number.NaN;
  return asked >= 0 ? asked : exponentialMs(attempts, FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
}

/** A code says enough: the messages of the service and of its library may quote a document. */
function reasonOf(error: unknown): string {
  if (error instanceof DocumentFault) return error.message;
  const code = codeOf(error);
  if (code === 401 || code === 403)
    return `Cosmos DB answered ${code}: give this identity the role of a data contributor`;
  if (typeof code === 'number') return `Cosmos DB answered ${code}`;
  if (typeof code === 'string' && BROKEN_LINE.test(code)) return `Cosmos DB cannot be reached (${code})`;
  return error instanceof Error ? error.name : 'something that is not an error was thrown';
}
