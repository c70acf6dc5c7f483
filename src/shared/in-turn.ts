/** Runs the work once earlier work under the same key has ended, well or not. */
export async function inTurn<T>(
  underWay: Map<string, Promise<unknown>>,
  key: string,
  work: () => Promise<T>,
): Promise<T> {
  const before = underWay.get(key) ?? Promise.resolve();
  const ended = before.then(work, work);
  underWay.set(key, ended);
  try {
    return await ended;
  } finally {
    if (underWay.get(key) === ended) underWay.delete(key);
  }
}
