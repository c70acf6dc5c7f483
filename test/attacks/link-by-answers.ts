import type { Histogram } from '../../src/privacy/disclose.ts';

/** What everybody can read of one statement that these people answered so. */
export type Publish = (histogram: Histogram) => string;

/** The five answers, or only three of them where the two ends read the same anyway. */
export type Scale = readonly number[];
const FIVE: Scale = [1, 2, 3, 4, 5];
export const THREE: Scale = [2, 3, 4];

/** Every way in which so many people can answer. */
export function everyHistogram(people: number, scale: Scale = FIVE): Histogram[] {
  const [score, ...others] = scale;
  if (score === undefined) return people === 0 ? [[0, 0, 0, 0, 0]] : [];
  return Array.from({ length: people + 1 }, (_, count) =>
    everyHistogram(people - count, others).map((rest) => withMore(rest, score, count)),
  ).flat();
}

function withMore([a, b, c, d, e]: Histogram, score: number, count: number): Histogram {
  const more = (one: number, here: number): number => (score === here ? one + count : one);
  return [more(a, 1), more(b, 2), more(c, 3), more(d, 4), more(e, 5)];
}

/** The others' answers, once one's own and those of friends are taken out; null if they are not among them. */
function othersOf(histogram: Histogram, known: readonly number[]): Histogram | null {
  const others = known.reduce((rest, score) => withMore(rest, score, -1), histogram);
  return others.some((count) => count < 0) ? null : others;
}

/**
 * Who knows these answers and reads this text learns of each other person: what all answers that fit have in common.
 * Empty where nothing is certain.
 */
export function learned(histograms: readonly Histogram[], known: readonly number[], scale: Scale = FIVE): string {
  const fitting = histograms.map((histogram) => othersOf(histogram, known)).filter((others) => others !== null);
  const given = [1, 2, 3, 4, 5].filter((score) => fitting.some((others) => (others[score - 1] ?? 0) > 0));
  if (given.length === 0) return '';
  if (given.length === 1 && scale === FIVE) return `each of the others answered ${given[0]}`;
  if (given.every((score) => score >= 4)) return 'each of the others agrees';
  if (given.every((score) => score <= 2)) return 'each of the others disagrees';
  if (given.every((score) => score <= 3)) return 'none of the others agrees';
  return given.every((score) => score >= 3) ? 'none of the others disagrees' : '';
}

/** What a circle of people who tell each other their answers can learn from one result. */
export interface Lesson {
  readonly text: string;
  readonly known: readonly number[];
  readonly learned: string;
}

/** All that can be learned from any result of so many people with one's own answer and those of friends. */
export function linkByAnswers(publish: Publish, people: number, friends: number, scale: Scale = FIVE): Lesson[] {
  const byText = Map.groupBy(everyHistogram(people, scale), publish);
  const circles = everyHistogram(friends + 1, scale).map(scoresOf);
  return [...byText].flatMap(([text, histograms]) =>
    circles
      .map((known) => ({ text, known, learned: learned(histograms, known, scale) }))
      .filter((lesson) => lesson.learned !== ''),
  );
}

/** Each lesson once: the text, how many of the circle agree, and what they learn of the others. */
export function inShort(lessons: readonly Lesson[]): string[] {
  const lines = lessons.map(({ text, known, learned }) => {
    const agreeing = known.filter((score) => score > 3).length;
    return `${text} ${agreeing} of the ${known.length} who talk agree: ${learned}`;
  });
  return [...new Set(lines)].toSorted();
}

function scoresOf(histogram: Histogram): number[] {
  return histogram.flatMap((count, index) => Array.from({ length: count }, () => index + 1));
}

export function roughly(score: number): string {
  if (score === 3) return 'in between';
  return score > 3 ? 'agree' : 'disagree';
}
