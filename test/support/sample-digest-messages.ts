import type { BehaviourCard, DigestCard } from '../../src/digest/cards.ts';
import { NO_GUIDE } from '../../src/guide/guide.ts';
import { collaborative, compassionate, framework, interimLabel } from './sample-behaviours.ts';
import { sampleGuide } from './sample-guide.ts';
import { shippedPack } from './sample-results.ts';
import { OF_VALUES, overviewOfMonths } from './sample-summary-messages.ts';
import { HOSTILE, HOSTILE_NAME, longWords, plainWords } from './sample-words.ts';
import type { SamplesOf } from './samples-of.ts';

const OF_NINE = overviewOfMonths(shippedPack('nhs-healthcare-leadership-model'), [[4, 3, 'held', 2, 'few', 1]]);
const digest: DigestCard = {
  kind: 'digest',
  teamName: 'Urgent care improvement',
  period: 'Since Monday 2 November 2026',
  nothing: '',
  guide: sampleGuide('mixed'),
  ...OF_VALUES,
  lastActionWords: 'You said, we did: Put the winter figures on the board (Diego Siciliani).',
  actionWords: [
    'We agreed: Ask the night shift before the rota is decided (Adele Vance; we look back on Friday 6 November 2026). It is time to look back: did it help?',
    'Not now, because two of us are away until January.',
  ],
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
      groups: [],
      changedBehind: '',
      toggles: [],
      guide: NO_GUIDE,
      suggestedWhy: 'It is next in turn.',
      lastActionWords: '',
      actionWords: [],
      thanks: '',
      quotes: [],
    },
    largest: {
      ...digest,
      teamName: HOSTILE_NAME,
      ...OF_NINE,
      isSample: true,
      lastActionWords: `Not now, because ${HOSTILE}.`,
      actionWords: Array.from(
        { length: 7 },
        () => `We agreed: ${HOSTILE} (${HOSTILE_NAME}; we look back on Friday 6 November 2026).`,
      ),
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
