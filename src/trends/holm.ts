import { compareShares, type Share } from './share.ts';

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
