import { type Links, speakUp } from '../privacy/speak-up.ts';
import { dayInWords, momentInWords } from '../scheduling/moments.ts';
import type { PulseAnswered, PulseCard, PulseClosed } from './cards.ts';
import { LONGEST_COMMENT } from './comments.ts';
import { type Answer, COUNT_STEP, choiceOf, inputId, isOpen, MOST_REFRESHED, type Pulse, SCALE } from './pulse.ts';
import { isOwnStatement, minutesInWords } from './team-check.ts';
import { actionInWords } from './words.ts';

const POOLING_NOTICE =
  'If too few answer to show a result, their totals are added to those of up to three other rounds, until they can be shown.';

interface Own {
  /** One for each statement; undefined, or missing, where nothing is chosen yet. */
  readonly scores: readonly (Answer['scores'][number] | undefined)[];
  readonly comment: string;
}

/**
 * The card on which people answer.
 * @param own one's own earlier answers, to change them; none for the shared card
 * @param note what just happened, for one person; else empty
 */
export function pulseCard(pulse: Pulse, links: Links, own: Own = { scores: [], comment: '' }, note = ''): PulseCard {
  return {
    kind: 'pulse',
    pulseId: pulse.pulseId,
    note,
    notice: [
      'Your answers are confidential. Nobody here, the chair included, sees who answered or what they said.',
      `A result is shown only if at least ${pulse.threshold} people answer: ${pulse.threshold < 10 ? 'in words up to 9, in rounded shares from 10' : 'in rounded shares'}.`,
      `Open until ${momentInWords(pulse.closesAt, pulse.timeZone)}. Until then you can change or withdraw your answer.`,
      'When it closes, each answer is destroyed, and so is the key that could link it to you. Only totals stay.',
      ...(pulse.isPooling ? [POOLING_NOTICE] : []),
    ],
    effort: `About ${minutesInWords(pulse.statements.length)} · confidential`,
    statements: pulse.statements.map(({ behaviourName, text }, index) => ({
      inputId: inputId(index),
      behaviourName: isOwnStatement(pulse.statements, index) ? behaviourName : '',
      text,
      value: choiceOf(own.scores[index]),
    })),
    scale: SCALE,
    speakUp: speakUp(links),
    hasComments: pulse.hasComments,
    commentWords: own.comment,
    longestComment: LONGEST_COMMENT,
    lastActionWords: pulse.lastAction ? actionInWords(pulse.lastAction) : '',
    answered: countInWords(pulse),
    openedBy: pulse.openedByName,
    refreshIds: pulse.audience.length > MOST_REFRESHED ? [] : pulse.audience.map(({ teamsId }) => teamsId),
  };
}

/** In steps of five and on a timer: a count that moves by one as a colleague taps would tell who tapped. */
function countInWords({ shownCount, audience }: Pulse): string {
  if (shownCount < COUNT_STEP) return `Fewer than ${COUNT_STEP} of ${audience.length} have answered so far.`;
  return `At least ${shownCount} of ${audience.length} have answered.`;
}

/** One's own confirmation. */
export function answeredCard(pulse: Pulse, own: Own, personId: string): PulseAnswered {
  return {
    kind: 'pulse-answered',
    pulseId: pulse.pulseId,
    answers: pulse.statements.map(({ text }, index) => ({
      text,
      answer: SCALE.find(({ value }) => value === choiceOf(own.scores[index]))?.title ?? '',
    })),
    commentWords: own.comment,
    closes: `You can change or withdraw it until ${momentInWords(pulse.closesAt, pulse.timeZone)}.`,
    canClose: pulse.openedBy === personId,
  };
}

/** What stays of the card once the pulse has closed; null while it is open or being counted. */
export function closedCard(pulse: Pulse): PulseClosed | null {
  if (!pulse.result) return null;
  const { answeredCount, audienceCount, closedAt } = pulse.result;
  return {
    kind: 'pulse-closed',
    closed: `Closed on ${dayInWords(closedAt, pulse.timeZone)}.`,
    answered: `${answeredCount} of ${audienceCount} people answered.`,
    statements: pulse.statements.map(({ text }) => text),
  };
}

/** What somebody without an answer of their own sees at this moment. */
export function sharedCard(
  pulse: Pulse,
  links: Links,
  now: number,
): PulseCard | PulseClosed | { kind: 'pulse-closing' } {
  if (isOpen(pulse, now)) return pulseCard(pulse, links);
  return closedCard(pulse) ?? { kind: 'pulse-closing' };
}
