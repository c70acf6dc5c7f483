import { migrateDocuments } from '../../src/operations/migrate-documents.ts';
import { openMigrationWork } from '../../src/operations/migration-work.ts';
import type { ContainerId, StoreAdmin } from '../../src/operations/store-admin.ts';
import { CODECS, type WrittenDocument } from '../../src/storage/documents.ts';

/** Moves as many documents as the command line says, between two stores that keep nothing in memory. */
const [path = '', given = '0'] = process.argv.slice(2);
const count = Number(given);

function* documents(container: ContainerId): Iterable<WrittenDocument> {
  for (let each = 0; container === 'teams' && each < count; each += 1) {
    yield CODECS['thank-you-of'].write({
      kind: 'thank-you-of',
      personId: `person-${each % 1_000}`,
      teamId: `19:team-${each % 100}@thread.tacv2`,
      thankYouId: `thanks-${each}`,
      givenAt: each,
    });
  }
}

function storeWith(name: string, isFull: () => boolean, put: StoreAdmin['put']): StoreAdmin {
  return {
    name,
    async *all(container) {
      if (isFull()) yield* documents(container);
    },
    put,
    remove: async () => {},
    purge: async () => {},
    close: async () => {},
  };
}

let arrived = 0;
const source = storeWith(
  'the source',
  () => true,
  async () => {},
);
const target = storeWith(
  'the target',
  () => arrived > 0,
  async (_, some, onArrived = () => {}) => {
    arrived += some.length;
    for (const one of some) onArrived(one);
  },
);
const work = openMigrationWork(path, 'many');
const moved = await migrateDocuments(source, target, work, 0, () => {});
work.remove();
process.stdout.write(JSON.stringify({ arrived, counts: moved.map((one) => [one.source.count, one.target.count]) }));
