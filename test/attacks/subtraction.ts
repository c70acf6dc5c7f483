import { type Histogram, LOWEST_THRESHOLD } from '../../src/privacy/disclose.ts';
import { everyHistogram, roughly, THREE } from './link-by-answers.ts';
import { cardOf, readable } from './published.ts';

/** What is shown of one statement, and how many answered. */
export interface Shown {
  readonly text: string;
  readonly answered: number;
}

/** What a result reads like with these answers; the insider knows the rules, and can try them all. */
export type Rule = (histogram: Histogram) => string;
export const ourRule: Rule = (histogram) => readable(cardOf([histogram], 0));
/** Ours, less the sentences on those who stayed silent and on change, which `ourRule` does not have. */
export const sharesRule: Rule = (histogram) => withoutTail(ourRule(histogram));
/** Counts for each answer, as many tools publish them. */
export const naiveRule: Rule = (histogram) => histogram.join();

/** What was really shown, less those same sentences. */
export function sharesOf({ text, answered }: Shown): Shown {
  return { text: withoutTail(text), answered };
}

function withoutTail(text: string): string {
  return text.replace(/ \| (?:Whatever|No clear|Too few).*/, '');
}

/**
 * Two results on one statement, the second with a few more people, all others unchanged: how the few must have answered,
 * or at least how many of them agree. Empty where neither is certain. A result that is not shown fits any answers.
 */
export function linkBySubtraction(rule: Rule, fewer: Shown, more: Shown): string {
  const smaller = fitting(rule, fewer);
  const larger = fitting(rule, more);
  const rests = new Set<string>();
  for (const one of smaller) {
    for (const other of larger) {
      const rest = other.map((count, index) => count - (one[index] ?? 0));
      if (rest.every((count) => count >= 0)) rests.add(rest.join());
    }
  }
  const found = [...rests].map((rest) => rest.split(',').map(Number));
  const [first] = found;
  if (!first) return '';
  if (found.length === 1) return inWords(first);
  return found.every((rest) => rest[3] === first[3]) ? `${first[3]} agree` : '';
}

function fitting(rule: Rule, { text, answered }: Shown): Histogram[] {
  const all = everyHistogram(answered, THREE);
  const isHidden =
    answered < LOWEST_THRESHOLD || /Held back|Too few|Fewer than \d|All of this is being asked/.test(text);
  return isHidden ? all : all.filter((histogram) => rule(histogram) === text);
}

function inWords(rest: readonly number[]): string {
  return rest.flatMap((count, index) => (count ? [`${count} ${roughly(index + 1)}`] : [])).join(', ');
}
