/** Names the failed operation, never what a document holds. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
}

/** The message is free of contents, so it may be passed on. */
export class DocumentFault extends Error {
  override readonly name = 'DocumentFault';
}

/** Wraps every fault in a StoreFault that names the operation. */
export async function during<T>(operation: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new StoreFault(`${operation} failed: ${reasonOf(error)}`);
  }
}

/** SQLite’s and our own messages never quote a value; others might (JSON.parse does). */
function reasonOf(error: unknown): string {
  if (error instanceof DocumentFault) return error.message;
  if (!(error instanceof Error)) return 'something that is not an error was thrown';
  const code = 'code' in error ? error.code : undefined;
  return code === 'ERR_SQLITE_ERROR' || code === 'ERR_INVALID_STATE' ? error.message : error.name;
}
