import type { PulseCard } from '../../src/pulse/cards.ts';
import { DURATIONS, SCALE } from '../../src/pulse/pulse.ts';
import type { Choice } from '../../src/shared/card-parts.ts';
import {
  behaviours,
  collaborative,
  compassionate,
  innovative,
  interimLabel,
  livingWell,
  manyBehaviours,
} from './sample-behaviours.ts';
import { sampleGuide } from './sample-guide.ts';
import { speakUpLinked, speakUpUnlinked } from './sample-links.ts';
import { HOSTILE, HOSTILE_NAME } from './sample-words.ts';
import type { SamplesOf } from './samples-of.ts';

const scale: readonly Choice[] = SCALE;
const statement = (index: number, behaviourName: string, text: string, value = '') => ({
  inputId: `s${index}`,
  behaviourName,
  text,
  value,
});
const statements = [
  statement(0, collaborative.name, 'We ask for each other’s views before we decide.'),
  statement(1, innovative.name, 'We make room to try new ways of working.'),
  statement(2, compassionate.name, 'We listen properly when someone raises a concern.'),
  statement(3, livingWell.name, 'We plan our work so that people can take their breaks.'),
];
const refreshIds = Array.from(
  { length: 60 },
  (_, index) => `29:1${String(index).padStart(3, '0')}${'aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789'.repeat(2)}`,
);
const pulse: PulseCard = {
  kind: 'pulse',
  pulseId: 'pulse-2026-11-12',
  note: '',
  notice: [
    'Your answers are confidential. Nobody here, the chair included, sees who answered or what they said.',
    'A result is shown only if at least 5 people answer: in words up to 9, in rounded shares from 10.',
    'Open until Thursday 12 November 2026, 16:00. Until then you can change or withdraw your answer.',
    'When it closes, each answer is destroyed, and so is the key that could link it to you. Only the result stays.',
  ],
  changes: -1,
  progress: '1 of 4',
  statement: 0,
  text: 'We ask for each other’s views before we decide.',
  behaviourName: collaborative.name,
  isChange: '',
  undoes: -1,
  goesBackTo: -1,
  promise:
    'Confidential: nobody, the chair included, sees who answered or what. A result is shown from 5 answers. Answers are destroyed Thursday 12 November, 16:00.',
  statements,
  scale,
  speakUp: speakUpUnlinked,
  hasComments: false,
  commentWords: '',
  longestComment: 300,
  lastActionWords:
    'We agreed: Ask the night shift before the rota is decided (Adele Vance; we look back on Friday 20 November 2026).',
  leftOut: '',
  answered: 'At least 5 of 11 have answered.',
  openedBy: 'Alex Wilber',
  refreshIds,
};

const answered = {
  pulseId: 'pulse-1',
  note: '',
  changes: -1,
  undoes: -1,
  thanks: 'Thank you. Your 4 answers are saved.',
  closes:
    'You can change or withdraw them until Thursday 12 November, 16:00. Then they are destroyed; only totals stay.',
  hasComments: false,
  commentWords: '',
  longestComment: 300,
  canClose: false,
} as const;

const durations: readonly Choice[] = DURATIONS;

/** What is shown from opening a pulse to its result. */
export const pulseMessages: SamplesOf<
  | 'pulse-form'
  | 'pulse'
  | 'pulse-answered'
  | 'pulse-page'
  | 'pulse-close'
  | 'pulse-closing'
  | 'pulse-closed'
  | 'pulse-comments'
  | 'discussion-prompt'
