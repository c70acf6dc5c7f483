import type { WhereKept } from '../../src/privacy/where-kept.ts';

export const onThisMachine: WhereKept = { database: 'sqlite', keys: 'file' };
export const inAzure: WhereKept = { database: 'cosmos', keys: 'vault' };
/** The four that there can be. */
export const ALL_PLACES: readonly WhereKept[] = [
  onThisMachine,
  inAzure,
  { database: 'sqlite', keys: 'vault' },
  { database: 'cosmos', keys: 'file' },
];
