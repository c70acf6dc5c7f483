import type { WhereKept } from '../../src/privacy/where-kept.ts';

const months = { results: 24, thanks: 12 };

export const onThisMachine: WhereKept = { database: 'sqlite', keys: 'file', months };
export const inAzure: WhereKept = { database: 'cosmos', keys: 'vault', months };
/** The four that there can be. */
export const ALL_PLACES: readonly WhereKept[] = [
  onThisMachine,
  inAzure,
  { database: 'sqlite', keys: 'vault', months },
  { database: 'cosmos', keys: 'file', months },
];
