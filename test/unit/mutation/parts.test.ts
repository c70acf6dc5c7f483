import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PARTS } from '../../mutation/parts.ts';

const parts = Object.entries(PARTS);

test('every file of the three folders is in one part', () => {
  const there = globSync(['src/privacy/*.ts', 'src/pulse/*.ts', 'src/trends/*.ts']).toSorted();

  expect(parts.flatMap(([, { files }]) => globSync(files)).toSorted()).toEqual(there);
});

test.each(parts)('the tests of %s are there', (_, { tests }) => {
  expect(tests.filter((path) => globSync(path).length === 0)).toEqual([]);
});
