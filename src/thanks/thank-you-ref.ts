import { Refusal } from '../refusal.ts';
import { Chosen, OptionalText } from '../shared/fields.ts';

/** How a card names a thank-you: it may be pressed in a person's own chat, far from where it was given. */
export interface ThanksRef {
  readonly thankYouId: string;
  readonly thankYouTeamId: string;
}

/** A button carries the two ids; a list that one is chosen from joins them by a space. */
export const REF = { thankYouId: OptionalText, thankYouTeamId: OptionalText, thanks: Chosen };

/** Which words the card shows, beside a button that agrees to them. */
export const SEEN = { changedAt: Chosen };

const LONGEST_ID = 64;
const LONGEST_TEAM_ID = 300;

/** As a card sent it. */
export interface SentRef {
  readonly thankYouId?: string | undefined;
  readonly thankYouTeamId?: string | undefined;
  /** Empty where the card has no list. */
  readonly thanks: string;
}

/** @throws Refusal INPUT_MALFORMED where a card names no thank-you */
export function refOf(sent: SentRef): ThanksRef {
  const [first = '', second = '', ...more] = sent.thanks.split(' ');
  const { thankYouId = first, thankYouTeamId = second } = sent;
  const isRight = (id: string, longest: number): boolean => id !== '' && id.length <= longest;
  if (more.length || !isRight(thankYouId, LONGEST_ID) || !isRight(thankYouTeamId, LONGEST_TEAM_ID)) {
    throw new Refusal('INPUT_MALFORMED');
  }
  return { thankYouId, thankYouTeamId };
}
