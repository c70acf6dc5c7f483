import { type Evidence, inWords, type Link, type Row, scoresIn } from './evidence.ts';

/**
 * The insider notes in which order colleagues tap, and looks for the same order in the answers: by row number, or by any
 * number that counts up. Without either there is no order to lay beside the one that was seen.
 */
export function linkByOrder({ taps, rows }: Evidence): Link[] {
  const answers = rows.filter(scoresIn);
  const place = ordersOf(answers).find((order) => order.length === taps.length && new Set(order).size === order.length);
  if (!place) return [];
  const inOrder = answers.map((row, index) => ({ row, at: place[index] ?? 0 })).toSorted((a, b) => a.at - b.at);
  return inOrder.map(({ row }, index) => ({
    person: taps[index]?.person.name ?? '',
    learned: inWords(scoresIn(row) ?? []),
  }));
}

/** The row numbers, if there are any, and then every numeric field that is not the answer itself. */
function ordersOf(answers: readonly Row[]): number[][] {
  const rowids = answers.flatMap(({ rowid }) => (rowid === null ? [] : [rowid]));
  const fields = new Set(answers.flatMap((row) => row.fields.map(([path]) => path)));
  const counters = [...fields]
    .filter((path) => !/score/.test(path))
    .map((path) =>
      answers.flatMap((row) => row.fields.filter(([name, value]) => name === path && typeof value === 'number')),
    )
    .map((found) => found.map(([, value]) => Number(value)));
  return [rowids, ...counters];
}

/** In which order these texts first appear in a file: SQLite's log adds each change behind the one before. */
export function orderInBytes(bytes: Buffer, texts: readonly string[]): string[] {
  return texts
    .map((text) => ({ text, at: bytes.indexOf(text) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)
    .map(({ text }) => text);
}
