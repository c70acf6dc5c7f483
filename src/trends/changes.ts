import type { Histogram } from '../privacy/disclose.ts';
import type { Change } from '../pulse/pulse.ts';
import { compareShares, type Share } from './histograms.ts';
import { permutationTest } from './permutation-test.ts';
import type { Reading } from './read-result.ts';

/** Rule R13: with fewer on either side nothing could be told. */
const FEWEST_ANSWERS = 6;

interface Pair {
  readonly now: Reading;
  readonly before: Reading;
}

/**
 * How each statement of one pulse compares with its baseline (rules R13 and R25), by what is published and nothing else: whoever
 * reads the results can work it out, so it tells them nothing. It is the share who agree, by the permutation test at a two-sided
 * 5 %, Holm across the statements with enough answers. The two sides are taken as different people though most are the
 * same: their answers are not linked, and the error is on the safe side.
 * @param statements all statements of one pulse, null where nothing was shown or there is no baseline
 * @returns one change for each, in the order given
 */
export function changesOf(
  statements: readonly { readonly now: Reading | null; readonly before: Reading | null }[],
): Change[] {
  const family = statements.flatMap(({ now, before }, index) =>
    isEnough(now) && isEnough(before) ? [{ index, now, before }] : [],
  );
  const clear = holm(family.map(chanceOf));
  const changes = new Map<number, Change>(
    family.map((pair, rank) => [pair.index, clear[rank] ? direction(pair) : 'unclear']),
  );
  return statements.map((_, index) => changes.get(index) ?? 'too few');
}

function isEnough(reading: Reading | null): reading is Reading {
  return reading !== null && reading.answered >= FEWEST_ANSWERS;
}

/** How often chance alone puts two shares so far apart. A half is taken for the person that brings them nearer. */
function chanceOf(pair: Pair): Share {
  const { now, before } = pair;
  const [lower, upper] = direction(pair) === 'higher' ? [before, now] : [now, before];
  return permutationTest(inTwo(Math.ceil(lower.agree), lower.answered), inTwo(Math.floor(upper.agree), upper.answered));
}

/** Those who agree, and all others, at the two ends of the scale. */
function inTwo(agree: number, answered: number): Histogram {
  return [answered - agree, 0, 0, 0, agree];
}

/** Compares the shares, multiplied out. */
function direction({ now, before }: Pair): 'higher' | 'lower' {
  const sign = Math.sign(now.agree * before.answered - before.agree * now.answered);
  return sign === 1 ? 'higher' : 'lower';
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
