import type { Ports, Store } from '../../src/ports.ts';
import { isOfThisPulse } from '../../src/privacy/disclose.ts';
import type { PulseResult } from '../../src/pulse/pulse.ts';
import type { Closing, Telemetry } from '../telemetry/telemetry.ts';
import type { Handlers } from './run-jobs.ts';

/** Counts each pulse by the write that closes it, which succeeds exactly once whatever is retried around it. */
export function countClosings(handlers: Handlers, telemetry: Telemetry): Handlers {
  return { ...handlers, 'publish-pulse': (ports, job) => handlers['publish-pulse'](watched(ports, telemetry), job) };
}

function watched(ports: Ports, telemetry: Telemetry): Ports {
  const replace: Store['replace'] = async (document, etag) => {
    const isReplaced = await ports.store.replace(document, etag);
    if (isReplaced && document.kind === 'pulse' && document.result) {
      telemetry.closed(closingOf(document.result), document.result.answeredCount);
    }
    return isReplaced;
  };
  return { ...ports, store: { ...ports.store, replace } };
}

/** Of several statements the one that tells most. Only a "result" has enough answers of its own to be counted. */
function closingOf({ statements }: PulseResult): Closing {
  if (statements.some(({ published }) => isOfThisPulse(published))) return 'result';
  if (statements.some(({ published }) => published.shown === 'words')) return 'rounds together';
  return statements.some(({ published }) => published.shown === 'suppressed') ? 'suppressed' : 'too few';
}
