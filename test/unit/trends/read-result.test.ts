import { describe, expect, it } from 'vitest';
import { type Disclosable, disclose, discloseRounds, type Histogram, holdBack } from '../../../src/privacy/disclose.ts';
import { readResult, together } from '../../../src/trends/read-result.ts';

function published(histogram: Histogram, notSure = 0, unanswered = 0): Disclosable {
  return disclose({ histogram, notSure, unanswered }, 40, 5);
}

describe('what a reader can take a result for', () => {
  it.each([
    ['five to nine answers: the middle of what the words stand for', published([0, 2, 0, 3, 1]), 6, 4],
    ['two counts that have the same words', published([0, 0, 0, 7, 0]), 7, 6.5],
    ['three', published([0, 9, 0, 0, 0]), 9, 1.5],
    ['shares of ten', published([1, 2, 0, 3, 4]), 10, 7],
    ['shares of three thirds', published([2, 2, 4, 4, 0]), 12, 4],
    ['shares of sixty: the middle of all that are rounded to this one', published([20, 0, 0, 40, 0]), 60, 39],
    ['agree and in between in one: fewer than three agree', published([4, 4, 4, 1, 0]), 13, 1],
    ['nearly all of ten or more', published([0, 2, 0, 10, 0]), 12, 11],
    ['nearly none of ten or more', published([0, 10, 0, 2, 0]), 12, 1],
    ['the highest share stands for all above it', published([3, 0, 0, 97, 0]), 100, 95],
  ])('%s', (_, result, answeredCount, agree) => {
    expect(readResult(result, answeredCount)).toEqual({ answered: answeredCount, agree });
  });

  it.each([
    ['some were not sure: more than two in three had an opinion', published([2, 2, 4, 4, 2], 4), 18, 13],
    ['and never fewer than ten', published([2, 2, 2, 2, 2], 3), 13, 10],
    ['many were not sure: ten', published([2, 2, 3, 7, 0], 9), 23, 10],
    ['or the fewest that can have this share', published([1, 2, 2, 4, 2], 9), 20, 11],
    ['fewer answered this one: ten, where there are shares', published([2, 2, 3, 7, 0], 0, 6), 20, 10],
    ['and in words five', published([0, 2, 0, 6, 0], 0, 6), 14, 5],
    ['and no word of fewer: as many as answered', published([0, 2, 0, 6, 0], 0, 2), 9, 9],
    ['words in the middle are of fewer than ten, also where ten answered', published([2, 1, 1, 4, 1]), 10, 9],
    ['words in the middle are of fewer than ten, however many answered', published([2, 1, 1, 4, 1], 4), 13, 9],
  ])('%s', (_, result, answeredCount, answered) => {
    expect(readResult(result, answeredCount)?.answered).toBe(answered);
  });

  it.each([
    ['where too few answered', published([0, 0, 0, 4, 0])],
    ['where it was suppressed', holdBack()],
    ['where it is a sum of rounds', discloseRounds([0, 0, 0, 6, 0], 2, 5)],
  ])('is nothing %s', (_, result) => {
    expect(readResult(result, 6)).toBeNull();
  });

  it('is always something it can be, and lies as near the truth as the words and shares do', () => {
    let furthest = 0;
    for (const answered of [5, 6, 7, 8, 9, 10, 11, 12, 15, 20, 33])
      for (let agree = 0; agree <= answered; agree += 1)
        for (let disagree = 0; disagree <= answered - agree; disagree += 1) {
          const reading = readResult(published([disagree, 0, answered - agree - disagree, agree, 0]), answered);
          expect(reading?.answered).toBe(answered);
          furthest = Math.max(furthest, Math.abs((reading?.agree ?? -1) - agree) / answered);
        }
    // The widest words are "fewer than half" of eight: up to three, of which the middle is one and a half away.
    expect(furthest).toBe(1.5 / 8);
  });
});

describe('several results', () => {
  it('are read together as one of all', () => {
    expect(together([])).toBeNull();
    expect(together([{ answered: 6, agree: 4 }])).toEqual({ answered: 6, agree: 4 });
    expect(
      together([
        { answered: 6, agree: 4 },
        { answered: 10, agree: 8.5 },
      ]),
    ).toEqual({ answered: 16, agree: 12.5 });
  });
});
