import { YES_OR_NO } from '../../src/teams/team.ts';
import { SHARINGS } from '../../src/thanks/preferences.ts';
import { hintFor } from '../../src/thanks/specific.ts';
import { GONE } from '../../src/thanks/words.ts';
import { compassionate } from './sample-behaviours.ts';
import { HOSTILE_NAME, longWords, plainWords } from './sample-words.ts';
import type { SamplesOf } from './samples-of.ts';

const REF = { thankYouId: 'mK3v9QyT1oZb6xLr0aWcPg', thankYouTeamId: '19:9a7d0c1e5b2f4c83@thread.tacv2' };
const DRAFT = {
  kind: 'thanks-preview',
  formId: 'form-1',
  backVerb: 'leave-thanks',
  backTo: '',
  isMessage: '',
  receiverIds: '00000000-0000-4000-8000-000000000004',
  isForTeam: '',
  alone: '',
  behaviourId: 'compassionate',
  giverName: 'Alex Wilber',
  behaviourName: compassionate.name,
  sign: '💚',
} as const;
const PRIVATE = {
  kind: 'thanks-private',
  ...REF,
  changedAt: 0,
  giverName: 'Alex Wilber',
  behaviourName: compassionate.name,
  sign: '💚',
  teamName: 'Ward 7',
  whatTheyDidWords: plainWords,
  madePossibleWords: '',
  changed: '',
  alsoFrom: '',
  whoSees: 'Say nothing and it stays between you. It goes to nobody’s manager.',
  isThankedBack: false,
  canShare: true,
  canKeep: true,
  isSample: false,
} as const;

const FORM = {
  kind: 'preferences-form',
  sharings: SHARINGS,
  sharing: 'ask',
  yesOrNo: YES_OR_NO,
  forAwards: 'no',
  notFrom: [],
} as const;
const SAVED = { kind: 'preferences', sharing: 'Ask me each time', forAwards: 'No', notFrom: [] } as const;
const NOT_FROM = ['Alex Wilber', ...Array.from({ length: 19 }, () => HOSTILE_NAME)].map((giverName, index) => ({
  giverId: `00000000-0000-4000-8000-0000000000${String(index).padStart(2, '0')}`,
  giverName,
}));

/** What one person alone reads of a thank-you, before it is sent and after, and what they want done with them. */
export const receiverMessages: SamplesOf<
  | 'thanks-preview'
  | 'thanks-private'
  | 'thanks-hidden'
  | 'thanks-withdrawn'
  | 'thanks-undelivered'
  | 'preferences-form'
  | 'preferences'
> = {
  'thanks-preview': {
    usual: {
      ...DRAFT,
      receiverNames: 'Megan Bowen',
      whatTheyDidWords: plainWords,
      madePossibleWords: 'The new starter stayed.',
      whoSees: 'Only Megan Bowen, who can share it here.',
      hint: '',
    },
    hint: {
      ...DRAFT,
      isForTeam: 'yes',
      receiverIds: '',
      receiverNames: 'Ward 7',
      whatTheyDidWords: 'You are amazing!',
      madePossibleWords: '',
      whoSees: 'Everyone here.',
      hint: hintFor('You are amazing!'),
    },
    hostile: {
      ...DRAFT,
      receiverIds: Array.from({ length: 10 }, (_, index) => `00000000-0000-4000-8000-00000000000${index}`).join(),
      receiverNames: Array.from({ length: 10 }, () => HOSTILE_NAME).join(', '),
      giverName: HOSTILE_NAME,
      whatTheyDidWords: longWords,
      madePossibleWords: longWords,
      whoSees: 'Each of them, in their own chat. Each can share theirs here.',
      hint: hintFor('Great job!'),
    },
  },
  'thanks-private': {
    usual: PRIVATE,
    shared: {
      ...PRIVATE,
      teamName: '',
      madePossibleWords: 'The new starter stayed.',
      changed: 'Changed on Thursday 12 November 2026',
      alsoFrom: 'Also from Adele Vance and Lee Gu',
      whoSees: 'It is shared: everyone in the chat where it was given can see it.',
      isThankedBack: true,
      canShare: false,
      isSample: true,
    },
    hostile: {
      ...PRIVATE,
      giverName: HOSTILE_NAME,
      teamName: HOSTILE_NAME,
      whatTheyDidWords: longWords,
      madePossibleWords: longWords,
      changed: 'Changed on Thursday 12 November 2026',
      alsoFrom: `Also from ${HOSTILE_NAME}, ${HOSTILE_NAME} and others`,
      whoSees: `Only you and ${HOSTILE_NAME} see it. It goes to nobody’s manager.`,
    },
  },
  'thanks-hidden': { usual: { kind: 'thanks-hidden', ...REF } },
  'thanks-withdrawn': {
    usual: { kind: 'thanks-withdrawn', what: GONE.unshared },
    changed: { kind: 'thanks-withdrawn', what: GONE.changed },
    new: { kind: 'thanks-withdrawn', what: GONE.new },
  },
  'thanks-undelivered': {
    team: {
      kind: 'thanks-undelivered',
      receiverName: 'Ward 7',
      isForTeam: true,
      whatTheyDidWords: plainWords,
      madePossibleWords: 'The new starter stayed.',
    },
    back: {
      kind: 'thanks-undelivered',
      receiverName: 'Alex Wilber',
      isForTeam: false,
      whatTheyDidWords: '',
      madePossibleWords: '',
    },
    usual: {
      kind: 'thanks-undelivered',
      receiverName: 'Megan Bowen',
      isForTeam: false,
      whatTheyDidWords: plainWords,
      madePossibleWords: '',
    },
    hostile: {
      kind: 'thanks-undelivered',
      receiverName: HOSTILE_NAME,
      isForTeam: false,
      whatTheyDidWords: longWords,
      madePossibleWords: longWords,
    },
  },
  'preferences-form': {
    usual: FORM,
    refusing: { ...FORM, notFrom: NOT_FROM },
  },
  preferences: { usual: SAVED, refusing: { ...SAVED, notFrom: NOT_FROM } },
};
