import type { Ports } from '../ports.ts';
import { enqueuePrepareIndex } from './enqueue-prepare-index.ts';

/** Before other jobs have their turn. */
const AT_ONCE = 2_000;

/** Brings what was written before there was an index of people into it, once; afterwards there is nothing to do. */
export async function prepareIndex(ports: Ports): Promise<void> {
  if (!(await ports.store.prepareIndex(AT_ONCE))) await enqueuePrepareIndex(ports, ports.clock.now());
}
