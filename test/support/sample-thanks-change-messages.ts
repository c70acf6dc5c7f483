import { behaviours, compassionate, manyBehaviours } from './sample-behaviours.ts';
import { speakUpLinked, speakUpUnlinked } from './sample-links.ts';
import { HOSTILE_NAME, longWords, plainWords } from './sample-words.ts';
import type { SamplesOf } from './samples-of.ts';

const thankYouId = '3f0c52a1b0de4e6f9a7c';
const thankYouTeamId = '19:5d0a3c1f@thread.tacv2';
const longestTitle = `Wednesday 30 September 2026 · to WILBER-FERNANDEZ, Alexandra (NHS MID AND SOUTH ESSEX ICB - 07G) · ${compassionate.name}`;

/** What becomes of a thank-you after it was given. */
export const thanksChangeMessages: SamplesOf<
  'given-thanks' | 'thanks-change-form' | 'thanks-changed' | 'thanks-taken-back' | 'thanks-back'
> = {
  'given-thanks': {
    usual: {
      kind: 'given-thanks',
      choices: [
        {
          title: 'Thursday 12 November 2026 · to Megan Bowen · We are compassionate',
          value: `${thankYouId} ${thankYouTeamId}`,
        },
        {
          title: 'Monday 2 November 2026 · to Lee Gu · We are collaborative',
          value: `${thankYouId}2 ${thankYouTeamId}`,
        },
      ],
      isCut: false,
    },
    none: { kind: 'given-thanks', choices: [], isCut: false },
    largest: {
      kind: 'given-thanks',
      choices: Array.from({ length: 30 }, (_, index) => ({
        title: longestTitle,
        value: `${'f'.repeat(62)}${String(index).padStart(2, '0')} ${'t'.repeat(90)}`,
      })),
      isCut: true,
    },
  },
  'thanks-change-form': {
    usual: {
      kind: 'thanks-change-form',
      thankYouId,
      thankYouTeamId,
      receiverName: 'Megan Bowen',
      behaviours,
      behaviourId: 'compassionate',
      whatTheyDidWords: plainWords,
      madePossibleWords: '',
      speakUp: speakUpUnlinked,
    },
    largest: {
      kind: 'thanks-change-form',
      thankYouId,
      thankYouTeamId,
      receiverName: HOSTILE_NAME,
      behaviours: manyBehaviours,
      behaviourId: 'behaviour-number-1',
      whatTheyDidWords: longWords,
      madePossibleWords: longWords,
      speakUp: speakUpLinked,
    },
  },
  'thanks-changed': {
    usual: {
      kind: 'thanks-changed',
      thankYouId,
      thankYouTeamId,
      receiverName: 'Megan Bowen',
      isForTeam: false,
      isTakenBack: false,
    },
    team: {
      kind: 'thanks-changed',
      thankYouId,
      thankYouTeamId,
      receiverName: 'Ward 7',
      isForTeam: true,
      isTakenBack: false,
    },
    'taken-back': {
      kind: 'thanks-changed',
      thankYouId,
      thankYouTeamId,
      receiverName: HOSTILE_NAME,
      isForTeam: false,
      isTakenBack: true,
    },
  },
  'thanks-taken-back': {
    usual: { kind: 'thanks-taken-back', giverName: 'Alex Wilber' },
    form: { kind: 'thanks-taken-back', giverName: '' },
    hostile: { kind: 'thanks-taken-back', giverName: HOSTILE_NAME },
  },
  'thanks-back': {
    usual: {
      kind: 'thanks-back',
      receiverName: 'Megan Bowen',
      behaviourName: compassionate.name,
      given: 'Thursday 12 November 2026',
      isSample: false,
    },
    hostile: {
      kind: 'thanks-back',
      receiverName: HOSTILE_NAME,
      behaviourName: HOSTILE_NAME,
      given: 'Wednesday 30 September 2026',
      isSample: true,
    },
  },
};
