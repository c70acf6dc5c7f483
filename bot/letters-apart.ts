/**
 * How many letters have to be added, left out, replaced or swapped with their neighbour to make one word of the other
 * (optimal string alignment). A few lines of our own: fastest-levenshtein, for one, knows no swaps.
 * @param most more than this is not counted further
 */
export function lettersApart(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const [left, above, aslant] = [current[column - 1], last[column], last[column - 1]].map(Number) as Three;
      const isSame = one[row - 1] === other[column - 1];
      const isSwap = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const swapped = isSwap ? Number(beforeLast[column - 2]) + 1 : Number.POSITIVE_INFINITY;
      current.push(Math.min(left + 1, above + 1, aslant + (isSame ? 0 : 1), swapped));
    }
    if (Math.min(...current) > most) return most + 1;
    [beforeLast, last] = [last, current];
  }
  return last[other.length] ?? most + 1;
}

type Three = [number, number, number];
