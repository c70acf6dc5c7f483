import type { IncomingMessage } from 'node:http';

/** What came instead of a body: more than was allowed, or a connection that broke off. */
export type Unread = 'too large' | 'broken off';

/**
 * The bytes of a request, whether their number was told before or not. What goes beyond the limit is neither kept nor
 * waited for.
 */
export function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | Unread> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return Promise.resolve('too large');
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= mostBytes) {
        chunks.push(chunk);
        return;
      }
      request.removeAllListeners('data');
      request.resume();
      resolve('too large');
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('close', () => resolve('broken off'));
  });
}
