import { type Framework, findBehaviour, promptsFor } from '../frameworks/framework.ts';
import { type Guide, guideKindOf, guideTo, lowestOf } from '../guide/guide.ts';
import { type Disclosable, holdBack, isOfThisPulse } from '../privacy/disclose.ts';
import { bandInWords, besideInWords, publishedInShort, publishedInWords, publishedMeter } from '../privacy/words.ts';
import { DAY_MS } from '../scheduling/moments.ts';
import type { MeterRows } from '../shared/card-parts.ts';
import { asBeginning } from '../shared/locale.ts';
import { meterRows, type Rated } from '../shared/meter-rows.ts';
import type { PulseResultCard, StatementInWords } from './cards.ts';
import { type TalkAbout, toTalkAbout } from './highlights.ts';
import type { Change, PublishedPulse, Pulse, PulseResult, Statement, StatementResult } from './pulse.ts';
import { isOwnStatement } from './team-check.ts';
import {
  answeredOnInWords,
  bandsInWords,
  changeInWords,
  clearChangeInWords,
  DETAILS,
  FEW_ANSWERED_WORDS,
  NOTHING_WORDS,
  NUMBERS,
  nothingInWords,
  SUPPRESSED_WORDS,
  talkAboutInWords,
} from './words.ts';

/** Under this share of the people asked, the result says that it may not speak for everyone (rule R12). */
const FEW_ANSWERED = 0.6;

/** What was decided about one statement: all that is kept of its answers, which are about to be deleted. */
export interface Decided {
  readonly published: Disclosable;
  readonly change: Change;
}

/**
 * The one result of a pulse, made once at close: no more of its answers than a card may say.
 * @param decided one per statement
 * @param answeredCount people who answered, "not sure" included
 */
export function pulseResult(pulse: Pulse, decided: readonly Decided[], answeredCount: number): PulseResult {
  const statements = pulse.statements.map(({ behaviourId }, index): StatementResult => {
    const one = decided[index];
    if (!one) throw new RangeError('every statement of a pulse is decided');
    return { behaviourId, ...one };
  });
  return { answeredCount, audienceCount: pulse.audience.length, closedAt: pulse.closesAt, statements };
}

/** Statements are long: of many only the ends are seen at once. */
const STATEMENTS_AT_ONCE = 4;

/**
 * The result as everybody reads it.
 * @param framework the one that it was asked from; undefined if that is gone
 */
export function resultCard(pulse: Pulse, result: PulseResult, framework: Framework | undefined): PulseResultCard {
  const { answeredCount, audienceCount } = result;
  const isEmpty = !isAnswerable(result);
  const isSuppressed = result.statements.some(({ published }) => published.shown === 'suppressed');
  const statements = isEmpty && !isSuppressed ? [] : resultsInWords(pulse, result);
  const found = talkAboutIn(pulse, result);
  return {
    kind: 'pulse-result',
    answered: answeredOnInWords(result, pulse.timeZone),
    caution: !isEmpty && answeredCount < FEW_ANSWERED * audienceCount ? FEW_ANSWERED_WORDS : '',
    nothing: isEmpty ? (isSuppressed ? SUPPRESSED_WORDS : NOTHING_WORDS) : '',
    nothingNote: isEmpty ? (isSuppressed ? publishedInWords(holdBack()) : nothingInWords(pulse)) : '',
    question: isEmpty ? questionOn(pulse, framework) : '',
    statements,
    ...rowsOf(pulse, result, isEmpty ? [] : statements),
    talkAbout: talkAboutInWords(found),
    suggestedId: found.code === 'named' ? found.behaviourId : '',
    guide: guideOf(pulse, result, framework),
    pulseId: pulse.pulseId,
    isSample: pulse.isSample,
  };
}

/** What anybody can read of each statement. */
function resultsInWords(pulse: Pulse, { statements }: PulseResult): StatementInWords[] {
  return pulse.statements.map(({ behaviourName, text }, index) => {
    const { published, change } = resultAt(statements, index);
    return {
      behaviourName: isOwnStatement(pulse.statements, index) ? behaviourName : '',
      text,
      words: publishedInWords(published),
      bands: published.shown === 'bands' ? published.bands.map(bandInWords) : [],
      details: [...besideInWords(published), isOfThisPulse(published) ? changeInWords(change) : ''].filter(Boolean),
    };
  });
}

