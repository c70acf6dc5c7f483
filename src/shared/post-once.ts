import type { Ports } from '../ports.ts';

/**
 * Posts something, and writes down that it is there. If the writing fails and the whole is tried again, what this
 * process has posted already is not posted again. Another process that takes over does not know of it.
 * @param key what is posted, and nothing else
 * @param post gives the id of the message, where it is needed
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
