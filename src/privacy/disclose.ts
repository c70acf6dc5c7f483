import { z } from 'zod';

/** Answers needed before anything is shown (rule R4). May be raised by a profile, never lowered. */
export const LOWEST_THRESHOLD = 5;
/** From this many scored answers on, rounded bands are shown; below it, words only (rules R5 and R6). */
const BANDS_FROM = 10;
/** A band of fewer people than this is merged with its neighbour, zero included: a missing band would tell too. */
const SMALLEST_BAND = 3;
const ROUND_TO = 5;
/** Percent; beyond these the ends are not told apart. */
const HIGHEST_SHARE = 95;
const LOWEST_SHARE = 5;
const AGREE = 'agree';

/** Counts of the answers 1 to 5 on the agreement scale. */
export const Histogram = z.tuple([
  z.number().int().nonnegative(),
  z.number().int().nonnegative(),
  z.number().int().nonnegative(),
  z.number().int().nonnegative(),
  z.number().int().nonnegative(),
]);
export type Histogram = z.infer<typeof Histogram>;

/** From least to most agreement; what a chart draws. */
const Level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type Level = z.infer<typeof Level>;

const LEVELS: Record<Level, string> = {
  1: 'fewer than half of us agree',
  2: 'about half of us agree',
  3: 'most of us agree',
  4: 'all or nearly all of us agree',
};

export function levelInWords(level: Level): string {
  return LEVELS[level];
}

const Band = z.object({ label: z.string(), share: z.string() });

/** Sentences that may stand beside a result: how many were unsure, what the silent could change, how many rounds. */
const also = z.array(z.string());

/**
 * What may be said in public about one statement. Only `disclose` and `holdBack` make one, and only the storage reads
 * one back: a number about people leaves the product in this type or not at all.
 */
export const Disclosable = z
  .discriminatedUnion('shown', [
    z.object({ shown: z.literal('nothing') }),
    z.object({ shown: z.literal('suppressed') }),
    z.object({ shown: z.literal('words'), level: Level, words: z.string(), rounds: z.number().int(), also }),
    z.object({ shown: z.literal('bands'), level: Level, words: z.string(), bands: z.array(Band), also }),
  ])
  .brand<'Disclosable'>();
export type Disclosable = z.infer<typeof Disclosable>;

/** All answers to one statement, as they may be added up but not shown. */
export interface Totals {
  readonly histogram: Histogram;
  readonly notSure: number;
}

/**
 * Decides what may be shown of one statement's answers (rules R4 to R7 and R12; the design's privacy-and-trends.md).
 * @param invited people who were asked
 * @param threshold scored answers needed before anything is shown; at least 5
 * @throws RangeError if the threshold is below 5, which is a mistake in the caller
 */
export function disclose({ histogram, notSure }: Totals, invited: number, threshold: number): Disclosable {
  if (threshold < LOWEST_THRESHOLD) throw new RangeError('the disclosure threshold is never below 5');
  const { favourable, neutral, unfavourable, answered } = thirds(histogram);
  if (answered < threshold) return Disclosable.parse({ shown: 'nothing' });

  const level = levelOf(favourable, answered);
  const words = levelInWords(level);
  if (answered < BANDS_FROM) return Disclosable.parse({ shown: 'words', level, words, rounds: 1, also: [] });

  const unsure = unsureInWords(notSure, answered);
  const bands = mergeSmallBands([
    { label: AGREE, people: favourable },
    { label: 'in between', people: neutral },
    { label: 'disagree', people: unfavourable },
  ]);
  if (bands.length < 2) return Disclosable.parse({ shown: 'words', level, words, rounds: 1, also: unsure });
  return Disclosable.parse({
    shown: 'bands',
    level,
    words,
    bands: bands.map(({ label, people }) => ({ label, share: shareInWords(roundedShare(people, answered)) })),
    also: [...unsure, ...boundsInWords(bands, answered, invited)],
  });
}

