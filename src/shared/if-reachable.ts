import { Undeliverable } from '../ports.ts';

/**
 * Does what is wanted in a place that the bot may be gone from by now; then the rest is done all the same.
 * @returns false if Teams takes nothing there, now or later
 */
export async function ifReachable(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof Undeliverable)) throw error;
    return false;
  }
}
