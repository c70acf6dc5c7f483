import { Undeliverable } from '../ports.ts';

/**
 * For work in a conversation that the bot may have been removed from; the rest of the job goes on.
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
