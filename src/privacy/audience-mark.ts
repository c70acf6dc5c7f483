import { createHmac, createSecretKey } from 'node:crypto';
import { z } from 'zod';

/**
 * Answers expire fifteen days after their pulse was opened, so no result comes later than that, and one that closed shortly
 * before it must be found then: two weeks more are kept.
 */
export const MARK_KEPT_DAYS = 29;

/** The name of the organisation's key among those of the pulses. It is made with the first mark, and stays. */
export const MARKS_KEY = 'organisation-marks';

/** One statement of a round: a hash of its words, and how many gave an opinion on it. */
const Counted = z.object({ statement: z.string(), answered: z.number().int() });

/**
 * That a round of a pulse asked one person, and what of it may be in sight: found by any other pulse that asks the same
 * person (rule R22). It outlives the pulse, its team, and a person's own data.
 */
export const AudienceMark = z.object({
  kind: z.literal('audience-mark'),
  /** The person under the organisation's key. */
  markKey: z.string(),
  teamId: z.string(),
  pulseId: z.string(),
  /** When it was to close, or was closed early. */
  closesAt: z.number(),
  audienceCount: z.number().int(),
  threshold: z.number().int(),
  statements: z.array(Counted),
  /**
   * Where small rounds were added up and shown: all that are in the sum, the last of them this one. It is of one statement, counts
   * all that answered, and everybody has it whom any of the rounds asked. Empty for a round by itself.
   */
  roundIds: z.array(z.string()),
});
export type AudienceMark = z.infer<typeof AudienceMark>;

/**
 * What a mark is for: a round that has closed; one that begins, which only the people whose marks come first have; or that somebody was
 * reminded on a day.
 */
export type MarkUse = 'closed' | 'begun' | 'reminded';

/** Under a key, because an unkeyed hash is reversed by trying the list of staff. */
export function markKeyOf(key: Uint8Array, use: MarkUse, personId: string): string {
  return keyed(key, JSON.stringify([use, personId]));
}

export function statementMark(key: Uint8Array, text: string): string {
  return keyed(key, JSON.stringify(['statement', bareWords(text)]));
}

/** A statement by its words alone, whichever pack and version they stand in: without case, spacing and punctuation. */
export function bareWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The widest difference between two audiences that is looked for when a pulse begins; no threshold is above it. */
const WIDEST_DIFFERENCE = 11;

/**
 * The marks under which a pulse that begins is written and looked for: of the eleven people whose marks come first. Two audiences
 * that differ by fewer than eleven people, and have somebody in common, share at least one: of the eleven first marks of both
 * together, fewer than eleven are missing in either, so one is in both, and among the eleven first of each.
 */
export function firstMarks(key: Uint8Array, personIds: readonly string[]): string[] {
  return personIds
    .map((personId) => markKeyOf(key, 'begun', personId))
    .toSorted()
    .slice(0, WIDEST_DIFFERENCE);
}

function keyed(key: Uint8Array, text: string): string {
  return createHmac('sha256', createSecretKey(key)).update(text).digest('base64url');
}
