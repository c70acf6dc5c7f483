import type { Notice } from '../message.ts';
import { momentInWords } from '../scheduling/moments.ts';
import { plural } from '../shared/locale.ts';
import { type Answer, firstOpen, type Pulse } from './pulse.ts';
import { openUntilInWords } from './words.ts';

/** What just happened, for one person. */
export const NOTES = {
  typed: 'What you filled in is still here. It is saved when you send it.',
  kept: 'Only you see this, now. Change what you like, and save it.',
  nothing: 'You have answered nothing yet. Choose what you like, and save it.',
  comment: 'Your comment is saved.',
  answeredBefore: 'You have answered that one; it stays as it is.',
  withdrawn: 'Your answers are withdrawn and deleted. You can answer again until the pulse closes.',
  none: 'No answer of yours is counted. You can answer until the pulse closes.',
} as const;

/** "2 of 4 · last answer saved" */
export function progressInWords(statements: number, at: number, isSaved: boolean): string {
  const place = statements > 1 ? `${at + 1} of ${statements}` : '';
  return [place, isSaved ? 'last answer saved' : ''].filter(Boolean).join(' · ');
}

/** What must be in sight beside the first question (rule R1); all of it is in `noticeInWords`. */
export function promiseInWords({ threshold, loweredFrom, closesAt, timeZone }: Pulse): string {
  const before = loweredFrom > 0 ? ` (before: ${loweredFrom})` : '';
  return `Confidential: nobody, the chair included, sees who answered or what. A result is shown from ${threshold} answers${before}. Answers are destroyed ${momentInWords(closesAt, timeZone)}.`;
}

/** "Thank you. Your 4 answers are saved." */
export function allSavedInWords(statements: number): string {
  return plural(statements, {
    one: 'Thank you. Your answer is saved.',
    other: 'Thank you. Your # answers are saved.',
  });
}

/** For somebody whose tap came from where only a chat can show what came of it: it must not tell what they answered. */
export function savedSoFarInWords(pulse: Pulse, kept: Answer | null): Pick<Notice, 'what' | 'next'> {
  if (!kept) return NONE_NOTICE;
  return firstOpen(pulse, kept) === undefined
    ? takenInWords(pulse)
    : {
        what: 'What you have answered is saved.',
        next: `For the other statements press More on the pulse’s card, then All on one page. ${openUntilInWords(pulse)}`,
      };
}

function takenInWords(pulse: Pulse): Pick<Notice, 'what' | 'next'> {
  return {
    what: 'Your answers are in.',
    next: `To change them press More on the pulse’s card, then All on one page: what you send last counts. ${openUntilInWords(pulse)}`,
  };
}

/** The same for somebody who has withdrawn them. */
export const WITHDRAWN_NOTICE = {
  what: 'Your answers are withdrawn and deleted.',
  next: 'Until the pulse closes you can answer again, on its card.',
} as const;

/** The same where there was nothing to withdraw. */
export const NONE_NOTICE = {
  what: 'No answer of yours is counted.',
  next: 'Until the pulse closes you can answer, on its card.',
} as const;

/** The same for somebody who wants to see or change them. */
export function answerAgainInWords(pulse: Pulse): Pick<Notice, 'what' | 'next'> {
  return {
    what: 'I do not show your answers in a chat that keeps them.',
    next: `To change them, answer again on the pulse’s card: what you send last counts. ${openUntilInWords(pulse)}`,
  };
}

/** For somebody who has answered. */
export function changeableInWords({ statements, closesAt, timeZone }: Pulse): string {
  const until = momentInWords(closesAt, timeZone);
  return plural(statements.length, {
    one: `You can change or withdraw it until ${until}. Then it is destroyed; only totals stay.`,
    other: `You can change or withdraw them until ${until}. Then they are destroyed; only totals stay.`,
  });
}
