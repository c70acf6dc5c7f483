import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answer } from './answer.ts';
import { cards } from './cards.ts';
import { digests } from './digests.ts';
import { erasing } from './erasing.ts';
import type { Bench } from './report.ts';
import { start } from './start.ts';
import { summary } from './summary.ts';
import { threeYears } from './three-years.ts';
import { twoProcesses } from './two-processes.ts';

/** Every bench, or those that are named on the command line: `npm run bench -- two-processes`. */
const BENCHES: readonly Bench[] = [answer, cards, summary, start, twoProcesses, digests, erasing, threeYears];
const FOLDER = join(import.meta.dirname, '../../.data/bench');

mkdirSync(FOLDER, { recursive: true });
const wanted = process.argv.slice(2);
for (const { name, run } of BENCHES.filter((bench) => wanted.length === 0 || wanted.includes(bench.name))) {
  const { rows, notes, faults, data } = await run();
  writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify({ node: process.version, ...data }, null, 2)}\n`);
  console.log(`\n${name}`);
  console.table(rows);
  for (const line of [...notes, ...faults]) console.log(line);
  if (faults.length > 0) process.exitCode = 1;
}
