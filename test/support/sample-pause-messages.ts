import { pauseInWords } from '../../src/teams/words.ts';
import { HOSTILE_NAME } from './sample-words.ts';
import type { SamplesOf } from './samples-of.ts';

const since = 'Monday 16 November 2026';

export const pauseMessages: SamplesOf<'place-paused' | 'rhythm-successor'> = {
  'place-paused': {
    refused: {
      kind: 'place-paused',
      teamName: 'Urgent care improvement',
      ...pauseInWords('refused', since),
    },
    'channel-gone': { kind: 'place-paused', teamName: 'Urgent care improvement', ...pauseInWords('gone', since) },
    hostile: { kind: 'place-paused', teamName: HOSTILE_NAME, ...pauseInWords('refused', since) },
  },
  'rhythm-successor': {
    team: { kind: 'rhythm-successor', teamName: 'Urgent care improvement' },
    hostile: { kind: 'rhythm-successor', teamName: HOSTILE_NAME },
  },
};
