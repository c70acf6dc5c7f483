import { readFileSync } from 'node:fs';
import type { FindingKind } from '../../src/privacy/guard-finding.ts';

/** 300 thank-yous as people in hospitals, councils and government write them, with numbers, places and names in them. */
export const ordinaryThanks = linesOf('ordinary-thanks.txt');

/** Made to look like what is held back, and innocent; 93 of 95 go through. */
export const trickyThanks = linesOf('tricky-thanks.txt');

/** 150 that are to be held back, each with what is in it. */
export const blockedText = linesOf('blocked.tsv').map((line) => {
  const [kind = '', text = ''] = line.split('\t');
  return { kind: kind as FindingKind, text };
});

function linesOf(file: string): string[] {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n');
}
