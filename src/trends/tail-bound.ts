import type { Histogram } from '../privacy/disclose.ts';
import { answersIn, sumOfScores } from './histograms.ts';
import type { Share } from './share.ts';

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
  const taken = answersIn(sample);
  const all = answersIn(pooled);
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
