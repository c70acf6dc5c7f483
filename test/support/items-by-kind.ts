import { CosmosClient } from '@azure/cosmos';
import { CONTAINERS } from '../../src/storage/cosmos/containers.ts';
import type { CosmosServer } from './cosmos-server.ts';

/** How many there are of a kind, and how many bytes they take together. */
export interface Kept {
  readonly documents: number;
  readonly bytes: number;
}

/** What whoever was asked is found by goes long before what else leads to a pulse. */
const OF_ASKED = 'named-in, of whom it asked';

/** All that lies in a database but for markers, each with the fields that Cosmos DB adds, by what it is. */
export async function itemsByKind(server: CosmosServer, database: string): Promise<ReadonlyMap<string, Kept>> {
  const { endpoint, key } = server;
  const client = new CosmosClient({ endpoint, key, connectionPolicy: { enableEndpointDiscovery: false } });
  const found = new Map<string, Kept>();
  for (const { id: container } of CONTAINERS) {
    const all = client.database(database).container(container).items.readAll<Record<string, unknown>>();
    for (const item of (await all.fetchAll()).resources) {
      const kind = kindOf(item);
      if (kind === '~marker') continue;
      const { documents, bytes } = found.get(kind) ?? { documents: 0, bytes: 0 };
      found.set(kind, { documents: documents + 1, bytes: bytes + Buffer.byteLength(JSON.stringify(item)) });
    }
  }
  client.dispose();
  return found;
}

function kindOf({ id, document }: Record<string, unknown>): string {
  const [kind = ''] = String(id).split(':', 1);
  return kind === 'named-in' && Object(document).endsAt > 0 ? OF_ASKED : kind;
}
