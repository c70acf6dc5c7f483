import type { BehaviourCard, DigestCard } from '../../src/digest/cards.ts';
import {
  collaborative,
  compassionate,
  framework,
  interimLabel,
  livingWell,
  manyBehaviours,
} from './sample-behaviours.ts';
import { sampleGuide } from './sample-guide.ts';
import { chartOf } from './sample-summary-messages.ts';
import { HOSTILE, HOSTILE_NAME, longWords, plainWords } from './sample-words.ts';
import type { SamplesOf } from './samples-of.ts';

const digest: DigestCard = {
  kind: 'digest',
  teamName: 'Urgent care improvement',
  period: 'Since Monday 2 November 2026',
  isSample: false,
  guide: sampleGuide('mixed'),
  nothing: '',
  behaviours: [
    {
      name: collaborative.name,
      sparkline: '▄ ▆ ▆ █',
      words:
        'Latest, 12 Nov: all or nearly all agree. Clearly higher than before. Before, oldest first: about half agree, most agree (2 times).',
    },
    {
      name: compassionate.name,
      sparkline: '▄ ▂ · ▆',
      words:
        'Latest, 12 Nov: most agree. No clear change. Before, oldest first: about half agree, fewer than half agree. One pulse had too few answers.',
    },
  ],
  highlights: ['Strongest: We are collaborative.'],
  chart: chartOf({ [collaborative.name]: [0, 2, 3, 3, 4], [compassionate.name]: [0, 2, 1, 0, 3] }),
  actionWords: [
    'Done: Put the winter figures on the board (Diego Siciliani).',
    'We agreed: Ask the night shift before the rota is decided (Adele Vance; we look back on Friday 6 November 2026). It is time to look back: did it help?',
    'Not now, because two of us are away until January.',
  ],
  thanks: ['We are collaborative: 3', 'We are compassionate: 5'],
  quotes: [
    {
      giverName: 'Alex Wilber',
      receiverName: 'Megan Bowen',
      behaviourName: compassionate.name,
      whatTheyDidWords: plainWords,
    },
    {
      giverName: 'Adele Vance',
      receiverName: 'Urgent care improvement',
      behaviourName: collaborative.name,
      whatTheyDidWords: 'Shared the rota early.',
    },
  ],
  suggestedId: 'living-well',
  suggestedName: livingWell.name,
  suggestedWhy: 'It is next in turn, and was last on your agenda on 14 Sep.',
};
const behaviour: BehaviourCard = {
  kind: 'behaviour',
  title: 'Behaviour of the week',
  ...collaborative,
  source: framework,
  interimLabel: '',
};

/** What comes round by itself. */
export const digestMessages: SamplesOf<'digest' | 'behaviour'> = {
  digest: {
    usual: digest,
    quiet: {
      ...digest,
      nothing: 'No pulse has closed in this time.',
      behaviours: [],
      highlights: [],
      chart: [],
      actionWords: [],
      thanks: [],
      quotes: [],
    },
    largest: {
      ...digest,
      teamName: HOSTILE_NAME,
      isSample: true,
      behaviours: manyBehaviours.slice(0, 9).map(({ title }) => ({
        name: title,
        sparkline: '▂ ▄ ▆ █ · ▆ ▄ ▂ ▂ ▄ ▆ █',
        words: digest.behaviours.map(({ words }) => words).join(' '),
      })),
      chart: chartOf(Object.fromEntries(manyBehaviours.slice(0, 9).map(({ title }) => [title, [1, 1, 2, 3, 4]]))),
      actionWords: Array.from(
        { length: 8 },
        () => `We agreed: ${HOSTILE} (${HOSTILE_NAME}; we look back on Friday 6 November 2026).`,
      ),
      thanks: manyBehaviours.slice(0, 9).map(({ title }) => `${title}: 12`),
      quotes: Array.from({ length: 2 }, () => ({
        giverName: HOSTILE_NAME,
        receiverName: HOSTILE_NAME,
        behaviourName: compassionate.name,
        whatTheyDidWords: longWords,
      })),
    },
  },
  behaviour: {
    usual: behaviour,
    'names-only': { ...behaviour, title: 'Behaviour of the fortnight', looksLike: [], interimLabel },
    hostile: { ...behaviour, name: HOSTILE_NAME, meaning: HOSTILE, looksLike: [HOSTILE, HOSTILE], question: HOSTILE },
  },
};
