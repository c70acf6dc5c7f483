import type { MeterRow, MeterRows, Toggle } from './card-parts.ts';
import { endsOf } from './ends.ts';
import { allInWords, changedBehindInWords, FEWER } from './words.ts';

/** A row, and what decides whether it is seen at once. */
export interface Rated {
  readonly row: Omit<MeterRow, 'id'>;
  /** From 1 to 4; 0 where nothing is shown. */
  readonly level: number;
  readonly hasChanged: boolean;
}

/** What is behind the button for the lines of all rows. */
export interface BehindRows {
  readonly more: string;
  readonly less: string;
}

/**
 * All of them in their order; of more than six the two highest, the two lowest and what changed, and the rest behind a button.
 * @param most how many are seen at once of more than six; long ones take more room
 */
export function meterRows(rated: readonly Rated[], { more, less }: BehindRows, most?: number): MeterRows {
  const all = rated.map((one, index) => ({ ...one, row: { id: `row-${index}`, ...one.row } }));
  const { shown, rest } = endsOf(
    all,
    ({ level }) => level,
    ({ hasChanged }) => hasChanged,
    most,
  );
  const withLines = all.flatMap(({ row }) => (row.months.length + row.lines.length > 0 ? [row.id] : []));
  return {
    groups: [
      ...(shown.length ? [{ id: 'ends', isOpen: true, rows: shown.map(({ row }) => row) } as const] : []),
      ...(rest.length ? [{ id: 'others', isOpen: false, rows: rest.map(({ row }) => row) } as const] : []),
    ],
    changedBehind: changedBehindInWords(rest.filter(({ hasChanged }) => hasChanged).length),
    toggles: [
      ...(rest.length ? [toggle('all', allInWords(all.length), FEWER, ['others'])] : []),
      ...(withLines.length ? [toggle('lines', more, less, withLines)] : []),
    ],
  };
}

function toggle(id: string, more: string, less: string, shows: readonly string[]): Toggle {
  return { id, more, less, targets: [...shows, `${id}-more`, `${id}-less`] };
}
