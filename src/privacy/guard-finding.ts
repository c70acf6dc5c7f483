/** What a text may hold that tells who somebody is; the first of two that overlap is the one that is told. */
const PERSONAL = [
  'nhs number',
  'national insurance number',
  'hospital number',
  'date of birth',
  'e-mail address',
  'phone number',
  'postcode',
  'patient',
] as const;

/** What may hurt: words that may be meant kindly, and slurs, which are not. */
export const OFFENCES = ['offensive', 'slur'] as const;

export type FindingKind = (typeof PERSONAL)[number] | (typeof OFFENCES)[number];

/** Where in a text something is that is held back, in UTF-16 units; `to` is the first behind it. */
export interface Finding {
  readonly kind: FindingKind;
  readonly from: number;
  readonly to: number;
}

/** The findings of one pattern, which has the flag g and is bounded, so that hostile text takes no longer. */
export function matchesOf(kind: FindingKind, pattern: RegExp, text: string): Finding[] {
  return [...text.matchAll(pattern)].map(({ index, 0: match }) => ({ kind, from: index, to: index + match.length }));
}
