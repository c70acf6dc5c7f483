import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Log } from '../telemetry/log.ts';
import type { Rejection } from './verify-token.ts';

const A_MINUTE_S = 60;

/** Says why requests are not let in: for each reason one line a minute, however many a stranger sends. */
export function logRejectedTokens(log: Log): (because: Rejection) => void {
  const lines = new RateLimiterMemory({ points: 1, duration: A_MINUTE_S });
  const times = new Map<Rejection, number>();
  return (because) => {
    times.set(because, (times.get(because) ?? 0) + 1);
    lines.consume(because).then(
      () => {
        log.warn({ because, times: times.get(because) }, 'requests that were not let in');
        times.delete(because);
      },
      () => undefined,
    );
  };
}
