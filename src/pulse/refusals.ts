import { NOTHING_CHANGED, type Refusals } from '../shared/refusal-words.ts';

/** What this feature refuses, as the person reads it. */
export const PULSE_REFUSALS = {
  ANSWER_MISSING: {
    what: 'No answer was chosen.',
    kept: 'Nothing was saved yet.',
    next: 'Choose an answer for at least one statement. “Not sure / does not apply” is fine.',
    comesBack: 'at once',
  },
  ANSWER_OFF_SCALE: {
    what: 'One of the answers was not on the scale.',
    kept: 'Nothing was saved yet.',
    next: 'Choose from the list.',
    comesBack: 'at once',
  },
  BEHAVIOUR_COUNT: {
    what: 'That was too few or too many behaviours.',
    kept: NOTHING_CHANGED,
    next: 'Choose one to five for a pulse.',
    comesBack: 'at once',
  },
  COMMENT_MISSING: {
    what: 'The comment was empty.',
    kept: 'Your answers are saved.',
    next: 'Write something, or leave it: a comment is not needed.',
    comesBack: 'at once',
  },
  PULSE_ASKED_LATELY: {
    what: 'All of this is being asked of nearly the same people, or was until a few days ago.',
    kept: NOTHING_CHANGED,
    next: 'Choose something else, or ask again when that pulse has been closed for three days.',
    comesBack: 'at once',
  },
  PULSE_CLOSED: {
    what: 'This pulse has closed.',
    kept: 'Answers given before it closed were counted.',
    next: 'The result is in the conversation, or will be in a moment.',
    comesBack: 'never',
  },
  PULSE_DURATION: {
    what: 'A pulse can stay open from one hour to fourteen days.',
    kept: NOTHING_CHANGED,
    next: 'Choose how long from the list.',
    comesBack: 'at once',
  },
  PULSE_NOT_INVITED: {
    what: 'This pulse asks those who were here when it opened and whom no other had asked in the two weeks before.',
    kept: NOTHING_CHANGED,
    next: 'The next pulse will include you.',
    comesBack: 'never',
  },
  PULSE_HOURS_MISSING: {
    what: 'No time was chosen for how long the pulse stays open.',
    kept: NOTHING_CHANGED,
    next: 'Choose how long from the list.',
    comesBack: 'at once',
  },
  PULSE_KEY_LOST: {
    what: 'This pulse cannot take answers any more.',
    kept: 'The key that keeps its answers confidential is gone, on our side. Nobody can read them.',
    next: 'It closes by itself. Ask again with a new pulse.',
    comesBack: 'never',
  },
  PULSE_NOT_YOURS: {
    what: 'In its first day only the person who opened this pulse can close it early.',
    kept: 'The pulse is still open.',
    next: 'It closes by itself at the time on the card.',
    comesBack: 'later',
  },
  PULSE_TOO_MANY_OPEN: {
    what: 'Three pulses that you opened here are still open.',
    kept: NOTHING_CHANGED,
    next: 'Close one of them, or wait until it closes by itself.',
    comesBack: 'at once',
  },
  PULSE_UNKNOWN: {
    what: 'I cannot find this pulse in this conversation.',
    kept: NOTHING_CHANGED,
    next: 'Type pulse to start a new one.',
    comesBack: 'never',
  },
} as const satisfies Refusals;
