import { type Disclosable, disclose, type Histogram } from '../../../src/privacy/disclose.ts';
import { bandInWords, besideInWords, levelInWords } from '../../../src/privacy/words.ts';

/** Every way in which so many people can answer one statement. */
export function everyHistogram(answers: number): Histogram[] {
  const found: Histogram[] = [];
  for (let a = 0; a <= answers; a += 1)
    for (let b = 0; a + b <= answers; b += 1)
      for (let c = 0; a + b + c <= answers; c += 1)
        for (let d = 0; a + b + c + d <= answers; d += 1) found.push([a, b, c, d, answers - a - b - c - d]);
  return found;
}

/** What is shown of it when everybody answered and nobody was unsure. */
export function shownOf(histogram: Histogram): Disclosable {
  return disclose({ histogram, notSure: 0 }, answersIn(histogram), 5);
}

/** What a reader gets of it: the words that are made of what is stored, and the numbers that a chart draws. */
export interface Said {
  readonly shown: Disclosable['shown'];
  readonly level?: number;
  readonly words?: string;
  readonly rounds?: number;
  readonly bands?: readonly { readonly label: string; readonly share: string }[];
  readonly also?: readonly string[];
}

export function said(published: Disclosable): Said {
  if (published.shown === 'nothing' || published.shown === 'suppressed') return { shown: published.shown };
  const { shown, level } = published;
  const text = { shown, level, words: levelInWords(level), also: besideInWords(published) };
  return published.shown === 'words'
    ? { ...text, rounds: published.rounds }
    : { ...text, bands: published.bands.map(bandInWords) };
}

export function answersIn(histogram: Histogram): number {
  return histogram.reduce((sum, people) => sum + people, 0);
}

/** How many of these answers (1 to 5) were given. */
export function countOf(histogram: Histogram, answers: readonly number[]): number {
  return answers.reduce((sum, answer) => sum + (histogram[answer - 1] ?? 0), 0);
}

/** The same with one more person, who gave this answer. */
export function withOne([a, b, c, d, e]: Histogram, answer: number): Histogram {
  const one = (index: number): number => (index === answer ? 1 : 0);
  return [a + one(1), b + one(2), c + one(3), d + one(4), e + one(5)];
}

/** All histograms of so many answers, by the text that is published of them. */
export function byText(answers: number): Map<string, Histogram[]> {
  return Map.groupBy(everyHistogram(answers), (histogram) => JSON.stringify(said(shownOf(histogram))));
}

/** Every choice of some of the five answers, but not of all. */
export const GROUPS: readonly (readonly number[])[] = Array.from({ length: 30 }, (_, index) =>
  [1, 2, 3, 4, 5].filter((answer) => (index + 1) & (1 << (answer - 1))),
);
