import type { SummaryCard } from '../../src/trends/cards.ts';
import { collaborative, compassionate, innovative, livingWell, manyBehaviours } from './sample-behaviours.ts';
import { HOSTILE, HOSTILE_NAME } from './sample-words.ts';
import type { SamplesOf } from './samples-of.ts';

/** Summaries. */
const HIGHLIGHTS = ['Strongest: We are collaborative.', 'One to work on: We are living well.'];

export const summaryMessages: SamplesOf<'summary'> = {
  summary: {
    usual: {
      kind: 'summary',
      teamName: 'Urgent care improvement',
      period: 'The last 12 weeks',
      isSample: true,
      nothing: '',
      behaviours: [
        {
          name: collaborative.name,
          sparkline: '▄ ▆ ▆ █',
          words:
            'Latest, 12 November: all or nearly all agree. Before, oldest first: about half agree, most agree (2 times).',
        },
        {
          name: innovative.name,
          sparkline: '▂ ▄ · ▄',
          words:
            'Latest, 12 November: about half agree. Before, oldest first: fewer than half agree, about half agree. One pulse had too few answers.',
        },
        {
          name: compassionate.name,
          sparkline: '▄ ▂ ▂ ▆',
          words:
            'Latest, 12 November: most agree. Before, oldest first: about half agree, fewer than half agree (2 times).',
        },
      ],
      highlights: HIGHLIGHTS,
      chart: chartOf({
        [collaborative.name]: [0, 2, 3, 3, 4],
        [innovative.name]: [0, 1, 2, 0, 2],
        [compassionate.name]: [0, 2, 1, 1, 3],
      }),
      thanks: ['We are compassionate: 5', 'We are collaborative: 3', 'We are living well: 1'],
      suggestedId: 'living-well',
      suggestedName: livingWell.name,
      suggestedWhy: 'It is next in turn, and was last on your agenda on 14 Sep.',
      lastActionWords: 'Done: Ask the night shift before the rota is decided (Adele Vance).',
    },
    empty: {
      kind: 'summary',
      teamName: 'Urgent care improvement',
      period: 'The last 12 weeks',
      isSample: false,
      nothing: 'No pulse has closed in this time. Type pulse to start one.',
      behaviours: [],
      highlights: HIGHLIGHTS,
      chart: [],
      thanks: [],
      suggestedId: 'collaborative',
      suggestedName: collaborative.name,
      suggestedWhy: 'Why: it has not been on your agenda yet.',
      lastActionWords: '',
    },
    largest: {
      kind: 'summary',
      teamName: HOSTILE_NAME,
      period: 'The last 12 weeks',
      isSample: false,
      nothing: '',
      behaviours: manyBehaviours.slice(0, 9).map(({ title }) => ({
        name: title,
        sparkline: '▂ ▄ ▆ █ · ▆ ▄ ▂ ▂ ▄ ▆ █',
        words:
          'Latest, 12 November: all or nearly all agree. Before, oldest first: fewer than half agree, about half agree, most agree, all or nearly all agree, most agree, about half agree, fewer than half agree (2 times), about half agree, most agree. One pulse had too few answers.',
      })),
      highlights: HIGHLIGHTS,
      chart: chartOf(Object.fromEntries(manyBehaviours.slice(0, 9).map(({ title }) => [title, [1, 1, 2, 3, 4]]))),
      thanks: manyBehaviours.slice(0, 9).map(({ title }) => `${title}: 12`),
      suggestedId: '',
      suggestedName: '',
      suggestedWhy: '',
      lastActionWords: `Not now, because ${HOSTILE}.`,
    },
  },
};

/** Levels per behaviour, the latest last; 0 where there is no bar. */
export function chartOf(levels: Readonly<Record<string, readonly number[]>>): SummaryCard['chart'] {
  return ['4 before', '3 before', '2 before', '1 before', 'Latest']
    .map((legend, index) => ({
      legend,
      values: Object.entries(levels).flatMap(([x, ys]) => (ys[index] ? [{ x, y: ys[index] }] : [])),
    }))
    .filter(({ values }) => values.length > 0);
}
