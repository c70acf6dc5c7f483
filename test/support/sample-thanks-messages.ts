import type { OwnThanks } from '../../src/messages.ts';
import type { Choice } from '../../src/pulse-messages.ts';
import { behaviours, collaborative, compassionate, innovative, manyBehaviours } from './sample-behaviours.ts';
import { speakUpLinked, speakUpUnlinked } from './sample-links.ts';
import { HOSTILE_NAME, longWords, plainWords } from './sample-words.ts';
import type { SamplesOf } from './samples-of.ts';

const people: readonly Choice[] = [
  'Adele Vance',
  'Alex Wilber',
  'Isaiah Langer',
  'Lynne Robbins',
  'Megan Bowen',
  'Patti Fernandez',
].map((title, index) => ({ title, value: `00000000-0000-4000-8000-00000000000${index}` }));
const manyPeople = Array.from({ length: 150 }, (_, index) => ({
  title: `WILBER-FERNANDEZ, Alexandra ${index} (NHS MID AND SOUTH ESSEX ICB - 07G)`,
  value: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
}));

const ownThanks = (name: string, whatTheyDidWords: string): OwnThanks => ({
  when: 'Thursday 12 November 2026',
  name,
  behaviourName: compassionate.name,
  whatTheyDidWords,
});
const retryData = {
  formId: 'form-1',
  receiver: '',
  behaviour: 'compassionate',
  whatTheyDid: plainWords,
  madePossible: '',
};

/** Thank-yous, what is held on a person, and refusals. */
export const thanksMessages: SamplesOf<'thanks-form' | 'thanks' | 'thanks-sent' | 'my-data' | 'refusal'> = {
  'thanks-form': {
    list: {
      kind: 'thanks-form',
      formId: 'form-1',
      people,
      usesPeoplePicker: false,
      receiverId: '',
      behaviours,
      behaviourId: '',
      whatTheyDidWords: '',
      madePossibleWords: '',
      speakUp: speakUpUnlinked,
    },
    picker: {
      kind: 'thanks-form',
      formId: 'form-1',
      people: [],
      usesPeoplePicker: true,
      receiverId: '00000000-0000-4000-8000-000000000004',
      behaviours,
      behaviourId: 'compassionate',
      whatTheyDidWords: plainWords,
      madePossibleWords: '',
      speakUp: speakUpLinked,
    },
    largest: {
      kind: 'thanks-form',
      formId: 'form-1',
      people: manyPeople,
      usesPeoplePicker: false,
      receiverId: '',
      behaviours: manyBehaviours,
      behaviourId: 'behaviour-number-1',
      whatTheyDidWords: longWords,
      madePossibleWords: longWords,
      speakUp: speakUpLinked,
    },
  },
  thanks: {
    usual: {
      kind: 'thanks',
      giverName: 'Alex Wilber',
      receiverName: 'Megan Bowen',
      receiverTeamsId: '29:1megan',
      behaviourName: compassionate.name,
      whatTheyDidWords: plainWords,
      madePossibleWords: 'The new starter stayed, and told me it was because of that morning.',
      isSample: false,
    },
    smallest: {
      kind: 'thanks',
      giverName: 'Isaiah Langer',
      receiverName: 'FERNANDEZ, Patti (NHS MID AND SOUTH ESSEX ICB - 07G)',
      receiverTeamsId: '29:1patti',
      behaviourName: collaborative.name,
      whatTheyDidWords: 'Shared the rota early.',
      madePossibleWords: '',
      isSample: false,
    },
    sample: {
      kind: 'thanks',
      giverName: 'Adele Vance',
      receiverName: 'Lynne Robbins',
      receiverTeamsId: '',
      behaviourName: innovative.name,
      whatTheyDidWords: 'Tried the shorter handover for a week and told us plainly what did not work.',
      madePossibleWords: '',
      isSample: true,
    },
    hostile: {
      kind: 'thanks',
      giverName: HOSTILE_NAME,
      receiverName: HOSTILE_NAME,
      receiverTeamsId: '29:1hostile',
      behaviourName: compassionate.name,
      whatTheyDidWords: longWords,
      madePossibleWords: longWords,
      isSample: false,
    },
  },
  'thanks-sent': {
    usual: { kind: 'thanks-sent', receiverName: 'Megan Bowen' },
    hostile: { kind: 'thanks-sent', receiverName: HOSTILE_NAME },
  },
  'my-data': {
    usual: {
      kind: 'my-data',
      given: [ownThanks('Megan Bowen', plainWords)],
      received: [],
      selfChecks: [],
      isCut: false,
    },
    largest: {
      kind: 'my-data',
      given: Array.from({ length: 10 }, () => ownThanks(HOSTILE_NAME, longWords)),
      received: Array.from({ length: 10 }, () => ownThanks('Patti Fernandez', longWords)),
      selfChecks: Array.from(
        { length: 20 },
        () => 'Wednesday 30 September 2026 · Mid and South Essex ICB values · quick',
      ),
      isCut: true,
    },
  },
  refusal: {
    plain: {
      kind: 'refusal',
      what: 'This pulse has closed.',
      kept: 'Answers given before it closed were counted.',
      next: 'The result is in the conversation, or will be in a moment.',
      retryVerb: '',
      retryData: {},
    },
    retry: {
      kind: 'refusal',
      what: 'No person was chosen to thank.',
      kept: 'What you wrote is kept on the form.',
      next: 'Choose one person.',
      retryVerb: 'start-thanks',
      retryData,
    },
    hostile: {
      kind: 'refusal',
      what: 'The text is longer than the card can show.',
      kept: 'What you wrote is kept on the form.',
      next: 'Make it shorter and send it again.',
      retryVerb: 'start-thanks',
      retryData: { ...retryData, whatTheyDid: longWords, madePossible: longWords },
    },
  },
};