/** Words for several rounds that were each too small to show, added up; never shares, however many answers there are. */
export function discloseRounds(histogram: Histogram, rounds: number, threshold: number): Disclosable {
  const { favourable, answered } = thirds(histogram);
  if (answered < Math.max(threshold, LOWEST_THRESHOLD)) return Disclosable.parse({ shown: 'nothing' });
  const level = levelOf(favourable, answered);
  const together = [`The answers of ${rounds} rounds together, because each was too small to show.`];
  return Disclosable.parse({ shown: 'words', level, words: levelInWords(level), rounds, also: together });
}

/** For a result that, beside an earlier one of nearly the same people, would tell how one person answered (rule R9). */
export function holdBack(): Disclosable {
  return Disclosable.parse({ shown: 'suppressed' });
}

function thirds([strongNo, no, neutral, yes, strongYes]: Histogram) {
  const unfavourable = strongNo + no;
  const favourable = yes + strongYes;
  return { favourable, neutral, unfavourable, answered: favourable + neutral + unfavourable };
}

/** Three people or more on either side of the line, so that nobody is singled out by being unsure. */
function unsureInWords(notSure: number, answered: number): string[] {
  if (notSure < SMALLEST_BAND) return [];
  return notSure * 2 >= answered ? ['Many of us were not sure.'] : ['Some of us were not sure.'];
}

/**
 * What the share of all who were asked could be, whatever the silent think (rule R12): worked from the rounded share,
 * rounded outwards, and left out where that share is top- or bottom-coded, which it would undo.
 */
function boundsInWords(bands: readonly PeopleBand[], answered: number, invited: number): string[] {
  const agree = bands.find(({ label }) => label === AGREE);
  const silent = invited - answered;
  if (!agree || silent <= 0) return [];
  const share = roundedShare(agree.people, answered);
  if (share >= HIGHEST_SHARE || share <= LOWEST_SHARE) return [];
  // All shares that round to this one: from the rounded share alone, the bounds would miss some of what can be.
  const [least, most] = [share - ROUND_TO / 2, share + ROUND_TO / 2];
  const low = Math.floor((least * answered) / invited / ROUND_TO) * ROUND_TO;
  const high = Math.ceil((most * answered + silent * 100) / invited / ROUND_TO) * ROUND_TO;
  return [`Whatever the others think, between ${low}% and ${Math.min(high, 100)}% of everyone asked agree.`];
}

/** How many people may stand behind a level: what a reader of the words can work out, and no more. */
export function agreeing(level: Level, answered: number): { fewest: number; most: number } {
  const counts = Array.from({ length: answered + 1 }, (_, count) => count);
  const possible = counts.filter((count) => levelOf(count, answered) === level);
  return { fewest: possible.at(0) ?? answered, most: possible.at(-1) ?? 0 };
}

function levelOf(favourable: number, answered: number): Level {
  const share = favourable / answered;
  if (share >= 0.8) return 4;
  if (share >= 0.6) return 3;
  return share >= 0.4 ? 2 : 1;
}

interface PeopleBand {
  readonly label: string;
  readonly people: number;
}

/** Merges from the ends towards the middle until every band left holds enough people, or one band is left. */
function mergeSmallBands([agree, between, disagree]: [PeopleBand, PeopleBand, PeopleBand]): PeopleBand[] {
  const isSmall = (band: PeopleBand): boolean => band.people < SMALLEST_BAND;
  let bands: PeopleBand[] = [agree, between, disagree];
  if (isSmall(disagree)) bands = [agree, join(between, disagree)];
  else if (isSmall(agree)) bands = [join(agree, between), disagree];
  else if (isSmall(between)) bands = [agree, join(between, disagree)];
  return bands.some(isSmall) ? [] : bands;
}

function join(first: PeopleBand, second: PeopleBand): PeopleBand {
  return { label: `${first.label} or ${second.label}`, people: first.people + second.people };
}

/** Percent, to the nearest five. */
function roundedShare(people: number, answered: number): number {
  return Math.round((people / answered) * (100 / ROUND_TO)) * ROUND_TO;
}

function shareInWords(percent: number): string {
  if (percent >= HIGHEST_SHARE) return `${HIGHEST_SHARE}% or more`;
  return percent <= LOWEST_SHARE ? `${LOWEST_SHARE}% or less` : `about ${percent}%`;
}