> = {
  'pulse-form': {
    usual: {
      kind: 'pulse-form',
      formId: 'form-1',
      behaviours,
      chosen: 'compassionate',
      durations,
      hours: '72',
      suggestion: 'We are compassionate. It came out as the one to work on last time.',
      askedLately: '',
      interimLabel: '',
    },
    largest: {
      kind: 'pulse-form',
      formId: 'form-1',
      behaviours: manyBehaviours,
      chosen: '',
      durations,
      hours: '72',
      suggestion: `${manyBehaviours[0]?.title}. It was last on your agenda on 12 Oct.`,
      askedLately: `Asked lately: ${manyBehaviours.map(({ title }) => `${title} (again from 12 Nov)`).join(', ')}.`,
      interimLabel,
    },
  },
  pulse: {
    four: pulse,
    one: { ...pulse, progress: '', statements: [], lastActionWords: '', answered: '', refreshIds: [] },
    'second of four': {
      ...pulse,
      progress: '2 of 4 · last answer saved',
      statement: 1,
      text: 'We make room to try new ways of working.',
      undoes: 0,
      refreshIds: [],
    },
    'answered before': {
      ...pulse,
      note: 'You have answered that one; it stays as it is.',
      changes: 0,
      progress: '2 of 4',
      statement: 1,
      text: 'We make room to try new ways of working.',
      goesBackTo: 0,
      refreshIds: [],
    },
    'to be changed': { ...pulse, isChange: 'yes', refreshIds: [] },
    largest: {
      ...pulse,
      note: 'Your answers are withdrawn and deleted. You can answer again until the pulse closes.',
      progress: '5 of 5 · last answer saved',
      statement: 4,
      text: `${'We say what we will do '.repeat(8)}.`,
      undoes: 3,
      statements: [...statements, statement(4, 'We are accountable', `${'We say what we will do '.repeat(8)}.`, '4')],
      lastActionWords: `Not now, because ${HOSTILE}.`,
      openedBy: HOSTILE_NAME,
      speakUp: speakUpLinked,
      hasComments: true,
      commentWords: HOSTILE,
    },
  },
  'pulse-answered': {
    opener: {
      kind: 'pulse-answered',
      ...answered,
      undoes: 3,
      canClose: true,
    },
    member: { kind: 'pulse-answered', ...answered },
    'asked for a comment': {
      kind: 'pulse-answered',
      ...answered,
      note: 'You have answered that one; it stays as it is.',
      changes: 1,
      hasComments: true,
      commentWords: HOSTILE,
    },
  },
  'pulse-page': {
    usual: {
      kind: 'pulse-page',
      pulseId: 'pulse-1',
      note: 'Only you see this, now. Change what you like, and save it.',
      isWhole: 'yes',
      statements: statements.map((one, index) => ({ ...one, value: String(5 - index) })),
      scale,
      hasComments: true,
      commentWords: 'More breaks.',
      longestComment: 300,
    },
  },
  'pulse-close': {
    usual: {
      kind: 'pulse-close',
      pulseId: 'pulse-1',
      asked:
        'It is open until Thursday 12 November, 16:00. Closed now, nobody can answer any more; a result is shown if 5 have answered.',
    },
  },
  'pulse-closing': { usual: { kind: 'pulse-closing' } },
  'pulse-closed': {
    usual: {
      kind: 'pulse-closed',
      closed: 'Closed on Thursday 12 November 2026.',
      answered: '8 of 11 people answered.',
      statements: statements.map(({ text }) => text),
    },
  },
  'pulse-comments': {
    usual: {
      kind: 'pulse-comments',
      part: '',
      statements: ['We listen properly when someone raises a concern.'],
      commentWords: ['The round at the start helps.', 'More time for questions at the end would help.', HOSTILE],
    },
    several: {
      kind: 'pulse-comments',
      part: 'Part 2 of 3',
      statements: ['We listen properly when someone raises a concern.'],
      commentWords: ['The round at the start helps.', HOSTILE],
    },
  },
  'discussion-prompt': {
    usual: {
      kind: 'discussion-prompt',
      guide: sampleGuide('small team'),
      why: 'There are fewer than 5 people here, too few to keep answers confidential. Nothing was opened. Talk about it instead:',
      behaviourName: compassionate.name,
      question: 'What does anyone here need in order to take part well today?',
    },
  },
};
