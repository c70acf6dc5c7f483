import type { PublishedPulse, Pulse, Statement } from '../pulse/pulse.ts';
import { type Reading, readResult, together } from './read-result.ts';

const MOST_POOLED = 3;
/** Far more than the three: a statement may be asked in some pulses only. */
export const PULSES_LOOKED_BACK_ON = 26;

/**
 * What a statement's result is compared with (rule R13): the last three pulses before this one that asked it in the
 * same words under the same pack and version and showed something of it, read together (rule R25). It begins anew where the team did:
 * walking back, at the first of them without over half of today's audience, or whose audience is over half gone; also at
 * one that does not say any more whom it asked (rule R33).
 * @param statement one of the pulse's own
 * @param pulses closed pulses of the same team in any order; this one and later ones may be among them
 * @returns null where there is nothing to compare with
 */
export function baselineOf(pulse: Pulse, statement: Statement, pulses: readonly Pulse[]): Reading | null {
  const earlier = pulses
    .filter(({ closesAt }) => closesAt < pulse.closesAt)
    .filter((one) => isOfSamePack(one, pulse))
    .toSorted((a, b) => b.closesAt - a.closesAt)
    .flatMap((one) => {
      const reading = readingOf(one, statement);
      return reading ? [{ audience: one.audience, reading }] : [];
    })
    .slice(0, MOST_POOLED);
  const reset = earlier.findIndex(({ audience }) => isAnotherTeam(pulse.audience, audience));
  const kept = reset < 0 ? earlier : earlier.slice(0, reset);
  return together(kept.map(({ reading }) => reading));
}

/**
 * Whether a later pulse may be compared with this one, for which its audience is needed (rule R33): not once each of its
 * statements has three newer results.
 * @param pulses the newest closed pulses of its team, as many as are looked back on
 */
export function mayBeComparedWith(pulse: PublishedPulse, pulses: readonly PublishedPulse[]): boolean {
  const newer = pulses.filter((one) => one.closesAt > pulse.closesAt && isOfSamePack(one, pulse));
  const hasThree = (statement: Statement): boolean =>
    newer.filter((one) => readingOf(one, statement)).length >= MOST_POOLED;
  const isLookedAt = pulses.some(({ pulseId }) => pulseId === pulse.pulseId);
  return isLookedAt && pulse.statements.some((one) => readingOf(pulse, one) && !hasThree(one));
}

function isOfSamePack(one: PublishedPulse, other: PublishedPulse): boolean {
  return one.frameworkId === other.frameworkId && one.frameworkVersion === other.frameworkVersion;
}

function readingOf({ statements, result }: PublishedPulse, { behaviourId, text }: Statement): Reading | null {
  const one =
    result?.statements[statements.findIndex((asked) => asked.behaviourId === behaviourId && asked.text === text)];
  return result && one ? readResult(one.published, result.answeredCount) : null;
}

type Audience = Pulse['audience'];

function isAnotherTeam(now: Audience, before: Audience): boolean {
  return isMostlyOutside(now, before) || isMostlyOutside(before, now);
}

/** Whether more than half of these people, not just half, are missing from the others. */
function isMostlyOutside(people: Audience, others: Audience): boolean {
  const known = new Set(others.map(({ personId }) => personId));
  return people.filter(({ personId }) => !known.has(personId)).length * 2 > people.length;
}
