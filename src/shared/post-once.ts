import type { Ports } from '../ports.ts';
import { Undeliverable } from '../ports.ts';

/**
 * Posts, then records the message. If recording fails and the whole is retried, this process does not post again; another process
 * that takes over does not know.
 * @param key identifies the message
 */
export async function postOnce<T>(
  ports: Ports,
  key: string,
  post: () => Promise<T>,
  writeDown: (posted: T) => Promise<unknown>,
): Promise<void> {
  const before = ports.unconfirmedPosts.get(key) as { readonly posted: T } | undefined;
  const { posted } = before ?? { posted: await post() };
  ports.unconfirmedPosts.set(key, { posted });
  await writeDown(posted);
  ports.unconfirmedPosts.delete(key);
}

/**
 * For work in a conversation that the bot may have been removed from; the rest of the job goes on.
 * @returns false if Teams takes nothing there, now or later
 * @throws Undeliverable where it takes nothing for now
 */
export async function ifReachable(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof Undeliverable) || error.because === 'refused') throw error;
    return false;
  }
}

/**
 * The same for several messages, whatever becomes of the others.
 * @throws Undeliverable at the end, if a conversation takes nothing for now
 */
export async function whereReachable(works: readonly (() => Promise<unknown>)[]): Promise<void> {
  let refused: Undeliverable | undefined;
  for (const work of works) {
    try {
      await ifReachable(work);
    } catch (error) {
      if (!(error instanceof Undeliverable)) throw error;
      refused = error;
    }
  }
  if (refused) throw refused;
}
