import type { Framework } from '../../src/frameworks/framework.ts';
import type { Change, Pulse } from '../../src/pulse/pulse.ts';
import { statementsOn } from '../../src/pulse/pulse.ts';
import type { Overview } from '../../src/trends/cards.ts';
import { overviewOf } from '../../src/trends/overview.ts';
import { longestFramework } from './longest-framework.ts';
import { closedPulse, type Outcome, shippedPack } from './sample-results.ts';
import { sampleThankYou } from './sample-thank-you.ts';
import { HOSTILE } from './sample-words.ts';
import type { SamplesOf } from './samples-of.ts';

const values = shippedPack('mse-icb-values');
const nine = shippedPack('nhs-healthcare-leadership-model');
const CLOSED = [Date.UTC(2026, 8, 14, 16), Date.UTC(2026, 9, 12, 16), Date.UTC(2026, 10, 12, 16)];
const SETTINGS = { timeZone: 'Europe/London', threshold: 5 } as const;

interface Past {
  readonly answered?: number;
  readonly changes?: readonly Change[];
  readonly isSample?: boolean;
  readonly toWorkOn?: string;
}

/** What a summary has of pulses on all behaviours of a framework, one a month. */
export function overviewOfMonths(
  framework: Framework,
  months: readonly (readonly Outcome[])[],
  { answered = 8, changes, isSample = false, toWorkOn = '' }: Past = {},
): Overview {
  const pulses = months.map((outcomes, month): Pulse => {
    const closesAt = CLOSED[month] ?? 0;
    const all = framework.behaviours.map((_, index) => outcomes[index % outcomes.length] ?? 'few');
    const isLast = month === months.length - 1;
    return closedPulse(framework, statementsOn(framework.behaviours), all, {
      answered,
      invited: 26,
      closesAt,
      isSample,
      ...(isLast && changes ? { changes } : {}),
    });
  });
  const thanks = Array.from({ length: 6 }, () =>
    sampleThankYou({ frameworkId: framework.id, behaviourId: framework.behaviours[1]?.id ?? '' }),
  );
  const history = {
    uses: [],
    toWorkOn: toWorkOn ? { behaviourId: toWorkOn, since: CLOSED[2] ?? 0 } : null,
    timeZone: SETTINGS.timeZone,
  };
  return overviewOf(framework, { pulses: pulses.toReversed(), thanks, history }, SETTINGS, 0);
}

export const OF_VALUES = overviewOfMonths(
  values,
  [
    [2, 1, 3, 1],
    [3, 'few', 3, 2],
    [4, 2, 3, 1],
  ],
  { changes: ['higher'], toWorkOn: 'living-well' },
);

const summary = {
  kind: 'summary',
  period: 'The last 12 weeks',
  nothing: '',
} as const;

/** Summaries as the product makes them. */
export const summaryMessages: SamplesOf<'summary'> = {
  summary: {
    usual: {
      ...summary,
      ...OF_VALUES,
      isSample: true,
      lastActionWords: 'You said, we did: Ask the night shift before the rota is decided (Adele Vance).',
    },
    empty: {
      ...summary,
      ...overviewOfMonths(values, []),
      nothing: 'No pulse has closed in this time. Type pulse to start one.',
      thanks: '',
      lastActionWords: '',
    },
    nine: {
      ...summary,
      ...overviewOfMonths(
        nine,
        [
          [3, 2, 4, 1, 3, 'held', 'few', 2, 3],
          [3, 2, 4, 1, 4, 4, 'few', 2, 'few'],
        ],
        { answered: 14, changes: ['unclear', 'unclear', 'unclear', 'unclear', 'higher'] },
      ),
      lastActionWords: 'Not now, because two of us are away until January.',
    },
    longest: {
      ...summary,
      ...overviewOfMonths(
        longestFramework,
        [
          [3, 2, 4, 1],
          ['few', 2, 4, 1],
          ['held', 2, 4, 1],
        ],
        { answered: 14 },
      ),
      lastActionWords: `Not now, because ${HOSTILE}.`,
    },
  },
};
