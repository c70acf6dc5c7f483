import { type Links, speakUp } from '../privacy/speak-up.ts';
import type { PulseAnswered, PulseCard, PulseClosed, PulseReminder } from './cards.ts';
import { LONGEST_COMMENT } from './comments.ts';
import { type Answer, choiceForScore, inputId, isOpen, mayClose, type Pulse, SCALE } from './pulse.ts';
import { isOwnStatement } from './team-check.ts';
import {
  actionInWords,
  answeredInWords,
  changeableInWords,
  closedInWords,
  countInWords,
  effortInWords,
  leftOutStatementsInWords,
  noticeInWords,
  openUntilInWords,
  originInWords,
  statementsInWords,
} from './words.ts';

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
    notice: noticeInWords(pulse),
    effort: effortInWords(pulse.statements.length),
    statements: pulse.statements.map(({ behaviourName, text }, index) => ({
      inputId: inputId(index),
      behaviourName: isOwnStatement(pulse.statements, index) ? behaviourName : '',
      text,
      value: choiceForScore(own.scores[index]),
    })),
    scale: SCALE,
    speakUp: speakUp(links),
    hasComments: pulse.hasComments,
    commentWords: own.comment,
    longestComment: LONGEST_COMMENT,
    lastActionWords: pulse.lastAction ? actionInWords(pulse.lastAction) : '',
    leftOut: leftOutStatementsInWords(pulse),
    answered: countInWords(pulse),
    openedBy: pulse.openedByName,
    refreshIds: pulse.refreshIds,
  };
}

/** One's own confirmation. It stays in Teams, and so shows no answer: only who asks to see theirs is shown them (rule R29). */
export function answeredCard(pulse: Pulse, personId: string, now: number): PulseAnswered {
  return {
    kind: 'pulse-answered',
    pulseId: pulse.pulseId,
    closes: changeableInWords(pulse),
    canClose: mayClose(pulse, personId, now),
  };
}

/** What stays of the card once the pulse has closed; null while it is open or being counted. */
export function closedCard(pulse: Pulse): PulseClosed | null {
  if (!pulse.result) return null;
  return {
    kind: 'pulse-closed',
    closed: closedInWords(pulse.result, pulse.timeZone),
    answered: answeredInWords(pulse.result),
    statements: pulse.statements.map(({ text }) => text),
  };
}

/** What somebody without an answer of their own sees at this moment. */
export function sharedPulseCard(
  pulse: Pulse,
  links: Links,
  now: number,
): PulseCard | PulseClosed | { kind: 'pulse-closing' } {
  if (isOpen(pulse, now)) return pulseCard(pulse, links);
  return closedCard(pulse) ?? { kind: 'pulse-closing' };
}

/**
 * The same for everybody who gets one.
 * @param url opens the pulse; empty where nothing leads to it
 */
export function reminderCard(pulse: Pulse, teamName: string, url: string): PulseReminder {
  return {
    kind: 'pulse-reminder',
    where: originInWords(pulse, teamName),
    closes: openUntilInWords(pulse),
    statements: statementsInWords(pulse.statements.length),
    url,
  };
}
