// The insider takes the result, their own answer and a friend's, and works out what every third person must have said.
// From naive numbers exact answers follow; from ours never one. What does follow is pinned below to the letter: whoever
// fills up the smaller side that the words allow learns that everyone else is on the other.
import { describe, expect, test } from 'vitest';
import type { Histogram } from '../../src/privacy/disclose.ts';
import { NAMES, TeamsConversation } from '../support/conversation.ts';
import { everyHistogram, inShort, linkByAnswers, type Publish, THREE } from './link-by-answers.ts';
import { cardOf, readable, resultsAmong } from './published.ts';

const ours: Publish = (histogram) => readable(cardOf([histogram]));
const ALONE = 0;
const ONE_FRIEND = 1;

function answersTo(histogram: Histogram): number {
  return histogram.reduce((sum, count) => sum + count, 0);
}

describe('against naive results, exact answers follow', () => {
  const naive: [string, Publish][] = [
    [
      'shares to the whole percent',
      (histogram) => histogram.map((n) => Math.round((n / answersTo(histogram)) * 100)).join(),
    ],
    [
      'a mean beside three bands',
      ([a, b, c, d, e]) =>
        `${((a + 2 * b + 3 * c + 4 * d + 5 * e) / (a + b + c + d + e)).toFixed(2)} ${a + b},${c},${d + e}`,
    ],
    ['nothing but a mean', ([a, b, c, d, e]) => ((a + 2 * b + 3 * c + 4 * d + 5 * e) / (a + b + c + d + e)).toFixed(1)],
  ];
  test.each(naive)('from %s', (_what, publish) => {
    const lessons = linkByAnswers(publish, 5, ONE_FRIEND);
    expect(lessons.filter(({ learned }) => /answered \d/.test(learned)).length).toBeGreaterThan(5);
  });
});

describe('against ours', () => {
  test.each([5, 6, 7, 8, 9])('no exact answer of anyone follows in a result of %i', (people) => {
    for (const friends of [ALONE, ONE_FRIEND]) {
      for (const { learned } of linkByAnswers(ours, people, friends)) {
        expect(['each of the others agrees', 'none of the others agrees']).toContain(learned);
      }
    }
  });

  /** All that follows, for whoever knows one answer and for two who know two. */
  const RESIDUAL: Record<number, readonly [alone: string[], withFriend: string[]]> = {
    5: [
      [
        'All or nearly all agree. 0 of the 1 who talk agree: each of the others agrees',
        'Fewer than half agree. 1 of the 1 who talk agree: none of the others agrees',
      ],
      [
        'About half agree. 2 of the 2 who talk agree: none of the others agrees',
        'All or nearly all agree. 1 of the 2 who talk agree: each of the others agrees',
        'Fewer than half agree. 1 of the 2 who talk agree: none of the others agrees',
        'Most agree. 0 of the 2 who talk agree: each of the others agrees',
      ],
    ],
    6: [
      ['All or nearly all agree. 0 of the 1 who talk agree: each of the others agrees'],
      [
        'All or nearly all agree. 1 of the 2 who talk agree: each of the others agrees',
        'Fewer than half agree. 2 of the 2 who talk agree: none of the others agrees',
        'Most agree. 0 of the 2 who talk agree: each of the others agrees',
      ],
    ],
    7: [
      ['All or nearly all agree. 0 of the 1 who talk agree: each of the others agrees'],
      [
        'All or nearly all agree. 1 of the 2 who talk agree: each of the others agrees',
        'Fewer than half agree. 2 of the 2 who talk agree: none of the others agrees',
        'Most agree. 0 of the 2 who talk agree: each of the others agrees',
      ],
    ],
    8: [
      ['All or nearly all agree. 0 of the 1 who talk agree: each of the others agrees'],
      ['All or nearly all agree. 1 of the 2 who talk agree: each of the others agrees'],
    ],
    9: [
      ['All or nearly all agree. 0 of the 1 who talk agree: each of the others agrees'],
      ['All or nearly all agree. 1 of the 2 who talk agree: each of the others agrees'],
    ],
  };

  test.each([5, 6, 7, 8, 9])('what follows from one answer or two in a result of %i is this and no more', (people) => {
    const found = [ALONE, ONE_FRIEND].map((friends) => inShort(linkByAnswers(ours, people, friends, THREE)));
    expect(found).toEqual(RESIDUAL[people]);
  });

  test.each([10, 11, 12, 13, 14])(
    'from %i answers on nothing follows for one, and for two only if both are all that the smaller side can hold',
    (people) => {
      expect(linkByAnswers(ours, people, ALONE, THREE)).toEqual([]);
      for (const { text, known, learned } of linkByAnswers(ours, people, ONE_FRIEND, THREE)) {
        const agreeing = known.filter((score) => score > 3).length;
        if (learned === 'each of the others agrees') expect([text, agreeing]).toEqual(['All or nearly all agree.', 0]);
        else
          expect([text.split('.')[0], agreeing, learned]).toEqual([
            'Fewer than half agree',
            2,
            'none of the others agrees',
          ]);
      }
    },
  );

  test('which statement is named, and which meter stands there, adds nothing to the words beside it, as it would from exact counts', () => {
    const naively = (first: number, second: number): string =>
      Math.abs(first - second) < 2 ? 'much the same' : 'apart';
    expect(naively(5, 3)).not.toBe(naively(4, 3));
    for (const people of [5, 7, 10]) {
      const histograms = everyHistogram(people, THREE);
      const cards = new Map<string, Set<string>>();
      for (const first of histograms) {
        for (const second of histograms) {
          const card = cardOf([first, second]);
          const words = `${readable(card, 0)} / ${readable(card, 1)}`;
          cards.set(words, (cards.get(words) ?? new Set()).add(JSON.stringify(card)));
        }
      }
      for (const [, said] of cards) expect(said.size).toBe(1);
    }
  });
});

describe('the card that these enumerations read', () => {
  test('is word for word the one that is posted at close', async () => {
    const names = NAMES.slice(0, 8);
    const chat = new TeamsConversation(names);
    await chat.press('Alex Wilber', 'open-pulse', { formId: 'f', behaviours: 'collaborative', hours: '24' });
    const [pulse] = await chat.ports.store.openPulses('team-sample-team');
    for (const [place, name] of names.slice(0, 5).entries()) {
      await chat.press(name, 'answer-pulse', { pulseId: pulse?.pulseId, s0: place === 0 ? '2' : '5' });
    }
    await chat.wait(25);
    const [result] = resultsAmong(chat.posts.map(({ message }) => message));
    expect(result && readable(result)).toBe(ours([0, 1, 0, 0, 4]));
    expect(result && readable(result)).toBe('All or nearly all agree.');
    await chat.close();
  });
});
