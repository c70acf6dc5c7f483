import type { Ports } from '../ports.ts';
import { type AudienceMark, MARK_KEPT_DAYS, MARKS_KEY, markKeyOf, statementMark } from '../privacy/audience-mark.ts';
import { APART_DAYS, type ResultInSight, tellsOfTooFew } from '../privacy/differencing.ts';
import { isOfThisPulse } from '../privacy/disclose.ts';
import { DAY_MS, fewestDaysBetween } from '../scheduling/moments.ts';
import { inParallel } from '../shared/in-parallel.ts';
import { LEAST_IN_ROUND } from './pool.ts';
import type { Pulse, Statement } from './pulse.ts';

/** A statement of a pulse that closes, and how many gave an opinion on it. */
export interface Counted {
  readonly statement: Statement;
  readonly answered: number;
}

/** Earlier rounds whose answers are added to those of a pulse that closes. */
export interface Added {
  readonly pulses: readonly Pulse[];
  readonly answered: number;
}

/** Whether the result on a statement of a pulse, or its sum with earlier rounds, could tell about too few (rule R21). */
export type TellsOfTooFew = (counted: Counted, earlier?: Added) => boolean;

/** A round of another pulse that closed about then, or a sum of some. */
interface OtherRound {
  readonly mark: AudienceMark;
  /** The last of them; null where the team has been erased since. */
  readonly pulse: Pulse | null;
  /** Whom they asked, as far as it is known. */
  readonly people: ReadonlySet<string>;
  /** When they closed. */
  readonly closedAt: readonly number[];
}

export const NOTHING_ADDED: Added = { pulses: [], answered: 0 };

/**
 * What a reader can lay beside the results of a pulse that closes. Writes its own marks before it looks for others’, so that of
 * two pulses that close at once one sees the other. Costs a write and a read for each person who was asked.
 * @param counts of the statements of which anything may come into sight
 * @param earlier rounds that may be added to it
 */
export async function checkOthersInSight(
  ports: Ports,
  pulse: Pulse,
  counts: readonly Counted[],
  earlier: readonly Pulse[],
): Promise<TellsOfTooFew> {
  if (counts.length === 0) return () => false;
  const key = await ports.keys.create(MARKS_KEY);
  const marks = counts.map(({ statement: { text }, answered }) => ({
    statement: statementMark(key, text),
    answered,
  }));
  await markClosed(ports, key, pulse, peopleIn([pulse]), marks, []);
  const others = await roundsAround(ports, [pulse, ...earlier], key);
  return ({ statement, answered }, added = NOTHING_ADDED) => {
    const mark = statementMark(key, statement.text);
    const rounds = [pulse, ...added.pulses];
    const own = {
      answered: answered + added.answered,
      isSum: added.pulses.length > 0,
      threshold: pulse.threshold,
      people: peopleIn(rounds),
      unknown: added.pulses.reduce((sum, round) => sum + goneFrom(round, pulse), 0),
    };
    const inSight = others
      .filter(({ mark: { pulseId: otherId } }) => !rounds.some((round) => round.pulseId === otherId))
      .filter((other) => rounds.some((round) => isNear(round, other)))
      .flatMap((other) => resultOf(other, mark, (text) => statementMark(key, text) === mark));
    return tellsOfTooFew(own, inSight);
  };
}

/** From a whole to a part of it, and from that to another whole. */
const MOST_STEPS = 3;

/**
 * The rounds that asked some of the same people; those that asked some whom these have asked, as a whole does that was asked in
 * two parts; and so on.
 */
async function roundsAround(ports: Ports, own: readonly Pulse[], key: Uint8Array): Promise<OtherRound[]> {
  const since = Math.min(...own.map(({ closesAt }) => closesAt)) - (APART_DAYS + 1) * DAY_MS;
  const found = new Map<string, OtherRound>();
  const looked = new Set<string>();
  let people = own.flatMap(({ audience }) => audience.map(({ personId }) => personId));
  for (let step = 0; step < MOST_STEPS; step += 1) {
    for (const person of people) looked.add(person);
    const markKeys = [...new Set(people)].map((personId) => markKeyOf(key, 'closed', personId));
    const rounds = await roundsThatAsked(ports, markKeys, since);
    const near = rounds.filter((other) => own.some((round) => isNear(round, other)));
    for (const round of near) found.set(nameOf(round.mark), round);
    people = near.flatMap((round) => [...round.people]).filter((personId) => !looked.has(personId));
  }
  return [...found.values()];
}

