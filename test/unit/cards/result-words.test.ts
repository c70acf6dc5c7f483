import { describe, expect, it } from 'vitest';
import { renderCard } from '../../../bot/rendering/render-card.ts';
import { checkLines } from '../../../src/frameworks/check-lines.ts';
import type { Framework } from '../../../src/frameworks/framework.ts';
import type { Message } from '../../../src/message.ts';
import type { PulseResultCard } from '../../../src/pulse/cards.ts';
import { type Change, MOST_CHOSEN, type Statement, statementsOn } from '../../../src/pulse/pulse.ts';
import { resultCard } from '../../../src/pulse/pulse-result.ts';
import { checkParts } from '../../../src/pulse/team-check.ts';
import { sampleMessages } from '../../support/sample-messages.ts';
import { closedPulse, type Outcome, SHIPPED } from '../../support/sample-results.ts';
import { overviewOfMonths } from '../../support/sample-summary-messages.ts';
import { visibleTexts, visibleWords } from '../../support/visible-words.ts';
import { stringsIn } from './walk.ts';

/** Rule C2: what a result, a summary and a digest may say before anybody opens anything. */
const MOST_WORDS = 90;
/** The one exception: the rows of a full check are whole statements, the two highest and the two lowest of up to eighteen. */
const MOST_OF_FULL_CHECK = 101;

/** What may come of the statements, over and over: the longest words, all alike, and a bit of everything. */
const OUTCOMES: readonly (readonly Outcome[])[] = [
  [4],
  [1],
  [4, 1],
  [4, 3, 2, 1],
  [1, 4, 4, 'few', 3, 'held'],
  ['sum', 2, 'few', 4],
  ['held'],
  ['few'],
];
/** More than two at once are as good as never clear (Holm). */
const CHANGES: readonly (readonly Change[])[] = [[], ['higher', 'lower'], ['unclear', 'unclear', 'higher', 'lower']];
const LAST_ACTION = 'You said, we did: papers three days before (Adele Vance).';

function over<T>(all: readonly unknown[], values: readonly T[], otherwise: T): T[] {
  return all.map((_, index) => values[index % values.length] ?? otherwise);
}

/** Whether several statements ask about one behaviour. */
function isFullCheck({ statements }: PulseResultCard): boolean {
  return statements.some(({ behaviourName }) => behaviourName === '');
}

function resultsOf(framework: Framework): PulseResultCard[] {
  const { behaviours } = framework;
  const asked: (readonly Statement[])[] = [
    statementsOn(behaviours.slice(0, MOST_CHOSEN)),
    statementsOn(behaviours.slice(0, 1)),
    ...checkParts(framework).map(({ statements }) => statements),
  ];
  return asked.flatMap((statements) =>
    OUTCOMES.flatMap((outcomes) =>
      CHANGES.map((changes) => {
        const pulse = closedPulse(framework, statements, over(statements, outcomes, 'few'), {
          answered: 14,
          invited: 26,
          changes,
        });
        if (!pulse.result) throw new Error('a closed pulse has a result');
        return resultCard(pulse, pulse.result, framework);
      }),
    ),
  );
}

function overviewsOf(framework: Framework): Message[] {
  const months = OUTCOMES.flatMap((outcomes) =>
    CHANGES.flatMap((changes) =>
      ['', framework.behaviours[0]?.id ?? ''].map((toWorkOn) =>
        overviewOfMonths(framework, [[2, 3], [3, 'few'], outcomes], { changes, toWorkOn }),
      ),
    ),
  );
  const { guide } = sampleMessages['digest-usual'] as Extract<Message, { kind: 'digest' }>;
  return months.flatMap((overview): Message[] => [
    { kind: 'summary', period: 'The last 12 weeks', nothing: '', lastActionWords: LAST_ACTION, ...overview },
    {
      kind: 'digest',
      teamName: 'Urgent care improvement',
      period: 'Since Monday 2 November 2026',
      nothing: '',
      guide,
      lastActionWords: LAST_ACTION,
      actionWords: [LAST_ACTION],
      quotes: [],
      ...overview,
    },
  ]);
}

function longestOf(messages: readonly Message[]): string[] {
  const all = messages.map((message) => visibleWords(renderCard(message)));
  return all.toSorted((a, b) => b.length - a.length)[0] ?? [];
}

describe.each(SHIPPED)('with $name', (framework) => {
  it('a result says at most ninety words at once, buttons included, whatever came of it', () => {
    const [full, others] = [true, false].map((isFull) =>
      resultsOf(framework).filter((one) => isFullCheck(one) === isFull),
    );
    expect(longestOf(others ?? []).length).toBeLessThanOrEqual(MOST_WORDS);
    expect(longestOf(full ?? []).length).toBeLessThanOrEqual(MOST_OF_FULL_CHECK);
  });

  it('a summary and a digest too', () => {
    expect(longestOf(overviewsOf(framework)).length).toBeLessThanOrEqual(MOST_WORDS);
  });

  it('no statement is left out of what can be opened', () => {
    const lines = checkLines(framework, 'full', 'team');
    const parts = checkParts(framework).filter(({ depth }) => depth === 'full');
    const read = parts.flatMap(({ statements }) => {
      const pulse = closedPulse(framework, statements, over<Outcome>(statements, [4, 3, 1], 'few'), {
        answered: 8,
        invited: 9,
      });
      return pulse.result ? stringsIn(renderCard(resultCard(pulse, pulse.result, framework))) : [];
    });
    for (const { text } of lines) expect(read).toContain(text);
  });
});

const SHOWN = Object.entries(sampleMessages).filter(([name]) =>
  /^(?:pulse-result|summary|digest|self-check)-/.test(name),
);

describe.each(SHOWN)('%s', (_, message) => {
  const card = renderCard(message);

  it('has no chart, no table, no picture, no block characters, and no colour that judges', () => {
    const types = stringsIn(card);
    expect(types.filter((text) => /^(?:Chart\.|Table|Image)/.test(text))).toEqual([]);
    expect(types.join()).not.toMatch(/[▁-█░▒▓◔◑◕┊]/u);
    expect(types.filter((text) => ['Good', 'Warning', 'Attention'].includes(text))).toEqual([]);
  });

  it('says each meter in words before it', () => {
    const texts = visibleTexts(JSON.parse(JSON.stringify(card).replaceAll('"isVisible":false', '"isVisible":true')));
    for (const [index, text] of texts.entries()) {
      if (!/^[●○]{4}$/u.test(text)) continue;
      expect(texts[index - 1]).toMatch(/agree|often|always|now and then|half the time|hardly ever/i);
    }
  });
});
