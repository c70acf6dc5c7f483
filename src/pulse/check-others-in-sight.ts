import type { Ports } from '../ports.ts';
import { type AudienceMark, MARK_KEPT_DAYS, MARKS_KEY, markKeyOf, statementMark } from '../privacy/audience-mark.ts';
import { APART_DAYS, type ResultInSight, tellsOfTooFew } from '../privacy/differencing.ts';
import { DAY_MS, fewestDaysBetween } from '../scheduling/moments.ts';
import { inParallel } from '../shared/in-parallel.ts';
import { type Added, findRoundsBefore } from './find-rounds-before.ts';
import { findSum } from './find-sum.ts';
import { LEAST_IN_ROUND } from './pool.ts';
import type { Pulse, Statement } from './pulse.ts';

/** A statement of a pulse that closes, and how many gave an opinion on it. */
export interface Counted {
  readonly statement: Statement;
  readonly answered: number;
}

/** Whether the result on a statement of a pulse, or its sum with earlier rounds, could tell about too few (rule R21). */
export type TellsOfTooFew = (counted: Counted, earlier?: Added) => boolean;

/** A round of another pulse that closed about then. */
interface OtherRound {
  readonly mark: AudienceMark;
  /** Null where the team has been erased since. */
  readonly pulse: Pulse | null;
}

const NONE: Added = { pulses: [], answered: 0 };

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
  const statements = counts.map(({ statement: { text }, answered }) => ({
    statement: statementMark(key, text),
    answered,
  }));
  const ofRound = { teamId, pulseId, closesAt, threshold, audienceCount: audience.length, statements };
  await inParallel(audience, ({ personId }) =>
    ports.store.addMark({ kind: 'audience-mark', markKey: markKeyOf(key, 'closed', personId), ...ofRound }),
  );
  const added: Pulse[] = [];
  await inParallel(counts, async ({ statement }) => {
    added.push(...(await findRoundsBefore(ports, pulse, statement)).pulses);
  });
  const others = await roundsAround(ports, [pulse, ...added], key);
  const seen = await seenIn(ports, others, counts, key);
  return ({ statement, answered }, earlier = NONE) => {
    const mark = statementMark(key, statement.text);
    const rounds = [pulse, ...earlier.pulses];
    const own = {
      answered: answered + earlier.answered,
      threshold,
      people: new Set(rounds.flatMap((round) => round.audience.map(({ personId }) => personId))),
      unknown: earlier.pulses.reduce((sum, round) => sum + goneFrom(round, pulse), 0),
    };
    const inSight = seen
      .filter(({ statement: seenOf }) => seenOf === mark)
      .filter((other) => !rounds.some((round) => round.pulseId === other.mark.pulseId))
      .filter((other) => rounds.some((round) => isNear(round, other)));
    return tellsOfTooFew(own, resultsOf(inSight));
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
  for (let step = 0; step < MOST_STEPS && people.length > 0; step += 1) {
    for (const person of people) looked.add(person);
    const markKeys = [...new Set(people)].map((personId) => markKeyOf(key, 'closed', personId));
    const rounds = await roundsThatAsked(ports, markKeys, since);
    const fresh = rounds.filter((other) => !found.has(other.mark.pulseId) && own.some((round) => isNear(round, other)));
    for (const round of fresh) found.set(round.mark.pulseId, round);
    people = fresh
      .flatMap(({ pulse }) => pulse?.audience.map(({ personId }) => personId) ?? [])
      .filter((personId) => !looked.has(personId));
  }
  return [...found.values()];
}

async function roundsThatAsked(ports: Ports, markKeys: readonly string[], since: number): Promise<OtherRound[]> {
  const found = new Map<string, AudienceMark>();
  await inParallel(markKeys, async (markKey) => {
    for (const mark of await ports.store.marksUnder(markKey, since)) found.set(mark.pulseId, mark);
  });
  const rounds: OtherRound[] = [];
  await inParallel([...found.values()], async (mark) => {
    const stored = await ports.store.read('pulse', mark.teamId, mark.pulseId);
    rounds.push({ mark, pulse: stored?.value ?? null });
  });
  return rounds;
}

/** Whether two closed fewer than six calendar days apart in either’s zone, by the times at which they were to close. */
function isNear({ closesAt, timeZone }: Pulse, { mark, pulse }: OtherRound): boolean {
  return fewestDaysBetween(mark.closesAt, closesAt, [timeZone, pulse?.timeZone ?? timeZone]) < APART_DAYS;
}

/** Answers of another round to a statement, which can be read. */
interface Seen extends OtherRound {
  /** Its mark. */
  readonly statement: string;
  readonly answered: number;
  /** The pulse with whose result they were shown: another one where they are in a sum. */
  readonly shownWith: string;
}

/** What can be read of these statements. */
async function seenIn(
  ports: Ports,
  rounds: readonly OtherRound[],
  counts: readonly Counted[],
  key: Uint8Array,
): Promise<Seen[]> {
  const wanted = new Set(counts.map(({ statement: { text } }) => statementMark(key, text)));
  const seen: Seen[] = [];
  await inParallel(rounds, async (round) => {
    for (const counted of round.mark.statements.filter(({ statement }) => wanted.has(statement))) {
      const shownWith = await whereShown(ports, round, ({ text }) => statementMark(key, text) === counted.statement);
      if (shownWith) seen.push({ ...round, ...counted, shownWith });
    }
  });
  return seen;
}

/** The pulse with whose result a round's answers to a statement were shown; empty where they were too few, or suppressed. */
async function whereShown(
  ports: Ports,
  { mark, pulse }: OtherRound,
  isIt: (statement: Statement) => boolean,
): Promise<string> {
  const index = pulse?.statements.findIndex(isIt) ?? -1;
  const shown = pulse?.result?.statements[index]?.published.shown;
  if (shown === 'suppressed') return '';
  const statement = pulse?.statements[index];
  return shown === 'nothing' && pulse && statement ? findSum(ports, pulse, statement) : mark.pulseId;
}

/** One for each result that a reader has: rounds of a sum are read together (rule R26). */
function resultsOf(seen: readonly Seen[]): ResultInSight[] {
  const byResult = Map.groupBy(seen, ({ shownWith }) => shownWith);
  return [...byResult.values()].map((rounds) => ({
    // Those that were not found asked others, who would only make the group larger that it could tell about.
    answered: rounds.reduce((sum, { answered }) => sum + answered, 0),
    threshold: Math.max(...rounds.map(({ mark }) => mark.threshold)),
    people: new Set(rounds.flatMap(({ pulse }) => pulse?.audience.map(({ personId }) => personId) ?? [])),
    unknown: rounds.reduce((sum, { mark, pulse }) => sum + mark.audienceCount - (pulse?.audience.length ?? 0), 0),
  }));
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
