import { NOTHING_CHANGED, type Refusals } from '../shared/refusal-words.ts';

/** What this feature refuses, as the person reads it. */
export const MEETING_REFUSALS = {
  AGENDA_FULL: {
    what: 'This agenda has three items already.',
    kept: 'The agenda is as it was.',
    next: 'Propose it for the next agenda, or ask whoever prepared this one.',
    comesBack: 'never',
  },
  AGENDA_NOT_YOURS: {
    what: 'Only the person who prepared this agenda can take it back.',
    kept: 'The agenda still waits for its meeting.',
    next: 'Ask them to take it back.',
    comesBack: 'never',
  },
  AGENDA_STARTED: {
    what: 'The meeting with this agenda has already begun.',
    kept: NOTHING_CHANGED,
    next: 'Type agenda to prepare the next one.',
    comesBack: 'never',
  },
  AGENDA_UNKNOWN: {
    what: 'I cannot find this agenda card in this conversation.',
    kept: NOTHING_CHANGED,
    next: 'Type agenda to make a new one.',
    comesBack: 'never',
  },
  MEETING_NOT_LED: {
    what: 'In this meeting its organisers and presenters start and end the agenda.',
    kept: NOTHING_CHANGED,
    next: 'Ask one of them to type it.',
    comesBack: 'at once',
  },
  MEETING_NOT_STARTED: {
    what: 'No meeting of mine is on here, or it has ended already.',
    kept: NOTHING_CHANGED,
    next: 'Type start to begin one, or pulse to ask how we are doing now.',
    comesBack: 'at once',
  },
} as const satisfies Refusals;
