import type { PulseResultCard } from '../messages.ts';
import { type Disclosable, disclose, type Histogram } from '../privacy/disclose.ts';
import { dayInWords } from '../scheduling/moments.ts';
import type { Pulse, PulseResult, Statement } from './pulse.ts';

/** Under this share of the people asked, the result says that it may not speak for everyone (rule R12). */
const FEW_ANSWERED = 0.6;

/**
 * The one result of a pulse, made once at close. Below the threshold not even the totals are kept.
 * @param histograms one per statement, "not sure" left out
 * @param answeredCount people who answered, "not sure" included
 * @param closedAt milliseconds since 1970
 */
export function pulseResult(
  pulse: Pulse,
  histograms: readonly Histogram[],
  answeredCount: number,
  closedAt: number,
): PulseResult {
  return {
    answeredCount,
    audienceCount: pulse.audience.length,
    closedAt,
    statements: pulse.statements.map(({ behaviourId }, place) => {
      const histogram = histograms[place] ?? [0, 0, 0, 0, 0];
      const published = disclose(histogram, pulse.threshold);
      return { behaviourId, published, histogram: published.shown === 'nothing' ? null : histogram };
    }),
  };
}

/** The result as everybody reads it. */
export function resultCard(pulse: Pulse, result: PulseResult): PulseResultCard {
  const { answeredCount, audienceCount, closedAt } = result;
  const isEmpty = answeredCount < pulse.threshold;
  const isPartial = !isEmpty && answeredCount < FEW_ANSWERED * audienceCount;
  return {
    kind: 'pulse-result',
    answered: `${answeredCount} of ${audienceCount} people answered. Closed on ${dayInWords(closedAt, pulse.timeZone)}.`,
    caution: isPartial ? 'Fewer than six in ten answered, so this may not speak for everyone.' : '',
    nothing: isEmpty
      ? `Fewer than ${pulse.threshold} people answered, so nothing is shown and the answers have been destroyed.`
      : '',
    statements: isEmpty ? [] : pulse.statements.map((statement, place) => line(statement, result, place)),
    isSample: pulse.isSample,
  };
}

function line(statement: Statement, result: PulseResult, place: number): PulseResultCard['statements'][number] {
  const published = result.statements[place]?.published;
  return {
    behaviourName: statement.behaviourName,
    text: statement.text,
    words: published ? inWords(published) : '',
    bands: published?.shown === 'bands' ? published.bands : [],
  };
}

function inWords(published: Disclosable): string {
  if (published.shown === 'nothing') return 'Too few of us gave an opinion to show it.';
  return `${published.words.charAt(0).toUpperCase()}${published.words.slice(1)}.`;
}
