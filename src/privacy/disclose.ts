import { z } from 'zod';

/** Answers needed before anything is shown (rule R4). May be raised by a profile, never lowered. */
export const LOWEST_THRESHOLD = 5;
/** From this many scored answers on, rounded bands are shown; below it, words only (rules R5 and R6). */
const BANDS_FROM = 10;
/** A band of fewer people than this is merged with its neighbour, zero included: a missing band would tell too. */
const SMALLEST_BAND = 3;
const ROUND_TO = 5;

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

/**
 * What may be said in public about one statement. Only `disclose` makes one, and only the storage reads one back:
 * a number about people leaves the product in this type or not at all.
 */
export const Disclosable = z
  .discriminatedUnion('shown', [
    z.object({ shown: z.literal('nothing') }),
    z.object({ shown: z.literal('words'), level: Level, words: z.string() }),
    z.object({ shown: z.literal('bands'), level: Level, words: z.string(), bands: z.array(Band) }),
  ])
  .brand<'Disclosable'>();
export type Disclosable = z.infer<typeof Disclosable>;

/**
 * Decides what may be shown of one statement's answers (rules R4 to R7; shared/design/privacy-and-trends.md).
 * @param histogram counts of the answers 1 to 5; "not sure" is not among them
 * @param threshold scored answers needed before anything is shown; at least 5
 * @throws RangeError if the threshold is below 5, which is a mistake in the caller
 */
export function disclose(histogram: Histogram, threshold: number): Disclosable {
  if (threshold < LOWEST_THRESHOLD) throw new RangeError('the disclosure threshold is never below 5');
  const [strongNo, no, neutral, yes, strongYes] = histogram;
  const unfavourable = strongNo + no;
  const favourable = yes + strongYes;
  const answered = unfavourable + neutral + favourable;
  if (answered < threshold) return Disclosable.parse({ shown: 'nothing' });

  const level = levelOf(favourable, answered);
  const words = levelInWords(level);
  if (answered < BANDS_FROM) return Disclosable.parse({ shown: 'words', level, words });

  const bands = mergeSmallBands([
    { label: 'agree', people: favourable },
    { label: 'in between', people: neutral },
    { label: 'disagree', people: unfavourable },
  ]);
  if (bands.length < 2) return Disclosable.parse({ shown: 'words', level, words });
  return Disclosable.parse({
    shown: 'bands',
    level,
    words,
    bands: bands.map(({ label, people }) => ({ label, share: roundedShare(people, answered) })),
  });
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

function roundedShare(people: number, answered: number): string {
  const percent = Math.round((people / answered) * (100 / ROUND_TO)) * ROUND_TO;
  if (percent >= 95) return '95% or more';
  return percent <= 5 ? '5% or less' : `about ${percent}%`;
}
