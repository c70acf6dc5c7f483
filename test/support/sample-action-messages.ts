import type { ActionCard, ActionForm } from '../../src/actions/cards.ts';
import { setByInWords } from '../../src/actions/words.ts';
import { behaviours, collaborative, manyBehaviours } from './sample-behaviours.ts';
import { HOSTILE, HOSTILE_NAME } from './sample-words.ts';
import type { SamplesOf } from './samples-of.ts';

const form: ActionForm = {
  kind: 'action-form',
  pulseId: 'pulse-1',
  about: 'About the result of Thursday 12 November 2026.',
  standing: '',
  behaviours,
  behaviourId: 'compassionate',
  whatWords: '',
  example: 'For example: Papers and figures go out early enough for everyone to use them.',
  people: ['Alex Wilber', 'Megan Bowen', 'Adele Vance'].map((title) => ({ title, value: title })),
  usesPeoplePicker: false,
  whoId: '',
  byWhen: '2026-12-10',
  earliest: '2026-11-12',
  latest: '2027-11-12',
  becauseWords: '',
  longest: 200,
};
const agreed: ActionCard = {
  kind: 'action',
  pulseId: 'pulse-1',
  state: 'agreed',
  behaviourName: collaborative.name,
  whatWords: 'Ask the night shift before the rota is decided.',
  whoName: 'Adele Vance',
  byWhen: 'Thursday 10 December 2026',
  becauseWords: '',
  outcome: '',
  setBy: setByInWords('agreed', 'Megan Bowen'),
  isSample: false,
};

/** What a team makes of a result. */
export const actionMessages: SamplesOf<'action-form' | 'action'> = {
  'action-form': {
    usual: form,
    picker: { ...form, people: [], usesPeoplePicker: true },
    hostile: {
      ...form,
      standing: `${HOSTILE_NAME} wrote down what stands below. Saving changes it.`,
      behaviours: manyBehaviours,
      whatWords: HOSTILE,
      becauseWords: HOSTILE,
      people: Array.from({ length: 120 }, (_, index) => ({
        title: `Colleague ${index}`,
        value: `3c5e2b8a-6f27-4a43-8c0e-${String(index).padStart(12, '0')}`,
      })),
    },
  },
  action: {
    agreed,
    done: {
      ...agreed,
      state: 'done',
      outcome: 'It helped in part.',
      setBy: setByInWords('done', 'Adele Vance'),
      isSample: true,
    },
    'not-now': {
      ...agreed,
      state: 'not now',
      whatWords: '',
      whoName: '',
      byWhen: '',
      becauseWords: 'two of us are away until January, and we want everybody at the table.',
    },
    hostile: {
      ...agreed,
      behaviourName: manyBehaviours[0]?.title ?? '',
      whatWords: HOSTILE,
      whoName: HOSTILE_NAME,
      setBy: setByInWords('agreed', HOSTILE_NAME),
    },
  },
};
