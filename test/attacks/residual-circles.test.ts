// Rule R34: people who tell each other what they answered, up to all but one, and one result in front of them.
import { describe, expect, test } from 'vitest';
import type { Histogram } from '../../src/privacy/disclose.ts';
import { holm } from '../../src/trends/changes.ts';
import { permutationTest } from '../../src/trends/permutation-test.ts';
import { ask, COLLEAGUES, conversation } from './ask.ts';
import { everyHistogram, learned, THREE } from './link-by-answers.ts';
import { cardOf, isShown, readable } from './published.ts';

const SIZES = [5, 6, 7, 8, 9, 10, 11, 12];
/** How often people agree, are in between, and disagree, in the spread that the design reckons with. */
const SHARES = [0.13, 0.22, 0.65];

function publish(histogram: Histogram): string {
  return readable(cardOf([histogram], 0));
}

/**
 * Of a hundred rounds, how many tell such a circle of each other person whether they agree, or whether they disagree: where it
 * answers as it thinks, and where it chooses its answers for that.
 */
function toldIn(people: number, circle: number): { asTheyThink: number; chosen: number } {
  const byText = Map.groupBy(everyHistogram(people, THREE), publish);
  const told = everyHistogram(circle, THREE).map((inside) => {
    const chances = [...byText.values()].map((histograms) => {
      if (!learned(histograms, scoresOf(inside), THREE)) return 0;
      const outside = histograms.map((all) => without(all, inside)).filter((rest) => rest !== null);
      return outside.reduce((sum, rest) => sum + chanceOf(rest), 0);
    });
    return { chance: chanceOf(inside), told: chances.reduce((sum, chance) => sum + chance, 0) };
  });
  return {
    asTheyThink: Math.round(100 * told.reduce((sum, one) => sum + one.chance * one.told, 0)),
    chosen: Math.round(100 * Math.max(...told.map((one) => one.told))),
  };
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
    return [people, ...circles.map((circle) => toldIn(people, circle))].map((cell) =>
      typeof cell === 'number' ? cell : `${cell.asTheyThink}, ${cell.chosen}`,
    );
  });
  expect(rows).toEqual([
    [5, '7, 18', '20, 32', '42, 55', '81, 100'],
    [6, '4, 12', '23, 32', '45, 55', '83, 100'],
    [7, '3, 8', '22, 32', '37, 55', '67, 100'],
    [8, '2, 5', '18, 32', '32, 55', '60, 100'],
    [9, '1, 3', '16, 32', '27, 42', '50, 100'],
    [10, '0, 0', '27, 69', '49, 83', '88, 100'],
    [11, '0, 0', '30, 69', '52, 83', '91, 100'],
    [12, '0, 0', '33, 69', '55, 83', '94, 100'],
  ]);
});

describe('all but one tell each other what they answered, to learn whether the last one said 4 or 5', () => {
  /** The last time all of them neither agreed nor disagreed. */
  const lastTime = (people: number): Histogram => [0, 0, people, 0, 0];
  const withLast = ([a, b, c, d, e]: Histogram, score: 4 | 5): Histogram =>
    score === 4 ? [a, b, c, d + 1, e] : [a, b, c, d, e + 1];

  /** Beside which answers of the others what is said of change tells it, worked out from the answers. */
  function toldBeside(people: number): Histogram[] {
    const isClear = (now: Histogram): boolean => holm([permutationTest(now, lastTime(people))])[0] ?? false;
    return everyHistogram(people - 1).filter((circle) => isClear(withLast(circle, 4)) !== isClear(withLast(circle, 5)));
  }

  test.each(SIZES)(
    'of %i: worked out from the answers, what is said of change tells it, and our result does not',
    (people) => {
      const circles = toldBeside(people);
      expect(circles).not.toEqual([]);
      for (const circle of circles) expect(publish(withLast(circle, 4))).toBe(publish(withLast(circle, 5)));
    },
  );

  test('of nine: they read the same of ours, whichever it was', async () => {
    const [circle = lastTime(8)] = toldBeside(9);
    const read: string[] = [];
    for (const last of [4, 5] as const) {
      const chat = await conversation();
      await ask(chat, COLLEAGUES.slice(0, 9), '3'.repeat(9));
      await chat.wait(7 * 24);
      const { text } = await ask(chat, COLLEAGUES.slice(0, 9), scoresOf(withLast(circle, last)).join(''));
      read.push(text);
      await chat.close();
    }
    expect(isShown(read[0] ?? '')).toBe(true);
    expect(new Set(read).size).toBe(1);
  });
});
