import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { MONDAY_NINE, sampleAnswer, saveAnswer } from '../support/sample-documents.ts';

// A process of its own: claims whatever is due until nothing is left, prints what it was given, and erases answers.
const store = openSqliteStore(process.argv[2] ?? '', { now: () => MONDAY_NINE });
for (;;) {
  const claims = await store.claimJobs(MONDAY_NINE, 60_000, 3);
  if (claims.length === 0) break;
  for (const { value } of claims) console.log(value.jobId);
}
for (let round = 0; round < 30; round += 1) {
  const answer = sampleAnswer({ pulseId: `pulse of process ${process.pid}` });
  await saveAnswer(store, answer);
  await store.deleteAnswersOf(answer.pulseId);
}
await store.close();
