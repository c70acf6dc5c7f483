/** Above so many only some are shown at once. */
export const MOST_AT_ONCE = 6;
const AT_EACH_END = 2;
/** One more than the ends, for what is to be shown besides. */
const MOST_OF_MORE = 5;

/**
 * The two highest and the two lowest, where there are more than a card shows at once; otherwise all.
 * @param scoreOf 0 where it is not known
 * @param isToShow what is shown besides, as long as there is room
 * @param most how many are shown of more than a card shows at once
 * @returns in their own order, the rest apart
 */
export function endsOf<One>(
  all: readonly One[],
  scoreOf: (one: One) => number,
  isToShow: (one: One) => boolean = () => false,
  most = MOST_OF_MORE,
): { readonly shown: readonly One[]; readonly rest: readonly One[] } {
  if (all.length <= MOST_AT_ONCE) return { shown: all, rest: [] };
  const known = all.filter((one) => scoreOf(one) > 0);
  const highest = known.toSorted((a, b) => scoreOf(b) - scoreOf(a)).slice(0, AT_EACH_END);
  const lowest = known.toSorted((a, b) => scoreOf(a) - scoreOf(b)).slice(0, AT_EACH_END);
  const shown = new Set([...highest, ...lowest]);
  for (const one of all) if (shown.size < 2 * AT_EACH_END) shown.add(one);
  for (const one of all.filter(isToShow)) if (shown.size < most) shown.add(one);
  return { shown: all.filter((one) => shown.has(one)), rest: all.filter((one) => !shown.has(one)) };
}
