import { collaborative, innovative } from './sample-behaviours.ts';
import { sampleGuide } from './sample-guide.ts';
import { HOSTILE_NAME } from './sample-words.ts';
import type { SamplesOf } from './samples-of.ts';

export const chairMessages: SamplesOf<'chair-note'> = {
  'chair-note': {
    usual: {
      kind: 'chair-note',
      teamName: 'Urgent care improvement',
      answered: '8 of 11 answered · 12 November 2026',
      nothing: '',
      statements: [
        { behaviourName: collaborative.name, words: 'Most agree.' },
        { behaviourName: innovative.name, words: 'About half agree.' },
      ],
      guide: sampleGuide('low'),
      suggestedName: innovative.name,
      suggestedWhy: 'It came out as the one to work on last time.',
      question: 'What is one thing we could try before we next meet?',
      thanksHint:
        'Shared here in the last 12 weeks: no thank-you for We are innovative or Living well; none in the weeks from 7 Sep and 5 Oct.',
      isSample: false,
    },
    nothing: {
      kind: 'chair-note',
      teamName: '',
      answered: '3 of 11 answered · 12 November 2026',
      nothing: 'Too few answers to show. That says nothing about anybody.',
      statements: [],
      guide: sampleGuide('too few'),
      suggestedName: '',
      suggestedWhy: '',
      question: '',
      thanksHint: '',
      isSample: true,
    },
    hostile: {
      kind: 'chair-note',
      teamName: HOSTILE_NAME,
      answered: '8 of 11 answered · 12 November 2026',
      nothing: '',
      statements: [{ behaviourName: HOSTILE_NAME, words: 'Most agree.' }],
      guide: sampleGuide('high'),
      suggestedName: HOSTILE_NAME,
      suggestedWhy: HOSTILE_NAME,
      question: HOSTILE_NAME,
      thanksHint: HOSTILE_NAME,
      isSample: false,
    },
  },
};
