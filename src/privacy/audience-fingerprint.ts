import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Two results on one statement within this time can be set side by side by a reader (rule R9). */
export const SIDE_BY_SIDE_DAYS = 14;

/** The same people may be asked again every week, not sooner. */
export const SAME_PEOPLE_DAYS = 6;

const DAY_MS = 86_400_000;

/** An audience fingerprint is kept this long: the 14 days, and a day for a pulse that is closed late. */
export const FINGERPRINT_KEPT_DAYS = SIDE_BY_SIDE_DAYS + 1;

/** The widest difference between two audiences that is looked for; no threshold is above it. */
export const WIDEST_DIFFERENCE = 11;

/** That one statement was asked of one audience: found by any other pulse that asks nearly the same people. */
export const AudienceFingerprint = z.object({
  kind: z.literal('audience-fingerprint'),
  fingerprintKey: z.string(),
  teamId: z.string(),
  pulseId: z.string(),
  shownAt: z.number(),
});
export type AudienceFingerprint = z.infer<typeof AudienceFingerprint>;

/**
 * The keys under which an audience fingerprint is written and looked for: one for each of the eleven members whose hash is smallest.
 * Two audiences that differ by fewer than eleven people, and have somebody in common, share at least one of them: of the eleven smallest of both
 * together, fewer than eleven are missing in either, so one is in both, and among the eleven smallest of each.
 * So the cost does not depend on how many teams use the same framework.
 * @param statement what makes the statement the same: framework, version, behaviour, text
 */
export function fingerprintKeys(statement: readonly string[], audience: readonly string[]): string[] {
  const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');
  const about = JSON.stringify(statement);
  return audience
    .map((personId) => hash(`${about} ${personId}`))
    .toSorted()
    .slice(0, WIDEST_DIFFERENCE);
}

/**
 * Whether two results on one statement would tell, by subtraction, how fewer than `threshold` people answered: their
 * audiences differ by so few; or the same people were asked again at once, and one more of them answered.
 * @param apartMs between the two closings
 */
export function tellsApart(
  one: readonly string[],
  other: readonly string[],
  threshold: number,
  apartMs: number,
): boolean {
  const difference = new Set(one).symmetricDifference(new Set(other)).size;
  if (difference === 0) return apartMs < SAME_PEOPLE_DAYS * DAY_MS;
  return difference < threshold && apartMs <= SIDE_BY_SIDE_DAYS * DAY_MS;
}
