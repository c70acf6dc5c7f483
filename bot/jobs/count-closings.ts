import type { Store, World } from '../../src/ports.ts';
import type { PulseResult } from '../../src/pulse/pulse.ts';
import { isOfThisPulse } from '../../src/pulse/pulse-result.ts';
import type { Closing, Telemetry } from '../telemetry.ts';
import type { Tasks } from './run-due.ts';

/**
 * The tasks, with each pulse counted by the write that closes it: the one write that goes through once, whatever
 * fails and is done again before or after it.
 */
export function countClosings(tasks: Tasks, telemetry: Telemetry): Tasks {
  return { ...tasks, 'publish-pulse': (world, due) => tasks['publish-pulse'](watched(world, telemetry), due) };
}

function watched(world: World, telemetry: Telemetry): World {
  const replace: Store['replace'] = async (document, etag) => {
    const isReplaced = await world.store.replace(document, etag);
    if (isReplaced && document.kind === 'pulse' && document.result) {
      telemetry.closed(closingOf(document.result), document.result.answeredCount);
    }
    return isReplaced;
  };
  return { ...world, store: { ...world.store, replace } };
}

/** Of several statements the one that tells most. Only 'result' has enough answers of its own to be counted. */
function closingOf({ statements }: PulseResult): Closing {
  if (statements.some(({ published }) => isOfThisPulse(published))) return 'result';
  if (statements.some(({ published }) => published.shown === 'words')) return 'rounds together';
  return statements.some(({ published }) => published.shown === 'held back') ? 'held back' : 'too few';
}
