import type { Histogram } from '../privacy/disclose.ts';
import type { Change } from '../pulse/pulse.ts';
import { answerCount, compareShares, type Share, sumOfScores } from './histograms.ts';
import { permutationTest } from './permutation-test.ts';

/**
 * Rule R13 asks for six. With six to eight, "clearly higher" beside the words can mean that everybody agreed, which is
 * never to be told; with nine on each side it cannot (checked over all histograms in the tests).
 */
const FEWEST_ANSWERS = 9;

interface Pair {
  readonly now: Histogram;
  readonly before: Histogram;
}

/**
 * How each statement of one pulse compares with its baseline (rule R13): the permutation test at a two-sided 5 %, Holm
 * across the statements with enough answers. The two sides are taken as different people though most are the same: their
 * answers are not linked, and the error is on the safe side.
 * @param statements all statements of one pulse, null where nothing was kept or there is no baseline
 * @returns one change for each, in the order given
 */
export function changesOf(
  statements: readonly { readonly now: Histogram | null; readonly before: Histogram | null }[],
): Change[] {
  const family = statements.flatMap(({ now, before }, index) =>
    isEnough(now) && isEnough(before) ? [{ index, now, before }] : [],
  );
  const clear = holm(family.map(({ now, before }) => permutationTest(now, before)));
  const changes = new Map<number, Change>(
    family.map((pair, rank) => [pair.index, clear[rank] ? direction(pair) : 'unclear']),
  );
  return statements.map((_, index) => changes.get(index) ?? 'too few');
}

function isEnough(histogram: Histogram | null): histogram is Histogram {
  return histogram !== null && answerCount(histogram) >= FEWEST_ANSWERS;
}

/** Compares the means, multiplied out to whole numbers. A clear change has two different means. */
function direction({ now, before }: Pair): Change {
  return sumOfScores(now) * answerCount(before) > sumOfScores(before) * answerCount(now) ? 'higher' : 'lower';
}

/** One in twenty: how often a pulse in which nothing changed may say that something did (rule R13). */
const ONE_IN = 20;

/**
 * Which of several p-values of one pulse are clear. Holm's step-down: the smallest is held against 5 % divided by their
 * number, the next by one fewer, and so on until the first that is not clear; so the risk of any false alarm in the
 * pulse stays at 5 %, however the statements hang together (Holm, Scandinavian Journal of Statistics 6, 1979).
 * @returns one for each, in the order given
 */
export function holm(shares: readonly Share[]): boolean[] {
  const ascending = shares
    .map((share, index) => ({ share, index }))
    .toSorted((a, b) => compareShares(a.share, b.share));
  const levelAt = (rank: number): Share => ({ part: 1n, whole: BigInt(ONE_IN * (shares.length - rank)) });
  const firstUnclear = ascending.findIndex(({ share }, rank) => compareShares(share, levelAt(rank)) > 0);
  const clear = new Set(ascending.slice(0, firstUnclear < 0 ? undefined : firstUnclear).map(({ index }) => index));
  return shares.map((_, index) => clear.has(index));
}