/** One row for each: by the behaviour's name, or where several ask about one behaviour by what they say. */
function rowsOf(pulse: Pulse, { statements }: PulseResult, inWords: readonly StatementInWords[]): MeterRows {
  const isOneEach = pulse.statements.every((_, index) => isOwnStatement(pulse.statements, index));
  const rated = inWords.map((words, index): Rated => {
    const { behaviourName, text } = statementAt(pulse.statements, index);
    const { published, change } = resultAt(statements, index);
    const clear = isOfThisPulse(published) ? clearChangeInWords(change) : '';
    const [name, also] = isOneEach ? [behaviourName, text] : [text, behaviourName];
    return {
      level: 'level' in published ? published.level : 0,
      hasChanged: clear !== '',
      row: {
        name,
        words: [asBeginning(publishedInShort(published)), clear].filter(Boolean).join(' · '),
        meter: publishedMeter(published),
        months: [],
        lines: [also, ...linesBehind(words, published, clear !== '')],
      },
    };
  });
  const hasBands = inWords.some(({ bands }) => bands.length > 0);
  return meterRows(rated, hasBands ? NUMBERS : DETAILS, isOneEach ? undefined : STATEMENTS_AT_ONCE);
}

/** What the row does not say. */
function linesBehind(
  { words, bands, details }: StatementInWords,
  { shown }: Disclosable,
  isChangeSeen: boolean,
): string[] {
  return [
    ...(shown === 'suppressed' ? [words] : []),
    ...(bands.length ? [bandsInWords(bands)] : []),
    ...(isChangeSeen ? details.slice(0, -1) : details),
  ];
}

/** A prompt of the first behaviour that was asked about, another one each day; empty where its framework is gone. */
function questionOn({ statements, closesAt }: Pulse, framework: Framework | undefined): string {
  const behaviour = framework && findBehaviour(framework, statementAt(statements, 0).behaviourId);
  const prompts = behaviour ? promptsFor(behaviour, 'other') : [];
  return prompts[Math.floor(closesAt / DAY_MS) % prompts.length]?.text ?? '';
}

/**
 * How to talk through the behaviour that the result names; where it names none, one of the lowest; where nothing is shown,
 * the first that was asked about.
 */
export function guideOf(pulse: PublishedPulse, result: PulseResult, framework: Framework | undefined): Guide {
  const found = talkAboutIn(pulse, result);
  const { statements } = result;
  const named = statements.filter(({ behaviourId }) => found.code === 'named' && behaviourId === found.behaviourId);
  const lowest = lowestOf(named.length ? named : statements);
  if (!lowest) throw new RangeError('a pulse has statements');
  const { published, change, behaviourId } = lowest;
  const kind = guideKindOf({ published, isChangeUnclear: change === 'unclear' });
  return guideTo(kind, framework && findBehaviour(framework, behaviourId));
}

/** Whether anything was shown of which a team can make something. */
export function isAnswerable({ statements }: PulseResult): boolean {
  return statements.some(({ published }) => 'level' in published);
}

/** The behaviour that a result says to talk about, or why it names none. */
export function talkAboutIn(pulse: PublishedPulse, { statements, answeredCount }: PulseResult): TalkAbout {
  return toTalkAbout(pulse.statements, statements, answeredCount);
}

/**
 * The behaviour to work on by the latest result that showed anything, worked out from the words it was published in; null
 * where there is none, or it is not one alone.
 * @param pulses newest first
 */
export function latestToWorkOn(pulses: readonly PublishedPulse[]): { behaviourId: string; since: number } | null {
  const latest = pulses.find(({ result }) => result?.statements.some(({ published }) => isOfThisPulse(published)));
  if (!latest?.result) return null;
  const found = talkAboutIn(latest, latest.result);
  return found.code === 'named' ? { behaviourId: found.behaviourId, since: latest.result.closedAt } : null;
}

function statementAt(statements: readonly Statement[], index: number): Statement {
  const one = statements[index];
  if (!one) throw new RangeError('a pulse has statements');
  return one;
}

function resultAt(statements: readonly StatementResult[], index: number): StatementResult {
  const one = statements[index];
  if (!one) throw new RangeError('every statement of a pulse has a result');
  return one;
}
