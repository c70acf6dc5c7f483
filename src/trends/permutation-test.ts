import type { Histogram } from '../privacy/disclose.ts';
import { answerCount, combined, type Share, sumOfScores } from './histograms.ts';

/**
 * Answers in the smaller sample times answers in both, up to which every split is counted: 60 against the 180 of three
 * earlier pulses. The time grows with the square of it; at this limit a test takes some 10 ms.
 */
export const MOST_COUNTED = 60 * 240;

/**
 * The two-sided p of the exact two-sample permutation test on the sum of scores: of all ways to deal the same answers
 * into two samples of these sizes, the share in which the first sample's sum is at least as far from what is expected
 * (rule R13). Above `MOST_COUNTED` a proven upper bound of it, from `tailBound`.
 * @returns above 0 and at most 1; the same when the samples are swapped or the scale is reversed
 * @throws RangeError if a sample is empty
 */
export function permutationTest(a: Histogram, b: Histogram): Share {
  const [smaller, larger] = answerCount(a) <= answerCount(b) ? [a, b] : [b, a];
  const taken = answerCount(smaller);
  if (taken === 0) throw new RangeError('a sample without answers cannot be compared');
  const pooled = combined(smaller, larger);
  const all = answerCount(pooled);
  if (taken * all > MOST_COUNTED) return tailBound(smaller, pooled);

  // Scores count from 0 here; the distances, times `all` to stay whole numbers, are the same.
  const expected = taken * (sumOfScores(pooled) - all);
  const observed = Math.abs((sumOfScores(smaller) - taken) * all - expected);
  let part = 0n;
  let whole = 0n;
  waysBySum(pooled, taken).forEach((ways, sum) => {
    whole += ways;
    if (Math.abs(sum * all - expected) >= observed) part += ways;
  });
  return { part, whole };
}

/**
 * In how many ways so many people can be taken from the pooled ones, by the sum of their scores (0 to 4 each).
 * One long integer holds the counts of all sums, as many bits for each as there are people: no count reaches 2^people,
 * so none runs over, and one shift and one addition take a person in at every sum at once.
 */
function waysBySum(pooled: Histogram, taken: number): bigint[] {
  const bits = answerCount(pooled);
  const waysOf: bigint[] = [1n, ...new Array<bigint>(taken).fill(0n)];
  let met = 0;
  pooled.forEach((people, score) => {
    const raise = BigInt(score * bits);
    for (let person = 0; person < people; person += 1) {
      met += 1;
      const fewest = Math.max(1, taken - (bits - met));
      for (let size = Math.min(met, taken); size >= fewest; size -= 1)
        waysOf[size] = (waysOf[size] ?? 0n) + ((waysOf[size - 1] ?? 0n) << raise);
    }
  });
  const packed = waysOf[taken] ?? 0n;
  return Array.from({ length: 4 * taken + 1 }, (_, sum) => BigInt.asUintN(bits, packed >> BigInt(sum * bits)));
}

const WHOLE = 2 ** 52;
/** Keeps every exponent below 16, where rounding cannot reach a millionth of the bound up to ten million answers. */
const MOST_TILT = 4;
const ROUNDING = 1 + 1e-6;

/**
 * A proven upper bound of the two-sided permutation p, for samples too large to count every split: a change judged clear
 * by it is clear by the exact test too. Markov's inequality on e^(tilt x distance) holds for any tilt (Chernoff), and
 * its mean when drawing without putting back is at most that when putting back (Hoeffding, JASA 58, 1963, theorem 4).
 * @param sample the smaller of the two samples, not empty
 * @param pooled the answers of both
 */
export function tailBound(sample: Histogram, pooled: Histogram): Share {
  const taken = answerCount(sample);
  const all = answerCount(pooled);
  const mean = sumOfScores(pooled) / all;
  const shareAt = pooled.map((people, index) => ({ share: people / all, off: index + 1 - mean }));
  const variance = shareAt.reduce((sum, { share, off }) => sum + share * off * off, 0);
  const distance = Math.abs(sumOfScores(sample) / taken - mean);
  // The best tilt if the scores were normal; any other would be as true.
  const tilt = variance > 0 ? Math.min(MOST_TILT, distance / variance) : 0;
  const side = (sign: 1 | -1): number => {
    const moment = shareAt.reduce((sum, { share, off }) => sum + share * Math.exp(sign * tilt * off), 0);
    return Math.exp(taken * (Math.log(moment) - tilt * distance));
  };
  const bound = Math.min(1, ROUNDING * (side(1) + side(-1)));
  return { part: BigInt(Math.max(1, Math.ceil(bound * WHOLE))), whole: BigInt(WHOLE) };
}
