import type { Ports } from '../ports.ts';
import { type AudienceMark, MARKS_KEY, markKeyOf, statementMark } from '../privacy/audience-mark.ts';
import { APART_DAYS, tellsOfTooFew } from '../privacy/differencing.ts';
import { DAY_MS, daysBetween } from '../scheduling/moments.ts';
import { inParallel } from '../shared/in-parallel.ts';
import { LEAST_IN_ROUND } from './pool.ts';
import type { Pulse, Statement } from './pulse.ts';

/** A statement of a pulse that closes, and how many gave an opinion on it. */
export interface Counted {
  readonly statement: Statement;
  readonly answered: number;
}

/** Whether the result on a statement of a pulse, beside what else is in sight, could tell about too few (rule R21). */
export type TellsOfTooFew = (counted: Counted) => boolean;

/** A round of another pulse that closed about then, and asked some of the same people. */
interface OtherRound {
  readonly mark: AudienceMark;
  /** How many people both have asked. */
  readonly shared: number;
  /** Null where the team has been erased since. */
  readonly pulse: Pulse | null;
}

/**
 * What a reader can lay beside the results of a pulse that closes. Writes its own marks before it looks for others’, so that of
 * two pulses that close at once one sees the other. Costs a write and a read for each person who was asked.
 * @param counts of the statements of which anything may come into sight
 */
export async function checkOthersInSight(
  ports: Ports,
  pulse: Pulse,
  counts: readonly Counted[],
): Promise<TellsOfTooFew> {
  if (counts.length === 0) return () => false;
  const key = await ports.keys.create(MARKS_KEY);
  const { teamId, pulseId, closesAt, threshold, audience } = pulse;
  const markKeys = audience.map(({ personId }) => markKeyOf(key, 'closed', personId));
  const statements = counts.map(({ statement: { text }, answered }) => ({
    statement: statementMark(key, text),
    answered,
  }));
  const ofRound = { teamId, pulseId, closesAt, threshold, audienceCount: audience.length, statements };
  await inParallel(markKeys, (markKey) => ports.store.addMark({ kind: 'audience-mark', markKey, ...ofRound }));
  const others = await roundsAround(ports, pulse, key);
  return ({ statement, answered }) => {
    const mark = statementMark(key, statement.text);
    const results = others.flatMap((round) => {
      const found = round.mark.statements.find((one) => one.statement === mark);
      const isInSight = found && mayBeSeen(round.pulse, (text) => statementMark(key, text) === mark);
      return isInSight ? [{ round, answered: found.answered, threshold: round.mark.threshold }] : [];
    });
    return tellsOfTooFew({ answered, threshold }, results, sharedBy(results));
  };
}

/** From a whole to a part of it, and from that to another whole. */
const MOST_STEPS = 3;

/**
 * The rounds that asked some of the same people; those that asked some whom these have asked, as a whole does that was asked in
 * two parts; and so on.
 */
async function roundsAround(ports: Ports, pulse: Pulse, key: Uint8Array): Promise<OtherRound[]> {
  const found = new Map<string, OtherRound>();
  let people = pulse.audience;
  for (let step = 0; step < MOST_STEPS && people.length > 0; step += 1) {
    const markKeys = people.map(({ personId }) => markKeyOf(key, 'closed', personId));
    const rounds = await roundsThatAsked(ports, pulse, markKeys);
    const fresh = rounds.filter(({ mark }) => !found.has(mark.pulseId));
    for (const round of fresh) found.set(round.mark.pulseId, step === 0 ? round : { ...round, shared: 0 });
    const known = new Set(people.map(({ personId }) => personId));
    people = fresh.flatMap((round) => round.pulse?.audience ?? []).filter(({ personId }) => !known.has(personId));
  }
  return [...found.values()];
}

/** Those that closed fewer than six calendar days before this one, or after it, by the times at which they were to close. */
async function roundsThatAsked(ports: Ports, pulse: Pulse, markKeys: readonly string[]): Promise<OtherRound[]> {
  const { pulseId, closesAt, timeZone } = pulse;
  const found = new Map<string, { mark: AudienceMark; shared: number }>();
  await inParallel([...new Set(markKeys)], async (markKey) => {
    for (const mark of await ports.store.marksUnder(markKey, closesAt - (APART_DAYS + 1) * DAY_MS)) {
      const isNear = Math.abs(daysBetween(mark.closesAt, closesAt, timeZone)) < APART_DAYS;
      if (mark.pulseId === pulseId || !isNear) continue;
      found.set(mark.pulseId, { mark, shared: (found.get(mark.pulseId)?.shared ?? 0) + 1 });
    }
  });
  const rounds: OtherRound[] = [];
  await inParallel([...found.values()], async ({ mark, shared }) => {
    const stored = await ports.store.read('pulse', mark.teamId, mark.pulseId);
    rounds.push({ mark, shared, pulse: stored?.value ?? null });
  });
  return rounds;
}

/** Published, or about to be, or in a sum that may be published. */
function mayBeSeen(pulse: Pulse | null, isTheStatement: (text: string) => boolean): boolean {
  if (!pulse?.result) return true;
  const index = pulse.statements.findIndex(({ text }) => isTheStatement(text));
  const shown = pulse.result.statements[index]?.published.shown;
  return shown === 'nothing' ? pulse.isPooling : shown !== 'suppressed';
}

/**
 * How many people two results may have in common: 0 is this pulse. Of two others, those who are in both of their lists, and as
 * many more as may have been taken off these since.
 */
function sharedBy(results: readonly { readonly round: OtherRound }[]): (one: number, other: number) => number {
  return (one, other) => {
    const [first, second] = [results[one - 1]?.round, results[other - 1]?.round];
    if (!first || !second) return (first ?? second)?.shared ?? 0;
    const people = new Set(first.pulse?.audience.map(({ personId }) => personId));
    const both = second.pulse?.audience.filter(({ personId }) => people.has(personId)).length ?? 0;
    return both + missingFrom(first) + missingFrom(second);
  };
}

function missingFrom({ mark, pulse }: OtherRound): number {
  return mark.audienceCount - (pulse?.audience.length ?? 0);
}

/** Whether anything may come into sight of a statement that so many gave an opinion on, now or added to later rounds. */
export function mayComeIntoSight({ threshold, isPooling }: Pulse, answered: number): boolean {
  return answered >= (isPooling ? Math.min(threshold, LEAST_IN_ROUND) : threshold);
}
