const SIGNS = 4;

/** How many of four are full, drawn the same everywhere; the words that it stands behind say the same. */
export function meter(full: number): string {
  return '●'.repeat(full) + '○'.repeat(SIGNS - full);
}
