import { createHash } from 'node:crypto';
import { basename } from 'node:path';

interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Mutant {
  readonly fileName: string;
  readonly mutatorName: string;
  readonly replacement: string;
  readonly location: { readonly start: Position; readonly end: Position };
}

/** Why a mutant was not tried. */
export const NOT_IN_SAMPLE = 'not in the sample';

/**
 * Whether a mutant is among so many of a hundred that are tried. By a hash of what it is, so chance decides, and the same every
 * time; a larger sample has all of a smaller one.
 */
export function isInSample(mutant: Mutant, percent: number): boolean {
  const { fileName, mutatorName, replacement, location } = mutant;
  const { start, end } = location;
  const what = [basename(fileName), start.line, start.column, end.line, end.column, mutatorName, replacement];
  const hash = createHash('sha256').update(JSON.stringify(what)).digest();
  return hash.readUInt32BE() < (percent / 100) * 2 ** 32;
}

/** Between which bounds the share of all is, with 95 % certainty, of which this many were found in so many tried (Wilson). */
export function interval(found: number, tried: number): readonly [number, number] {
  const z = 1.96;
  const share = found / tried;
  const middle = share + z ** 2 / (2 * tried);
  const spread = z * Math.sqrt((share * (1 - share) + z ** 2 / (4 * tried)) / tried);
  return [(middle - spread) / (1 + z ** 2 / tried), (middle + spread) / (1 + z ** 2 / tried)];
}
