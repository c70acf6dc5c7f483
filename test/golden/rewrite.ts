import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CASES_FOLDER, caseFolders, play } from './case.ts';

// Writes what the cases now give. Review the difference as prose before it is committed.
for (const folder of caseFolders()) {
  const { outcome, card } = await play(folder);
  for (const [file, content] of Object.entries({ 'outcome.json': outcome, 'card.json': card })) {
    writeFileSync(join(CASES_FOLDER, folder, file), `${JSON.stringify(content, null, 2)}\n`);
  }
}
console.log(`${caseFolders().length} cases written`);
