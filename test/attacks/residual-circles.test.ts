// Rule R34: people who tell each other what they answered, up to all but one, and one result in front of them.
import { expect, test } from 'vitest';
import type { Histogram } from '../../src/privacy/disclose.ts';
import { everyHistogram, learned, THREE } from './link-by-answers.ts';
import { cardOf, readable } from './published.ts';

const SIZES = [5, 6, 7, 8, 9, 10, 11, 12];
/** How often people agree, are in between, and disagree, in the spread that the design reckons with. */
const SHARES = [0.13, 0.22, 0.65];

function publish(histogram: Histogram): string {
  return readable(cardOf([histogram], 0));
}

/** Of a hundred rounds, how many tell such a circle of each other person whether they agree, or whether they disagree. */
function toldIn(people: number, circle: number): number {
  const byText = Map.groupBy(everyHistogram(people, THREE), publish);
  let told = 0;
  for (const histograms of byText.values())
    for (const inside of everyHistogram(circle, THREE)) {
      if (!learned(histograms, scoresOf(inside), THREE)) continue;
      for (const outside of histograms.map((all) => without(all, inside)).filter((rest) => rest !== null))
        told += chanceOf(inside) * chanceOf(outside);
    }
  return Math.round(100 * told);
}

function scoresOf(histogram: Histogram): number[] {
  return histogram.flatMap((count, index) => Array.from({ length: count }, () => index + 1));
}

function without(all: Histogram, inside: Histogram): Histogram | null {
  const [a, b, c, d, e] = all.map((count, index) => count - (inside[index] ?? 0));
  const rest: Histogram = [a ?? 0, b ?? 0, c ?? 0, d ?? 0, e ?? 0];
  return rest.some((count) => count < 0) ? null : rest;
}

/** That so many people answer so, each by themselves. */
function chanceOf([, disagree, between, agree]: Histogram): number {
  const ways = factorial(disagree + between + agree) / factorial(disagree) / factorial(between) / factorial(agree);
  const [no = 0, neutral = 0, yes = 0] = SHARES;
  return ways * no ** disagree * neutral ** between * yes ** agree;
}

function factorial(count: number): number {
  return count < 2 ? 1 : count * factorial(count - 1);
}

test('how often a circle of one, of all but three, two and one is told of each of the others whether they agree', () => {
  const rows = SIZES.map((people) => {
    const circles = [1, people - 3, people - 2, people - 1];
    return [people, ...circles.map((circle) => toldIn(people, circle))];
  });
  expect(rows).toEqual([
    [5, 7, 20, 42, 81],
    [6, 4, 23, 45, 83],
    [7, 3, 22, 37, 67],
    [8, 2, 18, 32, 60],
    [9, 1, 16, 27, 50],
    [10, 0, 27, 49, 88],
    [11, 0, 30, 52, 91],
    [12, 0, 33, 55, 94],
  ]);
});
