import { describe, expect, it } from 'vitest';
import { disclose, type Histogram } from '../../../src/privacy/disclose.ts';
import { byText, countOf, everyHistogram, GROUPS, said, shownOf, withOne } from './every-histogram.ts';

const SIZES = [5, 6, 7, 8, 9];
const ANSWERS = [1, 2, 3, 4, 5];
const AGREEING = [4, 5];

/** The documented bands of rule R5, in whole numbers. */
function bandOf(histogram: Histogram, answers: number): { level: number; words: string } {
  const favourable = countOf(histogram, AGREEING);
  if (favourable * 5 >= answers * 4) return { level: 4, words: 'all or nearly all agree' };
  if (favourable * 5 >= answers * 3) return { level: 3, words: 'most agree' };
  if (favourable * 5 >= answers * 2) return { level: 2, words: 'about half agree' };
  return { level: 1, words: 'fewer than half agree' };
}

// Every histogram of these sizes is tried, so these are proofs and not samples.
describe.each(SIZES)('of %i answers', (answers) => {
  const all = everyHistogram(answers);

  it('the text says in which of four bands the share who agree lies, and depends on nothing else', () => {
    for (const histogram of all) {
      const words = { shown: 'words', ...bandOf(histogram, answers), rounds: 1, also: [] };
      for (const notSure of [0, 1, 3, 20])
        for (const invited of [answers, answers + 1, 40])
          expect(said(disclose({ histogram, notSure }, invited, 5))).toEqual(words);
    }
    expect(byText(answers).size).toBe(4);
  });

  it('one person who answers otherwise changes the text only by moving it to another band', () => {
    for (const others of everyHistogram(answers - 1)) {
      for (const before of ANSWERS)
        for (const after of ANSWERS) {
          const [was, is] = [withOne(others, before), withOne(others, after)];
          const isSameText = JSON.stringify(shownOf(was)) === JSON.stringify(shownOf(is));
          expect(isSameText).toBe(bandOf(was, answers).level === bandOf(is, answers).level);
          // Between disagreeing and neither, or between agreeing and agreeing strongly, nothing ever moves.
          if (AGREEING.includes(before) === AGREEING.includes(after)) expect(isSameText).toBe(true);
        }
    }
  });

  it('even all the others together cannot find out which answer the last one gave, at most whether they agree', () => {
    for (const others of everyHistogram(answers - 1)) {
      const answersBehind = Map.groupBy(ANSWERS, (answer) => JSON.stringify(shownOf(withOne(others, answer))));
      for (const possible of answersBehind.values()) expect([ANSWERS, [1, 2, 3], AGREEING]).toContainEqual(possible);
    }
  });

  it('unanimity reads as if one of us had answered otherwise, whatever all of us answered', () => {
    for (const [same, others] of [
      [AGREEING, [1, 2, 3]],
      [[1, 2], AGREEING],
      [[3], AGREEING],
    ] as const) {
      const unanimous = all.filter((histogram) => countOf(histogram, same) === answers);
      for (const histogram of unanimous)
        for (const dissent of others)
          for (const answer of same.filter((one) => countOf(histogram, [one]) > 0)) {
            const rest = withOne(histogram, dissent);
            rest[answer - 1] = (rest[answer - 1] ?? 0) - 1;
            expect(shownOf(rest)).toEqual(shownOf(histogram));
          }
    }
  });

  it('no text tells that nobody, one, all but one or all of us gave some answer or answers', () => {
    for (const [text, histograms] of byText(answers))
      for (const group of GROUPS) {
        const counts = new Set(histograms.map((histogram) => countOf(histogram, group)));
        const telling = counts.size === 1 && [0, 1, answers - 1, answers].some((count) => counts.has(count));
        expect(telling, `${text} tells how many answered ${group}`).toBe(false);
      }
  });
});

it('the same four texts serve for every number of answers from five to nine', () => {
  expect(new Set(SIZES.flatMap((answers) => [...byText(answers).keys()])).size).toBe(4);
});
