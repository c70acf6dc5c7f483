/** What a container is, in the words of Cosmos DB's own resource model: the Bicep template says the same. */
export interface ContainerLayout {
  readonly id: 'teams' | 'answers' | 'jobs';
  readonly partitionKey: { readonly paths: readonly string[]; readonly kind: 'Hash'; readonly version: 2 };
  readonly indexingPolicy: {
    readonly indexingMode: 'consistent';
    readonly automatic: true;
    readonly includedPaths: readonly { readonly path: string }[];
    readonly excludedPaths: readonly { readonly path: string }[];
  };
  /** -1: a document goes by itself only if it says when. */
  readonly defaultTtl: -1;
}

/** Only what is asked for is indexed: a write then costs the least. Cosmos DB always indexes `id` besides. */
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
