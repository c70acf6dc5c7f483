import { Refusal } from '../refusal.ts';
import { OptionalText } from '../shared/fields.ts';

/** How a card names a thank-you: it may be pressed in a person's own chat, far from where it was given. */
export interface ThanksRef {
  readonly thankYouId: string;
  readonly thankYouTeamId: string;
}

/** A button carries the two ids; a list that one is chosen from joins them by a space. */
export const REF = { thankYouId: OptionalText, thankYouTeamId: OptionalText, thanks: OptionalText };

const LONGEST_ID = 64;
const LONGEST_TEAM_ID = 300;

/** @throws Refusal INPUT_MALFORMED where a card names no thank-you */
export function refOf(sent: Partial<Record<keyof typeof REF, string | undefined>>): ThanksRef {
  const [first = '', second = '', ...more] = sent.thanks?.split(' ') ?? [];
  const { thankYouId = first, thankYouTeamId = second } = sent;
  const isRight = (id: string, longest: number): boolean => id !== '' && id.length <= longest;
  if (more.length || !isRight(thankYouId, LONGEST_ID) || !isRight(thankYouTeamId, LONGEST_TEAM_ID)) {
    throw new Refusal('INPUT_MALFORMED');
  }
  return { thankYouId, thankYouTeamId };
}
