/** A database that failed, with the operation that it failed in. Never says what a document holds. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
}

/** A document that is not as its kind demands. The message is free of its contents, so it may be passed on. */
export class DocumentFault extends Error {
  override readonly name = 'DocumentFault';
}

/** Runs one operation of a store and throws whatever goes wrong in it as a StoreFault that names the operation. */
export async function during<T>(operation: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new StoreFault(`${operation} failed: ${reasonOf(error)}`);
  }
}

/** SQLite's and our own messages never hold a value. Any other message might (JSON.parse quotes its input). */
function reasonOf(error: unknown): string {
  if (error instanceof DocumentFault) return error.message;
  if (!(error instanceof Error)) return 'something that is not an error was thrown';
  const code = 'code' in error ? error.code : undefined;
  return code === 'ERR_SQLITE_ERROR' || code === 'ERR_INVALID_STATE' ? error.message : error.name;
}
