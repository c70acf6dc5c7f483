import { z } from 'zod';

/** Answers needed before anything is shown (rule R4). May be raised by a profile, never lowered. */
export const LOWEST_THRESHOLD = 5;
/** From this many scored answers on, rounded bands are shown; below it, words only (rules R5 and R6). */
export const BANDS_FROM = 10;
/** A band of fewer people than this is merged with its neighbour, zero included: a missing band would tell too. */
const SMALLEST_BAND = 3;
const ROUND_TO = 5;
/** Percent; beyond these the ends are not told apart. */
export const HIGHEST_SHARE = 95;
export const LOWEST_SHARE = 5;

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

/** What people answered, in the order in which it is shown. */
const Third = z.enum(['agree', 'in between', 'disagree']);

const percent = z.number().int().multipleOf(ROUND_TO);

/** One third, or two that were merged; the lowest and the highest share stand for all beyond them too. */
const Band = z.object({ from: Third, to: Third, share: percent.min(LOWEST_SHARE).max(HIGHEST_SHARE) });
export type Band = z.infer<typeof Band>;

/** How many were not sure, where that may be said. */
const notSure = z.enum(['not said', 'some', 'many']);

/** Whether some who answered others left this statement open (rule R35). */
const isOfFewer = z.boolean();

/** Which shares of all who were asked may agree, whatever the silent think (rule R12); null where that is not said. */
const ofEveryone = z.object({ least: percent.min(0), most: percent.max(100) }).nullable();

/**
 * What may be said in public about one statement, in codes and rounded values: the sentences are made of it where it is
 * shown, in words.ts. Only `disclose` and `holdBack` make one, and only the storage reads one back: a number about
 * people leaves the product in this type or not at all.
 */
export const Disclosable = z
  .discriminatedUnion('shown', [
    z.object({ shown: z.literal('nothing') }),
    z.object({ shown: z.literal('suppressed') }),
    z.object({ shown: z.literal('words'), level: Level, rounds: z.number().int(), notSure, isOfFewer }),
    z.object({ shown: z.literal('bands'), level: Level, bands: z.array(Band), notSure, isOfFewer, ofEveryone }),
  ])
  .brand<'Disclosable'>();
export type Disclosable = z.infer<typeof Disclosable>;

/** One of which something is shown. */
export type Shown = Extract<Disclosable, { readonly level: Level }>;

/** All answers to one statement, as they may be added up but not shown. */
export interface Totals {
  readonly histogram: Histogram;
  readonly notSure: number;
  /** People who answered other statements of the pulse, and not this one. */
  readonly unanswered?: number;
}

/**
 * Decides what may be shown of one statement's answers (rules R4 to R7 and R12).
 * @param invited people who were asked
 * @param threshold scored answers needed before anything is shown; at least 5
 * @throws RangeError if the threshold is below 5, which is a mistake in the caller
 */
export function disclose(
  { histogram, notSure, unanswered = 0 }: Totals,
  invited: number,
  threshold: number,
): Disclosable {
  if (threshold < LOWEST_THRESHOLD) throw new RangeError('the disclosure threshold is never below 5');
  const { favourable, neutral, unfavourable, answered } = thirds(histogram);
  if (answered < threshold) return Disclosable.parse({ shown: 'nothing' });

  const level = levelOf(favourable, answered);
  const isFewer = unanswered >= SMALLEST_BAND;
  if (answered < BANDS_FROM) return levelAlone(level, 1, 'not said', isFewer);

  const unsure = unsureAmong(notSure, answered);
  const bands = mergeSmallBands([
    { from: 'agree', to: 'agree', people: favourable },
    { from: 'in between', to: 'in between', people: neutral },
    { from: 'disagree', to: 'disagree', people: unfavourable },
  ]);
  if (!bands) return levelAlone(level, 1, unsure, isFewer);
  return Disclosable.parse({
    shown: 'bands',
    level,
    bands: bands.map(({ from, to, people }) => ({ from, to, share: endsCoded(roundedShare(people, answered)) })),
    notSure: unsure,
    isOfFewer: isFewer,
    // They would tell how many answered this one.
    ofEveryone: unanswered > 0 ? null : boundsOf(bands, answered, invited),
  });
}

/** How many gave an opinion. */
export function answeredOf({ histogram }: Totals): number {
  return thirds(histogram).answered;
}

