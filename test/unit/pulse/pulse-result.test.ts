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
import { shippedPack } from '../../support/sample-results.ts';
import { everyHistogram } from '../privacy/every-histogram.ts';

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
    const high = shown([0, 0, 0, 0, 6], 6);
    const low = shown([6, 0, 0, 0, 0], 6);

    expect(cardOf([high, low], 6, 6).talkAbout).toBe('Worth talking about: We feel safe.');
    for (const other of [together, nothing, blockedText]) expect(cardOf([high, other], 6, 6).talkAbout).toBe('');
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
    const { answered, caution, nothing, statements, talkAbout } = cardOf([shown(six, 6, 'higher')], 6, 6);

    expect(answered).toBe('6 of 6 answered · 5 March 2026');
    expect([caution, nothing, talkAbout]).toEqual(['', '', '']);
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
    const { statements } = cardOf([blockedText, nothing], 6, 6);

    expect(statements[0]?.words).toMatch(
      /^Held back: the same or nearly the same people answered this shortly before\. /,
    );
    expect(statements[1]?.words).toBe('Too few answers to show.');
    expect(statements.map(({ details, bands }) => [details, bands])).toEqual([
      [[], []],
      [[], []],
    ]);
  });

  it('has a row for each, the words before the sign, and behind a button what the row does not say', () => {
    const card = cardOf(
      [shown([1, 0, 0, 1, 12], 20, 'higher'), shown([3, 0, 3, 4, 4], 20, 'unclear'), blockedText],
      14,
      20,
    );
    expect(card.groups).toMatchObject([{ id: 'ends', isOpen: true }]);
    expect(card.groups[0]?.rows).toMatchObject([
      {
        name: 'We are collaborative',
        words: 'All or nearly all agree · clearly higher ▲',
        meter: '●●●●',
        lines: ['We listen.'],
      },
      {
        name: 'We feel safe',
        words: 'About half agree',
        meter: '●●○○',
        lines: [
          'We say what we think.',
          'Rounded: about 55% agree · about 20% in between · about 20% disagree',
          'Whatever the others think, between 35% and 75% of everyone asked agree.',
          'No clear change.',
        ],
      },
      { name: 'We are brave', words: 'Held back, asked again too soon', meter: '' },
    ]);
    expect(card.groups[0]?.rows[2]?.lines[1]).toMatch(/^Held back: the same or nearly the same people/);
    expect(card.toggles.map(({ more }) => more)).toEqual(['Numbers']);
    expect(cardOf([shown(six, 6)], 6, 6).toggles.map(({ more }) => more)).toEqual(['Details']);
  });

  it('says that nothing is shown, that this is nobody’s fault, and what to try aloud, with an action to agree', () => {
    const pack = shippedPack('mse-icb-values');
    const pulse = pulseOf([listen, safe], 12);
    const card = resultCard(pulse, pulseResult(pulse, [nothing, nothing], 3), pack);

    expect(card).toMatchObject({ caution: '', statements: [], groups: [], talkAbout: '', pulseId: pulse.pulseId });
    expect(card.nothing).toBe('Too few answers to show. That says nothing about anybody.');
    expect(card.nothingNote).toBe('Fewer than 5 people gave an opinion. The answers have been destroyed.');
    const prompts = pack.behaviours.find(({ id }) => id === 'collaborative')?.prompts.map(({ text }) => text);
    expect(prompts).toContain(card.question);
    expect(cardOf([nothing], 3, 12).question).toBe('');
  });

  it('says the same where all was held back, and why', () => {
    const card = cardOf([blockedText, nothing], 6, 6);

    expect(card.nothing).toBe('Nothing to show this time. That says nothing about anybody.');
    expect(card.nothingNote).toMatch(/^Held back: the same or nearly the same people/);
    expect(card.groups).toEqual([]);
    expect(card.statements).toHaveLength(2);
  });

  it.each([
    [11, 'This may not speak for everyone.'],
    [12, ''],
    [20, ''],
  ])('of %i answers among 20 warns "%s"', (answered, caution) => {
    expect(cardOf([shown([0, 0, 0, answered - 5, 5], 20)], answered, 20).caution).toBe(caution);
  });

  it.each([
    ['alike', [six, six], 'None stands out: talk about any.', ''],
    ['too close to tell', [six, [0, 0, 0, 6, 0]], 'Too few answers to rank them: talk about any.', ''],
    ['apart', [[0, 0, 0, 6, 0], six, [6, 0, 0, 0, 0]], 'Worth talking about: We are brave.', 'brave'],
    [
      'two at the bottom',
      [
        [0, 0, 0, 6, 0],
        [6, 0, 0, 0, 0],
        [6, 0, 0, 0, 0],
      ],
      'Several are lowest: talk about any of those.',
      '',
    ],
    ['alone', [six], '', ''],
  ] as [string, Histogram[], string, string][])('of statements that are %s reads %j', (_, histograms, said, named) => {
    const decided = histograms.map((one) => shown(one, 6));
    const { talkAbout, suggestedId } = cardOf(decided, 6, 6);
    expect([talkAbout, suggestedId]).toEqual([said, named]);
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

describe('the meter', () => {
  it('says nothing that the words do not, of however many answers: the same words, the same whole card', () => {
    const METERS: Readonly<Record<string, string>> = {
      'All or nearly all agree': '●●●●',
      'Most agree': '●●●○',
      'About half agree': '●●○○',
      'Fewer than half agree': '●○○○',
      'Too few answers to show': '',
    };
    for (const answers of [3, 5, 7, 9, 10, 11, 12]) {
      const cards = new Map<string, PulseResultCard>();
      for (const histogram of everyHistogram(answers)) {
        const card = cardOf([shown(histogram, answers + 2)], answers, answers + 2);
        const [statement] = card.statements;
        const read = JSON.stringify(statement ?? card.nothing);
        expect(card).toEqual(cards.get(read) ?? card);
        cards.set(read, card);
        for (const { words, meter } of card.groups.flatMap(({ rows }) => rows)) {
          expect([words, meter]).toEqual([words, METERS[words]]);
          expect(statement?.words).toBe(`${words}.`);
        }
      }
    }
  });

  it('of shares that were merged follows the words beside them, and never a share that is not shown', () => {
    const byRow = new Map<string, Set<string>>();
    for (const histogram of everyHistogram(11)) {
      const { published } = shown(histogram, 11);
      if (published.shown !== 'bands' || published.bands.every(({ from, to }) => from === to)) continue;
      const row = cardOf([{ published, change: 'new' }], 11, 11).groups[0]?.rows[0];
      const key = JSON.stringify([published.level, published.bands]);
      byRow.set(key, (byRow.get(key) ?? new Set()).add(row?.meter ?? ''));
    }
    expect(byRow.size).toBeGreaterThan(5);
    for (const meters of byRow.values()) expect(meters.size).toBe(1);
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
