import { describe, expect, test } from 'vitest';
import type { Framework } from '../../../src/frameworks/framework.ts';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import { AGENDAS_REMEMBERED } from '../../../src/meetings/agenda.ts';
import { choose, ITEM_TYPES, type ItemType, type Use } from '../../../src/meetings/choose.ts';
import { DAY_MS } from '../../../src/scheduling/moments.ts';
import { seeded } from '../../support/seeded.ts';

const WEEKS = 52;
const FIRST_MONDAY = Date.UTC(2026, 0, 5, 9);

/** What a weekly meeting of one item reads in a year, as the bot remembers it. */
function year(framework: Framework, itemTypeOf: (week: number) => ItemType): string[] {
  const uses: Use[] = [];
  const pairs: string[] = [];
  for (let week = 0; week < WEEKS; week += 1) {
    const history = { uses: uses.slice(-AGENDAS_REMEMBERED), toWorkOn: null, timeZone: 'Europe/London' };
    const chosen = choose(framework, history, itemTypeOf(week));
    if (!chosen) throw new Error('a framework has behaviours');
    pairs.push(`${chosen.behaviour.id}: ${chosen.prompt}`);
    uses.push({ behaviourId: chosen.behaviour.id, prompts: [chosen.prompt], at: FIRST_MONDAY + week * 7 * DAY_MS });
  }
  return pairs;
}

const different = (pairs: readonly string[]): number => new Set(pairs).size;
/** How many meetings lie between a pair and the next time it comes, at least; as many as there were if none comes again. */
const apart = (pairs: readonly string[]): number =>
  Math.min(pairs.length, ...pairs.map((pair, at) => pairs.indexOf(pair, at + 1) - at).filter((gap) => gap > 0));

describe.each(readPackFiles([shippedPacks]).frameworks.map((framework) => ({ id: framework.id, framework })))(
  'a year of weekly meetings with $id',
  ({ id, framework }) => {
    test('has a different behaviour and prompt nearly every week, and repeats none within twenty', () => {
      const pairs = year(framework, () => 'other');
      expect(different(pairs)).toBeGreaterThanOrEqual(48);
      expect(apart(pairs)).toBeGreaterThan(20);
    });

    test.each(ITEM_TYPES.filter((itemType) => itemType !== 'other'))('all about %s has 24 and more', (itemType) => {
      const pairs = year(framework, () => itemType);
      expect(different(pairs)).toBeGreaterThanOrEqual(24);
      expect(apart(pairs)).toBeGreaterThan(20);
    });

    test('has more still where the items are of all kinds', () => {
      const random = seeded(52);
      const pairs = year(framework, () => ITEM_TYPES[Math.floor(random() * ITEM_TYPES.length)] ?? 'other');
      process.stdout.write(`${id}: ${different(pairs)} pairs in ${WEEKS} weeks of any kind\n`);
      expect(different(pairs)).toBeGreaterThanOrEqual(id === 'mse-icb-values' ? 50 : 48);
    });
  },
);
