import { readFileSync } from 'node:fs';
import type { FindingKind } from '../../src/privacy/guard-finding.ts';

/** 300 thank-yous as people in hospitals, councils and government write them, with numbers, places and names in them. */
export const ordinaryThanks = linesOf('ordinary-thanks.txt');

/** 300 thank-yous and lines of agendas, of wards, clinics, councils, ambulance stations and back offices. */
export const ordinaryLines = linesOf('ordinary-lines.txt').map(unescaped);

/** Made to look like what is held back, and innocent; 93 of 95 go through. */
export const trickyThanks = linesOf('tricky-thanks.txt');

/** 150 that are to be held back, each with what is in it. */
export const blockedText = linesOf('blocked.tsv').map(kindAndText);

/** 189 more in other digits, with other separators, in words, letter by letter, over several lines, or with signs hidden. */
export const disguisedText = linesOf('disguised.tsv').map(kindAndText);

function kindAndText(line: string): { kind: FindingKind; text: string } {
  const [kind = '', text = ''] = line.split('\t');
  return { kind: kind as FindingKind, text: unescaped(text) };
}

/** Line ends, and what nobody would see in the file. */
function unescaped(text: string): string {
  return text
    .replaceAll('\\n', '\n')
    .replaceAll(/\\u\{([\da-f]+)\}/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
}

function linesOf(file: string): string[] {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n');
}
