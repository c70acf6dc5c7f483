import { openSqliteStore } from '../../../src/storage/sqlite-store.ts';
import { MONDAY_NINE } from '../../support/sample-documents.ts';

// A process of its own: claims whatever is due until nothing is left, and prints what it was given.
const store = openSqliteStore(process.argv[2] ?? '', { now: () => MONDAY_NINE });
for (;;) {
  const claims = await store.claimDue(MONDAY_NINE, 60_000, 3);
  if (claims.length === 0) break;
  for (const { value } of claims) console.log(value.dueId);
}
await store.close();
