import { NOTHING_CHANGED, type Refusals } from '../shared/refusal-words.ts';

/** What this feature refuses, as the person reads it. */
export const ACTION_REFUSALS = {
  ACTION_DATE: {
    what: 'That is not a day from today on and within a year.',
    kept: 'What you wrote is kept on the form.',
    next: 'Choose the day by which it will be done.',
    comesBack: 'at once',
  },
  ACTION_DONE: {
    what: 'What was agreed here is done already.',
    kept: NOTHING_CHANGED,
    next: 'Agree the next action when the next result is there.',
    comesBack: 'never',
  },
  ACTION_EARLY: {
    what: 'This pulse has no result yet.',
    kept: NOTHING_CHANGED,
    next: 'Agree an action when it has closed.',
    comesBack: 'never',
  },
  ACTION_MISSING: {
    what: 'The form does not say what you agreed, or why not now.',
    kept: 'The rest of the form is kept.',
    next: 'Add a few words, then press the button that fits them.',
    comesBack: 'at once',
  },
  ACTION_PERSON: {
    what: 'Nobody who is a member here was chosen to do it.',
    kept: 'What you wrote is kept on the form.',
    next: 'Choose one person.',
    comesBack: 'at once',
  },
  ACTION_UNKNOWN: {
    what: 'I cannot find this action in this conversation.',
    kept: NOTHING_CHANGED,
    next: 'Type summary to see what was agreed last.',
    comesBack: 'at once',
  },
} as const satisfies Refusals;
