/** As Cosmos DB’s resource model has it; infra/modules has the same. */
export interface ContainerLayout {
  readonly id: 'teams' | 'answers' | 'jobs';
  readonly partitionKey: { readonly paths: readonly string[]; readonly kind: 'Hash'; readonly version: 2 };
  readonly indexingPolicy: {
    readonly indexingMode: 'consistent';
    readonly automatic: true;
    readonly includedPaths: readonly { readonly path: string }[];
    readonly excludedPaths: readonly { readonly path: string }[];
  };
  /** -1: items expire only where they say when. */
  readonly defaultTtl: -1;
}

/** Only what queries use is indexed, which makes writes cheapest. Cosmos DB always indexes `id`. */
export const CONTAINERS: readonly ContainerLayout[] = [
  layout('teams', '/teamId', ['/teamId/?', '/list/?', '/at/?']),
  layout('answers', '/pulseId', ['/pulseId/?']),
  layout('jobs', '/bucket', ['/bucket/?', '/dueAt/?', '/leasedUntil/?']),
];

function layout(id: ContainerLayout['id'], partition: string, indexed: readonly string[]): ContainerLayout {
  return {
    id,
    partitionKey: { paths: [partition], kind: 'Hash', version: 2 },
    indexingPolicy: {
      indexingMode: 'consistent',
      automatic: true,
      includedPaths: indexed.map((path) => ({ path })),
      excludedPaths: [{ path: '/*' }, { path: '/"_etag"/?' }],
    },
    defaultTtl: -1,
  };
}
