import type { ThankYou } from '../../src/thanks/thank-you.ts';
import { ALEX, MEGAN, MONDAY_NINE, sampleConversation, WARD_7 } from './sample-documents.ts';

/** Alex thanks Megan. */
export function sampleThankYou(overrides: Partial<ThankYou> = {}): ThankYou {
  return {
    kind: 'thank-you',
    teamId: WARD_7,
    thankYouId: 'thanks-1',
    frameworkId: 'mse-icb-values',
    frameworkVersion: '2024-03',
    behaviourId: 'compassionate',
    behaviourName: 'We are compassionate',
    giver: ALEX,
    receiver: MEGAN,
    isForTeam: false,
    together: [],
    whatTheyDid: 'Stayed late to help a new colleague settle in.',
    madePossible: 'She led the next handover herself.',
    givenAt: MONDAY_NINE,
    changedAt: 0,
    takenBackAt: 0,
    visibility: 'shared',
    joined: [],
    isThankedBack: false,
    forAward: { giver: false, receiver: false },
    conversation: sampleConversation(),
    formActivityId: '1772442000300',
    cardActivityId: '1772442000400',
    cardChangedAt: 0,
    privateChatId: '',
    privateActivityId: '',
    privateChangedAt: 0,
    isSample: false,
    ...overrides,
  };
}