/** Words for several rounds that were each too small to show, added up; never shares, however many answers there are. */
export function discloseRounds(histogram: Histogram, rounds: number, threshold: number): Disclosable {
  const { favourable, answered } = thirds(histogram);
  if (answered < Math.max(threshold, LOWEST_THRESHOLD)) return Disclosable.parse({ shown: 'nothing' });
  return levelAlone(levelOf(favourable, answered), rounds, 'not said', false);
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

function levelAlone(level: Level, rounds: number, unsure: z.infer<typeof notSure>, isFewer: boolean): Disclosable {
  return Disclosable.parse({ shown: 'words', level, rounds, notSure: unsure, isOfFewer: isFewer });
}

/** Three people or more on either side of the line, so that nobody is singled out by being unsure. */
function unsureAmong(people: number, answered: number): z.infer<typeof notSure> {
  if (people < SMALLEST_BAND) return 'not said';
  return people * 2 >= answered ? 'many' : 'some';
}

/**
 * What the share of all who were asked could be, whatever the silent think (rule R12): worked from the rounded share,
 * rounded outwards, and left out where that share is top- or bottom-coded, which it would undo.
 */
function boundsOf(bands: readonly PeopleBand[], answered: number, invited: number): z.infer<typeof ofEveryone> {
  const agree = bands.find(({ to }) => to === 'agree');
  const silent = invited - answered;
  if (!agree || silent <= 0) return null;
  const share = roundedShare(agree.people, answered);
  if (share >= HIGHEST_SHARE || share <= LOWEST_SHARE) return null;
  // All shares that round to this one: from the rounded share alone, the bounds would miss some of what can be.
  const [fewest, most] = [share - ROUND_TO / 2, share + ROUND_TO / 2];
  const low = Math.floor((fewest * answered) / invited / ROUND_TO) * ROUND_TO;
  const high = Math.ceil((most * answered + silent * 100) / invited / ROUND_TO) * ROUND_TO;
  return { least: low, most: Math.min(high, 100) };
}

/** How many people may stand behind a level: what a reader of the words can work out, and no more. */
export function agreeing(level: Level, answered: number): { fewest: number; most: number } {
  const counts = Array.from({ length: answered + 1 }, (_, count) => count);
  const possible = counts.filter((count) => levelOf(count, answered) === level);
  return { fewest: possible.at(0) ?? answered, most: possible.at(-1) ?? 0 };
}

/**
 * Whether a result of this pulse may be of so many opinions of which so many agree: how it is read back, from nothing else.
 * @param published of one pulse alone
 */
export function mayStandFor(published: Shown, agree: number, answered: number): boolean {
  if (levelOf(agree, answered) !== published.level) return false;
  const isSmall = agree < SMALLEST_BAND;
  const isNearlyAll = answered - agree < SMALLEST_BAND;
  if (published.shown === 'words') return answered < BANDS_FROM || isSmall || isNearlyAll;
  const alone = published.bands.find(({ to }) => to === 'agree');
  if (!alone) return isSmall;
  return !isSmall && !isNearlyAll && endsCoded(roundedShare(agree, answered)) === alone.share;
}

/** Shown, and from this pulse's answers alone. */
export function isOfThisPulse(published: Disclosable): published is Shown {
  switch (published.shown) {
    case 'bands':
      return true;
    case 'words':
      return published.rounds === 1;
    default:
      return false;
  }
}

function levelOf(favourable: number, answered: number): Level {
  const share = favourable / answered;
  if (share >= 0.8) return 4;
  if (share >= 0.6) return 3;
  return share >= 0.4 ? 2 : 1;
}

interface PeopleBand extends Pick<Band, 'from' | 'to'> {
  readonly people: number;
}

/** Merges from the ends towards the middle until every band left holds enough people; null where only one would be left. */
function mergeSmallBands([agree, between, disagree]: [PeopleBand, PeopleBand, PeopleBand]): PeopleBand[] | null {
  const isSmall = (band: PeopleBand): boolean => band.people < SMALLEST_BAND;
  let bands: PeopleBand[] = [agree, between, disagree];
  if (isSmall(disagree)) bands = [agree, join(between, disagree)];
  else if (isSmall(agree)) bands = [join(agree, between), disagree];
  else if (isSmall(between)) bands = [agree, join(between, disagree)];
  return bands.some(isSmall) ? null : bands;
}

function join(first: PeopleBand, second: PeopleBand): PeopleBand {
  return { from: first.from, to: second.to, people: first.people + second.people };
}

/** Percent, to the nearest five. */
function roundedShare(people: number, answered: number): number {
  return Math.round((people / answered) * (100 / ROUND_TO)) * ROUND_TO;
}

/** Beyond the ends only the end itself is kept. */
function endsCoded(share: number): number {
  return Math.min(HIGHEST_SHARE, Math.max(LOWEST_SHARE, share));
}
