import { speakUpLinked, speakUpUnlinked } from './sample-links.ts';
import { longWords, plainWords } from './sample-words.ts';
import type { SamplesOf } from './samples-of.ts';

const retryData = {
  formId: 'form-1',
  receiver: '00000000-0000-4000-8000-000000000004',
  behaviour: 'compassionate',
  whatTheyDid: plainWords,
  madePossible: '',
  again: 'yes',
};

/** What somebody reads instead of what they wanted to send. */
export const guardMessages: SamplesOf<'blocked-text'> = {
  'blocked-text': {
    personal: {
      kind: 'blocked-text',
      title: 'Please take out what could identify somebody',
      found: ['This looks like an NHS number.', 'This looks like a patient’s place: their bed, bay or room.'],
      parts: [
        { partWords: 'You found the notes of ', isMarked: false },
        { partWords: '[943 476 5919]', isMarked: true },
        { partWords: ' in a minute, and stayed with the ', isMarked: false },
        { partWords: '[patient in bed 4]', isMarked: true },
        { partWords: ' until her son came.', isMarked: false },
      ],
      hint: 'If it is something else, please write it another way.',
      speakUp: speakUpLinked,
      retryVerb: 'start-thanks',
      retryData,
      sendVerb: '',
      sendData: {},
    },
    offensive: {
      kind: 'blocked-text',
      title: 'Please look at your words again',
      found: ['This could read as rude.'],
      parts: [
        { partWords: 'Holy ', isMarked: false },
        { partWords: '[shit]', isMarked: true },
        { partWords: ', what a shift, thank you.', isMarked: false },
      ],
      hint: 'If it is meant kindly, you can send it as it is.',
      speakUp: speakUpUnlinked,
      retryVerb: 'start-thanks',
      retryData,
      sendVerb: 'give-thanks',
      sendData: { ...retryData, isMeant: 'yes' },
    },
    hostile: {
      kind: 'blocked-text',
      title: 'Please look at your words again',
      found: ['This could read as rude.'],
      parts: Array.from({ length: 50 }, (_, index) => [
        { partWords: longWords.slice(index * 10, index * 10 + 9), isMarked: false },
        { partWords: `[${longWords.slice(index * 10 + 9, index * 10 + 10)}]`, isMarked: true },
      ]).flat(),
      hint: 'If it is meant kindly, you can send it as it is.',
      speakUp: speakUpLinked,
      retryVerb: 'start-thanks',
      retryData: { ...retryData, whatTheyDid: longWords, madePossible: longWords },
      sendVerb: 'give-thanks',
      sendData: { ...retryData, whatTheyDid: longWords, madePossible: longWords, isMeant: 'yes' },
    },
  },
};
