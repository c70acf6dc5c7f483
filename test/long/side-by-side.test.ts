import { expect, test } from 'vitest';
import {
  circlesIn,
  isShown,
  type Pair,
  pairs,
  range,
  type Shape,
  THRESHOLD,
  toldBy,
  total,
} from '../support/side-by-side.ts';

test('two results that are suppressed within six days, and may be shown after, would tell: that is the residual', () => {
  const suppressed = pairs().filter((pair) => !isShown(pair));
  const told = total(suppressed.map((pair) => toldBy(pair, [])));
  console.info(
    `two results six days apart, outside: ${told.telling} of ${told.states} states tell if nobody changes their mind`,
  );
  expect(told).toEqual({ states: 5_359, telling: 468 });
});

test('two results take nothing away for a circle of three either, with nobody in common; with one in common rarely', () => {
  const forCircles = (some: readonly Pair[]) =>
    total(some.flatMap((pair) => circlesIn(pair.groups, THRESHOLD - 2).map((circle) => toldBy(pair, circle))));
  const shown = pairs().filter(isShown);
  expect(forCircles(shown.filter(({ shared }) => shared === 0)).telling).toBe(0);
  const one = forCircles(shown.filter(({ shared }) => shared === 1));
  console.info(
    `two results with one person in common, circles of up to three: ${one.telling} of ${one.states} states tell`,
  );
  expect(one).toEqual({ states: 57_865, telling: 236 });
});

/** Three results of which any two have at most one person in common, or all three the same one. */
function triples(): Shape[] {
  const commons = [...range(0, 7).map((bits) => [bits & 1, (bits >> 1) & 1, (bits >> 2) & 1, 0]), [0, 0, 0, 1]];
  return [5, 6].flatMap((size) =>
    commons.map(([first = 0, second = 0, third = 0, all = 0]) => ({
      groups: [
        { asked: [0], people: size - first - second - all },
        { asked: [1], people: size - first - third - all },
        { asked: [2], people: size - second - third - all },
        { asked: [0, 1], people: first },
        { asked: [0, 2], people: second },
        { asked: [1, 2], people: third },
        { asked: [0, 1, 2], people: all },
      ],
      answered: [size, size, size],
    })),
  );
}

test('three results that are shown together take nothing away for somebody outside', () => {
  const shown = triples().filter(isShown);
  const told = total(shown.map((triple) => toldBy(triple, [])));
  console.info(`three results, outside: ${told.telling} of ${told.states} states tell, in ${shown.length} shapes`);
  expect(shown.length).toBeGreaterThan(0);
  expect(told.telling).toBe(0);
});
