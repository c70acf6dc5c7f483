import { CosmosClient, type CosmosClientOptions, PartitionKeyKind } from '@azure/cosmos';
import type { Clock, Store } from '../../ports.ts';
import { answersOn } from './answers.ts';
import { type Bounds, runnerWithin, USUAL_BOUNDS } from './bounds.ts';
import { CONTAINERS, type ContainerLayout } from './containers.ts';
import { type CosmosContainer, containerIn } from './items.ts';
import { jobsOn } from './jobs.ts';
import { documentsOn } from './team-documents.ts';

export type CosmosAccess =
  | { readonly credential: NonNullable<CosmosClientOptions['aadCredentials']> }
  | { readonly key: string };

export interface CosmosOptions {
  readonly endpoint: string;
  readonly database: string;
  readonly access: CosmosAccess;
  /** Marks the writes of this process. */
  readonly newId: () => string;
  readonly bounds?: Bounds;
  /** Called for each 429, also where a retry helps. */
  readonly onThrottled?: () => void;
}

/** For any number of processes: three containers of one database, which infra/ has made. */
export function openCosmosStore(options: CosmosOptions, clock: Clock): Store {
  const { database, newId, bounds = USUAL_BOUNDS, onThrottled } = options;
  const client = openClient(options, bounds);
  const { run, stop } = runnerWithin(bounds.operationMs, onThrottled);
  const container = (id: ContainerLayout['id'], field: string): CosmosContainer =>
    containerIn(client.database(database).container(id), field);
  const containers = {
    teams: container('teams', 'teamId'),
    answers: container('answers', 'pulseId'),
    jobs: container('jobs', 'bucket'),
  };
  return {
    ...documentsOn(containers.teams, run, clock, newId),
    ...answersOn(containers.answers, run, clock, newId, bounds.answerMs),
    ...jobsOn(containers.jobs, run, clock, newId),
    check: () =>
      run('check', async (send) => {
        await Promise.all(Object.values(containers).map(({ check }) => check(send)));
      }),
    close: async () => {
      if (stop()) client.dispose();
    },
  };
}

/** For emulators and tests; in Azure infra/ makes them, and the bot’s role does not allow it. */
export async function createContainers(options: CosmosOptions): Promise<void> {
  const client = openClient(options, { ...USUAL_BOUNDS, requestMs: 60_000 });
  try {
    const { database } = await client.databases.createIfNotExists({ id: options.database });
    for (const { id, partitionKey, indexingPolicy, defaultTtl } of CONTAINERS) {
      const { includedPaths, excludedPaths } = indexingPolicy;
      await database.containers.createIfNotExists({
        id,
        partitionKey: { ...partitionKey, kind: PartitionKeyKind.Hash, paths: [...partitionKey.paths] },
        indexingPolicy: { ...indexingPolicy, includedPaths: [...includedPaths], excludedPaths: [...excludedPaths] },
        defaultTtl,
      });
    }
  } finally {
    client.dispose();
  }
}

function openClient({ endpoint, access }: CosmosOptions, { requestMs, operationMs }: Bounds): CosmosClient {
  return new CosmosClient({
    endpoint,
    ...('key' in access ? { key: access.key } : { aadCredentials: access.credential }),
    consistencyLevel: 'Session',
    connectionPolicy: {
      requestTimeout: requestMs,
      // An emulator announces addresses that cannot be reached from outside its container.
      enableEndpointDiscovery: !('key' in access),
      enablePartitionLevelFailover: false,
      // 429 is retried in bounds.ts like other transient faults, under one deadline.
      retryOptions: {
        maxRetryAttemptCount: 0,
        fixedRetryIntervalInMilliseconds: 0,
        maxWaitTimeInSeconds: operationMs / 1000,
      },
    },
  });
}
