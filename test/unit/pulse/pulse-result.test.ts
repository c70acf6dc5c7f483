import { describe, expect, it } from 'vitest';
import {
  disclose,
  discloseRounds,
  type Histogram,
  holdBack,
  isOfThisPulse,
  type Totals,
} from '../../../src/privacy/disclose.ts';
import type { PulseResultCard } from '../../../src/pulse/cards.ts';
import type { Change, Pulse, Statement } from '../../../src/pulse/pulse.ts';
import { type Decided, pulseResult, resultCard } from '../../../src/pulse/pulse-result.ts';
import { changeInWords } from '../../../src/pulse/words.ts';
import { samplePulse } from '../../support/sample-documents.ts';

const listen: Statement = { behaviourId: 'collaborative', behaviourName: 'We are collaborative', text: 'We listen.' };
const safe: Statement = { behaviourId: 'safe', behaviourName: 'We feel safe', text: 'We say what we think.' };
const brave: Statement = { behaviourId: 'brave', behaviourName: 'We are brave', text: 'We try things out.' };

function pulseOf(statements: Statement[], asked: number): Pulse {
  const audience = Array.from({ length: asked }, (_, index) => ({ personId: `p${index}`, teamsId: `29:${index}` }));
  return samplePulse({ statements, audience, closesAt: Date.UTC(2026, 2, 5, 9) });
}

function totals(histogram: Histogram, notSure = 0): Totals {
  return { histogram, notSure };
}

function shown(histogram: Histogram, asked: number, change: Change = 'new'): Decided {
  return { published: disclose(totals(histogram), asked, 5), change };
}

function cardOf(decided: readonly Decided[], answered: number, asked: number): PulseResultCard {
  const pulse = pulseOf([listen, safe, brave].slice(0, decided.length), asked);
  return resultCard(pulse, pulseResult(pulse, decided, answered), undefined);
}

const six: Histogram = [0, 0, 2, 3, 1];
const together: Decided = {
  published: discloseRounds(six, 2, 5),
  change: 'too few',
};
const nothing = shown([0, 0, 1, 1, 1], 6, 'too few');
const blockedText: Decided = { published: holdBack(), change: 'too few' };

describe('the result of a pulse', () => {
  const pulse = pulseOf([listen], 6);

  it.each([shown(six, 6), shown([3, 0, 3, 4, 2], 12), together, nothing, blockedText])(
    'keeps no more of the answers than what is published and how it compares: %#',
    (one) => {
      expect(pulseResult(pulse, [one], 6).statements).toEqual([{ behaviourId: 'collaborative', ...one }]);
    },
  );

  it('says how many were asked and answered, and when it closed', () => {
    const { answeredCount, audienceCount, closedAt } = pulseResult(pulse, [shown(six, 6)], 6);

    expect({ answeredCount, audienceCount, closedAt }).toEqual({
      answeredCount: 6,
      audienceCount: 6,
      closedAt: pulse.closesAt,
    });
  });

  it('needs a decision about every statement', () => {
    expect(() => pulseResult(pulseOf([listen, safe], 6), [shown(six, 6)], 6)).toThrow(RangeError);
  });

  it('compares only what is shown from this pulse alone', () => {
    const named = ({ strongest, weakest }: { strongest: string; weakest: string }) => [strongest, weakest];
    const high = shown([0, 0, 0, 0, 6], 6);
    const low = shown([6, 0, 0, 0, 0], 6);

    expect(named(pulseResult(pulseOf([listen, safe], 6), [high, low], 6))).toEqual(['collaborative', 'safe']);
    for (const other of [together, nothing, blockedText])
      expect(named(pulseResult(pulseOf([listen, safe], 6), [high, other], 6))).toEqual(['', '']);
  });

  it.each([
    ['words', true, shown(six, 6)],
    ['bands', true, shown([3, 0, 3, 4, 2], 12)],
    ['several rounds together', false, together],
    ['nothing', false, nothing],
    ['suppressed', false, blockedText],
  ] as [string, boolean, Decided][])('%s: shown from this pulse alone is %s', (_, isOwn, { published }) => {
    expect(isOfThisPulse(published)).toBe(isOwn);
  });
});

