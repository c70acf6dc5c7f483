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

/** The same text, unit for unit, with digits, letters, dashes and spaces of other alphabets' keyboards as plain ones. */
export function folded(text: string): string {
  return text.replaceAll(/[^\n -~]/g, (unit) => {
    if (/[\p{Zs}\t\u200d]/u.test(unit)) return ' ';
    if (/\p{Pd}|\u2212/u.test(unit)) return '-';
    if (/[\u2018\u2019]/.test(unit)) return "'";
    const plain = unit.normalize('NFKC');
    return plain.length === 1 ? plain : unit;
  });
}

export interface DigitRun {
  readonly from: number;
  readonly to: number;
  readonly digits: string;
}

/**
 * Every run of that many digits that begins and ends with a whole group, however the groups are spaced.
 * @param joint what may stand between two groups; at most three signs
 * @param opening how the digits of the first group begin
 */
export function digitRuns(text: string, count: number, joint: RegExp, opening = /^/): DigitRun[] {
  const groups = [...text.matchAll(/\d+/g)].map(({ index, 0: digits }) => ({
    from: index,
    to: index + digits.length,
    digits,
  }));
  return groups.flatMap((first, start) => {
    if (!opening.test(first.digits)) return [];
    let { to, digits } = first;
    for (let next = start + 1; digits.length < count; next += 1) {
      const group = groups[next];
      if (!group || group.from - to > 3 || !joint.test(text.slice(to, group.from))) break;
      digits += group.digits;
      to = group.to;
    }
    return digits.length === count ? [{ from: first.from, to, digits }] : [];
  });
}
