import type { Framework } from '../frameworks/framework.ts';
import type { ThankYou } from './thank-you.ts';
import { EARLIER_FRAMEWORK, FEW_SHARED } from './words.ts';

/** What everybody in the conversation may read: shared, and not taken back since. In the order given. */
export function sharedAmong(thanks: readonly ThankYou[]): ThankYou[] {
  return thanks.filter(({ visibility, takenBackAt }) => visibility === 'shared' && takenBackAt === 0);
}

/**
 * "We are innovative: 4", in the framework's order, where at least `threshold` were shared in all; below that only that
 * there were a few. Never by person.
 */
export function thanksInWords(framework: Framework, thanks: readonly ThankYou[], threshold: number): string[] {
  const shared = sharedAmong(thanks);
  if (shared.length === 0) return [];
  if (shared.length < threshold) return [FEW_SHARED];
  const lines = framework.behaviours.flatMap(({ id, name }) => {
    const same = shared.filter(({ frameworkId, behaviourId }) => frameworkId === framework.id && behaviourId === id);
    return same.length ? [`${name}: ${same.length}`] : [];
  });
  // The team may have chosen another framework since.
  return lines.length ? lines : [EARLIER_FRAMEWORK];
}
