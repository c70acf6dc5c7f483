import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Connections on which no right token has come. */
export interface Strangers {
  /** The connection ends with this answer, and the answer says so: a proxy sends nothing more through it. */
  readonly letGoAfter: (request: IncomingMessage, response: ServerResponse) => void;
  /** A right token has come: from now on the connection is kept. */
  readonly admit: (request: IncomingMessage, response: ServerResponse) => void;
}

/** Beyond `most` the oldest is cut off for the newest, so that whoever says nothing keeps nobody out. */
export function watchStrangers(server: Server, most: number): Strangers {
  const strangers = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    strangers.add(socket);
    socket.once('close', () => strangers.delete(socket));
    const [oldest] = strangers;
    if (oldest === undefined || strangers.size <= most) return;
    strangers.delete(oldest);
    oldest.destroy();
  });

  return {
    letGoAfter: ({ socket }, response) => {
      if (strangers.has(socket)) response.shouldKeepAlive = false;
    },
    admit: ({ socket, headers }, response) => {
      strangers.delete(socket);
      response.shouldKeepAlive = headers.connection?.toLowerCase() !== 'close';
    },
  };
}
