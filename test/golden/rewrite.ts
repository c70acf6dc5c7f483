/** Writes what the cases now give, and a card of each kind. Review the difference as prose before it is committed. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CARDS_FOLDER, fullestCards, keptText } from '../gallery/kept-cards.ts';
import { CASES_FOLDER, caseFolders } from './case.ts';
import { thenText } from './then-text.ts';

for (const folder of caseFolders()) writeFileSync(join(CASES_FOLDER, folder, 'then.txt'), await thenText(folder));

rmSync(CARDS_FOLDER, { recursive: true, force: true });
mkdirSync(CARDS_FOLDER, { recursive: true });
for (const [kind, card] of fullestCards) writeFileSync(new URL(`${kind}.json`, CARDS_FOLDER), keptText(card));

console.log(`${caseFolders().length} cases and ${fullestCards.size} cards written`);
