import { setTimeout as wait } from 'node:timers/promises';
import type { Ports } from '../src/ports.ts';
import { exponentialMs } from '../src/shared/retry.ts';

const FIRST_MS = 20;
const MOST_MS = 1_000;

/**
 * Waits ever longer, ten times in about four seconds: a turn has eight. Between half of the time and all of it, so that
 * two replicas that met do not meet again.
 * @param random from 0 to 1
 */
export function backOffWith(random: () => number): Ports['backOff'] {
  return (attempts) => wait(exponentialMs(attempts, FIRST_MS, MOST_MS) * (1 - random() / 2));
}
