import { expect, test } from 'vitest';
import { isShown, pairs, toldBy, total } from '../../support/side-by-side.ts';

test('two results in words that are shown within six days of each other take nothing away for somebody outside', () => {
  const shown = pairs().filter(isShown);
  const told = total(shown.map((pair) => toldBy(pair, [])));
  console.info(`two results, outside: ${told.telling} of ${told.states} states tell, in ${shown.length} shapes`);
  expect(shown.some(({ shared }) => shared > 0)).toBe(true);
  expect(told.telling).toBe(0);
});
