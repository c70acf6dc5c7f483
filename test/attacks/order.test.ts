// The insider lays the order in which colleagues tapped beside the order of the rows, of any counter, and of the
// comments that the opener is sent. A naive store numbers its rows and sends comments as they came; ours has no number,
// keeps answers in the order of their codes, and sends comments in an order made with the key that is destroyed.
import { describe, expect, test } from 'vitest';
import { shuffled } from '../../src/pulse/comments.ts';
import { folderForTest } from '../support/folder.ts';
import { byName, scoresIn, truthOf } from './evidence.ts';
import { commentOf, insiderAtAnOpenPulse, PEOPLE } from './insider.ts';
import { linkByOrder } from './link-by-order.ts';
import { KEY, plant, under } from './naive-store.ts';

describe('against a naive store the order tells everything', () => {
  test('row numbers', () => {
    const evidence = plant(folderForTest(), { idOf: ({ person }) => under(KEY, person.personId) });
    expect(byName(linkByOrder(evidence))).toEqual(byName(truthOf(evidence.taps)));
  });

  test('a number that counts up, in a table that lies in another order', () => {
    let count = 0;
    const besides = () => {
      count += 1;
      return { sequence: 1000 + count };
    };
    const evidence = plant(folderForTest(), { idOf: ({ person }) => under(KEY, person.personId), besides });
    const rows = evidence.rows.map((row) => ({ ...row, rowid: null })).toReversed();
    expect(byName(linkByOrder({ ...evidence, rows }))).toEqual(byName(truthOf(evidence.taps)));
  });
});

describe('against ours', () => {
  const insider = insiderAtAnOpenPulse();

  test('rows have no number, and lie in the order of codes that nobody can read', async () => {
    const open = await insider.evidence();
    const answers = open.rows.filter(scoresIn);
    const ids = answers.map(({ fields }) => String(Object.fromEntries(fields).id));
    expect(answers).toHaveLength(12);
    expect(linkByOrder(open)).toEqual([]);
    expect(ids).toEqual(ids.toSorted());
    await insider.close();
    expect(linkByOrder(await insider.evidence())).toEqual([]);
  });
});

describe('the order of comments', () => {
  const written = PEOPLE.map(commentOf);

  /** How many are found by taking the first line for the first who tapped, and so on. */
  function foundByOrder(lines: readonly string[]): number {
    return lines.filter((line, index) => line === written[index]).length;
  }

  test('as they came would tell who wrote each of them', () => {
    expect(foundByOrder(written)).toBe(written.length);
  });

  test('under a key finds one of twelve by chance, over a thousand keys, and never depends on who came first', () => {
    const keys = Array.from({ length: 1_000 }, (_, index) => Buffer.from(under(KEY, String(index)), 'base64url'));
    const found = keys.map((key) => foundByOrder(shuffled(written, key))).reduce((sum, one) => sum + one, 0);
    expect(found / keys.length).toBeCloseTo(1, 0);
    const [key = KEY] = keys;
    expect(shuffled(written.toReversed(), key)).toEqual(shuffled(written, key));
  });
});