describe('the result as everybody reads it', () => {
  it('says the words and the change, and no number but how many answered', () => {
    const { answered, caution, nothing, statements, highlights } = cardOf([shown(six, 6, 'higher')], 6, 6);

    expect(answered).toBe('6 of 6 people answered. Closed on Thursday 5 March 2026.');
    expect([caution, nothing, highlights]).toEqual(['', '', []]);
    expect(statements).toEqual([
      {
        behaviourName: 'We are collaborative',
        text: 'We listen.',
        words: 'Most agree.',
        bands: [],
        details: ['Clearly higher than before.'],
      },
    ]);
  });

  it('has shares and what the silent could change from ten answers on', () => {
    const [statement] = cardOf([shown([3, 0, 3, 4, 2], 16, 'unclear')], 12, 16).statements;

    expect(statement?.bands).toHaveLength(3);
    expect(statement?.details).toEqual([
      'Whatever the others think, between 35% and 65% of everyone asked agree.',
      'No clear change.',
    ]);
  });

  it('says where several rounds stand together, and claims no change for them', () => {
    expect(cardOf([together], 3, 6).statements[0]).toMatchObject({
      words: 'Most agree.',
      details: ['The answers of 2 rounds together, because each was too small to show.'],
    });
  });

  it('says why a statement is held back or has too few answers, without a detail', () => {
    const { statements, nothing: empty } = cardOf([blockedText, nothing], 6, 6);

    expect(empty).toBe('');
    expect(statements[0]?.words).toMatch(
      /^Held back: the same or nearly the same people answered this shortly before\. /,
    );
    expect(statements[1]?.words).toBe('Too few answers to show.');
    expect(statements.map(({ details, bands }) => [details, bands])).toEqual([
      [[], []],
      [[], []],
    ]);
  });

  it('is one sentence where nothing at all is shown', () => {
    const card = cardOf([nothing, nothing], 3, 12);

    expect(card).toMatchObject({ caution: '', statements: [], highlights: [] });
    expect(card.nothing).toBe(
      'Fewer than 5 people gave an opinion, so nothing is shown. The answers have been destroyed.',
    );
  });

  it.each([
    [11, 'Fewer than six in ten answered, so this may not speak for everyone.'],
    [12, ''],
    [20, ''],
  ])('of %i answers among 20 warns "%s"', (answered, caution) => {
    expect(cardOf([shown([0, 0, 0, answered - 5, 5], 20)], answered, 20).caution).toBe(caution);
  });

  it.each([
    ['much the same', [six, six], ['The statements came out much the same.']],
    [
      'apart',
      [[0, 0, 0, 6, 0], six, [6, 0, 0, 0, 0]],
      ['Strongest: We are collaborative.', 'One to work on: We are brave.'],
    ],
    [
      'two on top',
      [
        [0, 0, 0, 6, 0],
        [0, 0, 0, 0, 6],
        [6, 0, 0, 0, 0],
      ],
      ['One to work on: We are brave.'],
    ],
    ['alone', [six], []],
  ] as [string, Histogram[], string[]][])('of statements that are %s reads %j', (_, histograms, highlights) => {
    expect(
      cardOf(
        histograms.map((one) => shown(one, 6)),
        6,
        6,
      ).highlights,
    ).toEqual(highlights);
  });

  it('shows of five to nine answers to several statements no more than the words of each', () => {
    for (const answers of [5, 6, 7, 8, 9]) {
      const cards = new Map<string, PulseResultCard>();
      const agree = Array.from({ length: answers + 1 }, (_, count) =>
        shown([answers - count, 0, 0, 0, count], answers),
      );
      for (const first of agree)
        for (const second of agree)
          for (const third of agree) {
            const card = cardOf([first, second, third], answers, answers);
            const words = card.statements.map((one) => one.words).join();
            expect(card).toEqual(cards.get(words) ?? card);
            cards.set(words, card);
          }
      expect(cards.size).toBe(4 ** 3);
    }
  });
});

describe('a change in words', () => {
  it.each([
    ['higher', 'Clearly higher than before.'],
    ['lower', 'Clearly lower than before.'],
    ['unclear', 'No clear change.'],
    ['too few', 'Too few answers to tell a change.'],
    ['new', ''],
  ] as [Change, string][])('%s reads "%s", without a number', (change, words) => {
    expect(changeInWords(change)).toBe(words);
    expect(changeInWords(change)).not.toMatch(/[0-9%]/);
  });
});
