import { type Framework, findBehaviour } from '../frameworks/framework.ts';
import { type Guide, guideKindOf, guideTo, lowestOf } from '../guide/guide.ts';
import { type Disclosable, isOfThisPulse, type Level } from '../privacy/disclose.ts';
import { bandInWords, besideInWords, publishedInWords } from '../privacy/words.ts';
import type { PulseResultCard } from './cards.ts';
import { areApart, highlightsOf } from './highlights.ts';
import type { Change, PublishedPulse, Pulse, PulseResult, Statement, StatementResult } from './pulse.ts';
import { isOwnStatement } from './team-check.ts';
import {
  answeredInWords,
  changeInWords,
  closedInWords,
  FEW_ANSWERED_WORDS,
  highlightsInWords,
  nothingInWords,
  type StandingOut,
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
  const shown = levelsShown(pulse, statements);
  return {
    answeredCount,
    audienceCount: pulse.audience.length,
    closedAt: pulse.closesAt,
    statements,
    ...highlightsOf(shown, answeredCount),
  };
}

/** What was shown of each behaviour's own statement: a behaviour is named strongest by that, not by one of its lines. */
function levelsShown(
  pulse: PublishedPulse,
  statements: readonly StatementResult[],
): { behaviourId: string; level: Level }[] {
  return statements.flatMap(({ behaviourId, published }, index) =>
    isOwnStatement(pulse.statements, index) && isOfThisPulse(published)
      ? [{ behaviourId, level: published.level }]
      : [],
  );
}

/**
 * The result as everybody reads it.
 * @param framework the one that it was asked from; undefined if that is gone
 */
export function resultCard(pulse: Pulse, result: PulseResult, framework: Framework | undefined): PulseResultCard {
  const { answeredCount, audienceCount } = result;
  const isEmpty = result.statements.every(({ published }) => published.shown === 'nothing');
  const isPartial = !isEmpty && answeredCount < FEW_ANSWERED * audienceCount;
  return {
    kind: 'pulse-result',
    answered: `${answeredInWords(result)} ${closedInWords(result, pulse.timeZone)}`,
    caution: isPartial ? FEW_ANSWERED_WORDS : '',
    nothing: isEmpty ? nothingInWords(pulse) : '',
    statements: isEmpty ? [] : pulse.statements.map((statement, index) => line(pulse, statement, result, index)),
    highlights: isEmpty ? [] : highlightsInWords(standingOut(pulse, result)),
    guide: guideOf(pulse, result, framework),
    pulseId: isAnswerable(result) ? pulse.pulseId : '',
    isSample: pulse.isSample,
  };
}

/**
 * How to talk through what stands out in it, or what was asked where nothing is shown. As with what is named to work on, a
 * behaviour's own statement counts, and a line below it only where nothing is shown of those.
 */
export function guideOf(
  pulse: Pick<PublishedPulse, 'statements'>,
  { statements }: PulseResult,
  framework: Framework | undefined,
): Guide {
  const shown = statements.filter(
    ({ published }, index) => 'level' in published && isOwnStatement(pulse.statements, index),
  );
  const lowest = lowestOf(shown.length ? shown : statements);
  if (!lowest) throw new RangeError('a pulse has statements');
  const { published, change, behaviourId } = lowest;
  const kind = guideKindOf({ published, isChangeUnclear: change === 'unclear' });
  return guideTo(kind, framework && findBehaviour(framework, behaviourId));
}

/** Whether anything was shown of which a team can make something. */
export function isAnswerable({ statements }: PulseResult): boolean {
  return statements.some(({ published }) => 'level' in published);
}

function line(
  pulse: Pulse,
  statement: Statement,
  result: PulseResult,
  index: number,
): PulseResultCard['statements'][number] {
  const one = result.statements[index];
  const isShown = one !== undefined && isOfThisPulse(one.published);
  return {
    behaviourName: isOwnStatement(pulse.statements, index) ? statement.behaviourName : '',
    text: statement.text,
    words: one ? publishedInWords(one.published) : '',
    bands: one?.published.shown === 'bands' ? one.published.bands.map(bandInWords) : [],
    details: one ? [...besideInWords(one.published), isShown ? changeInWords(one.change) : ''].filter(Boolean) : [],
  };
}

/** From this level down a behaviour is one to work on, also where it was asked about alone. */
const LOW: Level = 2;

/**
 * The behaviour to work on by the latest result that showed anything, worked out from the words it was published in; null
 * where there is none, or it is not one alone.
 * @param pulses newest first
 */
export function latestToWorkOn(pulses: readonly PublishedPulse[]): { behaviourId: string; since: number } | null {
  for (const pulse of pulses) {
    if (!pulse.result) continue;
    const shown = levelsShown(pulse, pulse.result.statements);
    if (!shown.length) continue;
    // Where several were asked and are too close to tell, its card says so.
    const [alone, another] = shown;
    const isLow = alone !== undefined && another === undefined && alone.level <= LOW;
    const behaviourId = pulse.result.weakest || (isLow ? alone.behaviourId : '');
    return behaviourId ? { behaviourId, since: pulse.result.closedAt } : null;
  }
  return null;
}

/** Strongest and one to work on, by name; null where there are not several statements that can be told apart. */
export function standingOut(pulse: PublishedPulse, result: PulseResult): StandingOut | null {
  const shown = levelsShown(pulse, result.statements);
  if (shown.length < 2) return null;
  const nameOf = (behaviourId: string) =>
    pulse.statements.find((one) => one.behaviourId === behaviourId)?.behaviourName ?? '';
  return {
    areApart: areApart(shown, result.answeredCount),
    strongest: nameOf(result.strongest),
    weakest: nameOf(result.weakest),
  };
}
