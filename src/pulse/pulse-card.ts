import { type Links, speakUp } from '../privacy/speak-up.ts';
import type { PulseAnswered, PulseCard, PulseClosed, PulsePage, PulseReminder } from './cards.ts';
import { LONGEST_COMMENT } from './comments.ts';
import { type Answer, choiceForScore, inputId, isOpen, mayClose, type Pulse, SCALE } from './pulse.ts';
import { allSavedInWords, changeableInWords, NOTES, progressInWords, promiseInWords } from './tap-words.ts';
import { isOwnStatement } from './team-check.ts';
import {
  actionInWords,
  answeredInWords,
  closedInWords,
  countInWords,
  leftOutStatementsInWords,
  noticeInWords,
  openUntilInWords,
  originInWords,
  statementsInWords,
} from './words.ts';

/** How the card stands for one person; statements by their place, -1 for none. */
interface View {
  readonly at?: number;
  /** Whether the statement has an answer already, which a tap changes. */
  readonly isChange?: boolean;
  /** What just happened, for one person; else empty. */
  readonly note?: string;
  /** The statement that the note speaks of. */
  readonly changes?: number;
  /** The one that was answered last, which can be taken back. */
  readonly saved?: number;
  /** In place of the shared card, for one person alone. */
  readonly isOwn?: boolean;
}

/** The card on which people answer: one statement, a row for each answer. */
export function pulseCard(pulse: Pulse, links: Links, view: View = {}): PulseCard {
  const { at = 0, isChange = false, note = '', changes = -1, saved = -1, isOwn = false } = view;
  const { statements } = pulse;
  return {
    kind: 'pulse',
    pulseId: pulse.pulseId,
    note,
    changes,
    progress: progressInWords(statements.length, at, saved >= 0),
    statement: at,
    text: statements[at]?.text ?? '',
    behaviourName: statements[at]?.behaviourName ?? '',
    isChange: isChange ? 'yes' : '',
    undoes: saved,
    goesBackTo: saved < 0 && changes < 0 && !isChange ? at - 1 : -1,
    promise: promiseInWords(pulse),
    notice: noticeInWords(pulse),
    statements: statements.length > 1 ? onOnePage(pulse, []) : [],
    scale: SCALE,
    speakUp: speakUp(links),
    ...commentField(pulse, ''),
    lastActionWords: pulse.lastAction ? actionInWords(pulse.lastAction) : '',
    leftOut: leftOutStatementsInWords(pulse),
    answered: countInWords(pulse),
    openedBy: pulse.openedByName,
    refreshIds: isOwn ? [] : pulse.refreshIds,
  };
}

/** A field for each statement, with what is chosen in it. */
function onOnePage({ statements }: Pulse, scores: readonly (number | undefined)[]): PulsePage['statements'] {
  return statements.map(({ behaviourName, text }, index) => ({
    inputId: inputId(index),
    behaviourName: isOwnStatement(statements, index) ? behaviourName : '',
    text,
    value: choiceForScore(scores[index]),
  }));
}

function commentField({ hasComments }: Pulse, commentWords: string) {
  return { hasComments, commentWords, longestComment: LONGEST_COMMENT };
}

/** What just happened on one's own card. */
interface Told extends Required<Pick<View, 'note' | 'changes' | 'saved'>> {
  readonly hasComment: boolean;
  /** Of a comment, and not saved yet. */
  readonly typed: string;
}

/** One's own confirmation. It stays in Teams, and so shows no answer: only who asks to see theirs is shown them (rule R29). */
export function answeredCard(pulse: Pulse, personId: string, now: number, told: Told): PulseAnswered {
  return {
    kind: 'pulse-answered',
    pulseId: pulse.pulseId,
    note: told.note,
    changes: told.changes,
    undoes: told.saved,
    thanks: allSavedInWords(pulse.statements.length),
    closes: changeableInWords(pulse),
    ...commentField(pulse, told.typed),
    hasComments: pulse.hasComments && (!told.hasComment || told.typed !== ''),
    canClose: mayClose(pulse, personId, now),
  };
}

/**
 * One's own answers, to look at and change.
 * @param own null if nothing of theirs is kept
 * @param isTyped whether they are filled in and not saved yet
 */
export function ownAnswersCard(
  pulse: Pulse,
  own: { readonly scores: readonly (Answer['scores'][number] | undefined)[]; readonly comment: string } | null,
  isTyped: boolean,
): PulsePage {
  return {
    kind: 'pulse-page',
    pulseId: pulse.pulseId,
    note: isTyped ? NOTES.typed : own ? NOTES.kept : NOTES.nothing,
    isWhole: isTyped ? '' : 'yes',
    statements: onOnePage(pulse, own?.scores ?? []),
    scale: SCALE,
    ...commentField(pulse, own?.comment ?? ''),
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
