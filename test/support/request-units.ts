import type { IncomingMessage, ServerResponse } from 'node:http';
import { UNITS } from '../../infra/cost-estimate.ts';
import { type CosmosServer, startCosmosServer } from './cosmos-server.ts';

const KB = 1_024;

/** A test server that adds up what its requests would cost in Azure, by what Microsoft has published and the sizes that travel. */
export interface CountingServer extends CosmosServer {
  readonly units: () => number;
}

export async function startCountingUnits(): Promise<CountingServer> {
  let units = 0;
  const server: CosmosServer = await startCosmosServer((request, response) => {
    const seen = server.seen.at(-1);
    server.seen.length = 0;
    // The timer’s own look at the list is left out.
    const what = seen?.container === 'jobs' && seen.what === 'query' ? undefined : seen?.what;
    whenSent(response, (sent) => {
      units += unitsOf(what, Number(request.headers['content-length'] ?? 0), sent);
    });
    return false;
  });
  return { ...server, units: () => units };
}

/** Per KB, and at least one; of a deletion the size does not travel. */
function unitsOf(what: CosmosServer['seen'][number]['what'] | undefined, asked: number, sent: number): number {
  switch (what) {
    case 'read':
      return UNITS.read * Math.max(1, sent / KB);
    case 'create':
    case 'replace':
    case 'patch':
    case 'delete':
      return UNITS.write * Math.max(1, asked / KB);
    case 'query':
      return Math.max(UNITS.query, sent / KB);
    default:
      return 0;
  }
}

function whenSent(response: ServerResponse<IncomingMessage>, note: (bytes: number) => void): void {
  const end = response.end.bind(response);
  response.end = ((...given: Parameters<typeof end>) => {
    note(Buffer.byteLength(String(given[0] ?? '')));
    return end(...given);
  }) as typeof response.end;
}