async function roundsThatAsked(ports: Ports, markKeys: readonly string[], since: number): Promise<OtherRound[]> {
  const found = new Map<string, AudienceMark>();
  await inParallel(markKeys, async (markKey) => {
    for (const mark of await ports.store.marksUnder(markKey, since)) found.set(nameOf(mark), mark);
  });
  const rounds: OtherRound[] = [];
  await inParallel([...found.values()], async (mark) => {
    const ids = mark.roundIds.length > 0 ? mark.roundIds : [mark.pulseId];
    const pulses = await readPulses(ports, mark.teamId, ids);
    rounds.push({
      mark,
      pulse: pulses.find(({ pulseId }) => pulseId === mark.pulseId) ?? null,
      people: peopleIn(pulses),
      closedAt: [mark.closesAt, ...pulses.map(({ closesAt }) => closesAt)],
    });
  });
  return rounds;
}

/** A round and a sum that it closed are two. */
function nameOf({ pulseId, roundIds, statements }: AudienceMark): string {
  return JSON.stringify([pulseId, roundIds, statements.map(({ statement }) => statement)]);
}

function peopleIn(pulses: readonly Pulse[]): Set<string> {
  return new Set(pulses.flatMap(({ audience }) => audience.map(({ personId }) => personId)));
}

/** Those of a team that are still there. */
export async function readPulses(ports: Ports, teamId: string, pulseIds: readonly string[]): Promise<Pulse[]> {
  const stored = await Promise.all(pulseIds.map((pulseId) => ports.store.read('pulse', teamId, pulseId)));
  return stored.flatMap((one) => one?.value ?? []);
}

/**
 * Marks everybody whom a sum of rounds asked, before it is published: from then on it is one result, of all of them.
 * @param rounds all that are in the sum
 * @param answered how many gave an opinion in all of them together
 */
export async function markSum(
  ports: Ports,
  pulse: Pulse,
  { text }: Statement,
  rounds: readonly Pulse[],
  answered: number,
): Promise<void> {
  const key = await ports.keys.create(MARKS_KEY);
  const ofSum = [{ statement: statementMark(key, text), answered }];
  const roundIds = rounds.map(({ pulseId }) => pulseId);
  await markClosed(ports, key, pulse, peopleIn(rounds), ofSum, roundIds);
}

function markClosed(
  ports: Ports,
  key: Uint8Array,
  { teamId, pulseId, closesAt, threshold }: Pulse,
  people: ReadonlySet<string>,
  statements: AudienceMark['statements'],
  roundIds: AudienceMark['roundIds'],
): Promise<unknown> {
  const mark = { teamId, pulseId, closesAt, threshold, audienceCount: people.size, statements, roundIds };
  return inParallel([...people], (personId) =>
    ports.store.addMark({ kind: 'audience-mark', markKey: markKeyOf(key, 'closed', personId), ...mark }),
  );
}

/** Whether two closed fewer than six calendar days apart in either’s zone, by the times at which they were to close. */
function isNear({ closesAt, timeZone }: Pulse, { closedAt, pulse }: OtherRound): boolean {
  const zones = [timeZone, pulse?.timeZone ?? timeZone];
  return closedAt.some((at) => fewestDaysBetween(at, closesAt, zones) < APART_DAYS);
}

/**
 * What another round, or sum of rounds, has in sight of the statement: nothing, if it was not asked, is too few, or was suppressed,
 * or if it is only the last round of a sum.
 */
function resultOf(
  { mark, pulse, people }: OtherRound,
  statement: string,
  isTheStatement: (text: string) => boolean,
): ResultInSight[] {
  const found = mark.statements.find((one) => one.statement === statement);
  const published =
    pulse?.result?.statements[pulse.statements.findIndex(({ text }) => isTheStatement(text))]?.published;
  if (!found || published?.shown === 'nothing' || published?.shown === 'suppressed') return [];
  const isSum = mark.roundIds.length > 0;
  if (published && isSum === isOfThisPulse(published)) return [];
  const unknown = Math.max(0, mark.audienceCount - people.size);
  return [{ answered: found.answered, isSum, threshold: mark.threshold, people, unknown }];
}

/** Of how many whom an earlier round asked nothing is known any more, for as long as others are looked for beside it. */
function goneFrom({ closesAt, audience, result }: Pulse, newest: Pulse): number {
  const isLookedAt = closesAt > newest.closesAt - MARK_KEPT_DAYS * DAY_MS;
  return isLookedAt && result ? result.audienceCount - audience.length : 0;
}

/** Whether anything may come into sight of a statement that so many gave an opinion on, now or added to later rounds. */
export function mayComeIntoSight({ threshold, isPooling }: Pulse, answered: number): boolean {
  return answered >= (isPooling ? Math.min(threshold, LEAST_IN_ROUND) : threshold);
}
