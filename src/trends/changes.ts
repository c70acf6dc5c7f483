import type { Histogram } from '../privacy/disclose.ts';
import type { Change } from '../pulse/pulse.ts';
import { answersIn, sumOfScores } from './histograms.ts';
import { holm } from './holm.ts';
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
  return histogram !== null && answersIn(histogram) >= FEWEST_ANSWERS;
}

/** Compares the means, multiplied out to whole numbers. A clear change has two different means. */
function direction({ now, before }: Pair): Change {
  return sumOfScores(now) * answersIn(before) > sumOfScores(before) * answersIn(now) ? 'higher' : 'lower';
}
