import type { IncomingMessage } from 'node:http';
import getRawBody from 'raw-body';

/** What came instead of a body: more than was allowed, or a connection that broke off. */
type Unread = 'too large' | 'broken off';

/** The bytes of a request, whether or not their number was announced. What goes beyond the limit is thrown away. */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | Unread> {
  try {
    return await getRawBody(request, { length: request.headers['content-length'] ?? null, limit: mostBytes });
  } catch (error) {
    // raw-body pauses the stream it gives up, and a client that is still writing would not read the answer.
    request.resume();
    return error instanceof Error && 'type' in error && error.type === 'entity.too.large' ? 'too large' : 'broken off';
  }
}
