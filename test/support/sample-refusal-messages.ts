import { longWords, plainWords } from './sample-words.ts';
import type { SamplesOf } from './samples-of.ts';

const retryData = {
  formId: 'form-1',
  receiver: '',
  behaviour: 'compassionate',
  whatTheyDid: plainWords,
  madePossible: '',
};

/** "No, because", with and without a form to go back to. */
export const refusalMessages: SamplesOf<'refusal'> = {
  refusal: {
    plain: {
      kind: 'refusal',
      what: 'This pulse has closed.',
      kept: 'Answers given before it closed were counted.',
      next: 'The result is in the conversation, or will be in a moment.',
      retryVerb: '',
      retryData: {},
      typedWords: '',
    },
    retry: {
      kind: 'refusal',
      what: 'No person was chosen to thank.',
      kept: 'What you wrote is kept.',
      next: 'Choose one person.',
      retryVerb: 'start-thanks',
      retryData,
      typedWords: '',
    },
    written: {
      kind: 'refusal',
      what: 'The meeting has already been started.',
      kept: 'The agenda is as it was.',
      next: 'Raise it in the meeting.',
      retryVerb: '',
      retryData: {},
      typedWords: 'Winter staffing: who covers the nights?\nAnd the bank holidays',
    },
    hostile: {
      kind: 'refusal',
      what: 'The text is longer than the card can show.',
      kept: 'What you wrote is kept.',
      next: 'Make it shorter and send it again.',
      retryVerb: 'start-thanks',
      retryData: { ...retryData, whatTheyDid: longWords, madePossible: longWords },
      typedWords: '',
    },
  },
};
