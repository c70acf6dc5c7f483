import { type Container, CosmosClient } from '@azure/cosmos';
import pMap from 'p-map';
import { z } from 'zod';
import type { Clock } from '../ports.ts';
import { type Bounds, codeOf, within } from '../storage/cosmos/bounds.ts';
import { CONTAINERS } from '../storage/cosmos/containers.ts';
import {
  type Beside,
  type CosmosContainer,
  containerIn,
  documentOf,
  idOf,
  MARKER_ID,
  type NewItem,
  ttlUntil,
  WHOLE,
} from '../storage/cosmos/items.ts';
import type { CosmosOptions } from '../storage/cosmos/store.ts';
import { type DocumentKey, listingOf } from '../storage/documents.ts';
import { INDEX_STATE_KEY } from '../storage/pointers.ts';
import { DocumentFault } from '../storage/store-fault.ts';
import { type ContainerId, expiryOf, laidOver, type ReadDocument, type StoreAdmin } from './store-admin.ts';

const PAGE = 500;
/** Nobody waits here, so there is time for a throttled account. */
const REQUEST_MS = 30_000;
const LONGEST_MS = 300_000;
export const PATIENT_BOUNDS: Bounds = { requestMs: REQUEST_MS, operationMs: LONGEST_MS, answerMs: LONGEST_MS };
const WRITTEN_AT_ONCE = 10;
const SEEN = 'seen:';

const Moving = z.object({ dueAt: z.number(), leasedUntil: z.number(), attempts: z.number() });
const Row = z.record(z.string(), z.unknown());

/** The documents of a Cosmos DB database, whose containers must be there. */
export function openCosmosAdmin(options: CosmosOptions, clock: Clock): StoreAdmin {
  const client = openPatientClient(options);
  const database = client.database(options.database);

  const fieldOf = (id: ContainerId): string =>
    CONTAINERS.find((layout) => layout.id === id)?.partitionKey.paths[0]?.slice(1) ?? '';
  const containerOf = (id: ContainerId): CosmosContainer => containerIn(database.container(id), fieldOf(id));
  const containers = { teams: containerOf('teams'), answers: containerOf('answers'), jobs: containerOf('jobs') };

  return {
    name: `the Cosmos DB database ${options.database}`,
    async *all(container) {
      const field = fieldOf(container);
      for await (const row of rowsOf(database.container(container), field)) {
        const partition = String(row[field]);
        if (container === 'jobs' && partition.startsWith(SEEN)) continue;
        const moving = container === 'jobs' ? Moving.safeParse(row).data : undefined;
        const json = documentOf(row);
        yield { key: { partition, id: idOf(row) }, json: moving ? laidOver(json, moving) : json };
      }
    },
    async put(container, documents, onArrived = () => {}) {
      const faults: unknown[] = [];
      const put = async (read: ReadDocument): Promise<void> => {
        if (faults.length > 0) return;
        try {
          const item = itemOf(containers[container], read, options.newId(), clock.now());
          await within('put', LONGEST_MS, (send) => containers[container].upsert(send, item));
          onArrived(read);
        } catch (error) {
          faults.push(error);
        }
      };
      await pMap(documents, put, { concurrency: WRITTEN_AT_ONCE });
      if (faults.length > 0) throw faults[0];
    },
    async remove(container, keys) {
      const remove = (key: DocumentKey) =>
        within('remove', LONGEST_MS, (send) => containers[container].remove(send, key));
      await pMap(keys, remove, { concurrency: WRITTEN_AT_ONCE });
    },
    purge: async () => {},
    close: async () => client.dispose(),
  };
}

/** Retries in the SDK: a query across partitions cannot be resumed from outside. */
function openPatientClient({ endpoint, access }: CosmosOptions): CosmosClient {
  return new CosmosClient({
    endpoint,
    ...('key' in access ? { key: access.key } : { aadCredentials: access.credential }),
    consistencyLevel: 'Session',
    connectionPolicy: {
      requestTimeout: REQUEST_MS,
      enableEndpointDiscovery: !('key' in access),
      enablePartitionLevelFailover: false,
      retryOptions: {
        maxRetryAttemptCount: 1_000,
        fixedRetryIntervalInMilliseconds: 0,
        maxWaitTimeInSeconds: LONGEST_MS / 1_000,
      },
    },
  });
}

async function* rowsOf(container: Container, field: string): AsyncIterable<Record<string, unknown>> {
  const moving = container.id === 'jobs' ? ', c.dueAt, c.leasedUntil, c.attempts' : '';
  const query = `SELECT c.id, c.${field}, ${WHOLE}${moving} FROM c`;
  const pages = container.items.query<unknown>(query, { maxItemCount: PAGE });
  while (pages.hasMoreResults()) {
    const rows = await within('all', LONGEST_MS, async () => {
      try {
        return (await pages.fetchNext()).resources ?? [];
      } catch (error) {
        if (codeOf(error) !== 404) throw error;
        throw new DocumentFault(`there is no container ${container.id}: deploy infra/azure.bicep`);
      }
    });
    yield* rows.map((row) => Row.parse(row)).filter(({ id }) => id !== MARKER_ID && id !== INDEX_STATE_KEY.id);
  }
}

/** Lies as the store itself would have written it. */
function itemOf(container: CosmosContainer, { key, json, document }: ReadDocument, id: string, now: number): NewItem {
  const expiry = expiryOf(document);
  const ttl: Beside = expiry === null ? {} : { ttl: ttlUntil(expiry, now) };
  switch (document.kind) {
    case 'answer':
    case 'comments':
      return container.toItem({ key, json }, '', ttl);
    case 'job': {
      const { dueAt, leasedUntil, attempts } = document;
      return container.toItem({ key, json }, id, { dueAt, leasedUntil, attempts, holder: '' });
    }
    default:
      return container.toItem({ key, json }, id, { ...listingOf(document), ...ttl });
  }
}
