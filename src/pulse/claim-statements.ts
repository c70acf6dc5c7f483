import type { Ports } from '../ports.ts';
import { type AudienceMark, bareWords, firstMarks, MARKS_KEY } from '../privacy/audience-mark.ts';
import { REST_DAYS } from '../privacy/differencing.ts';
import { DAY_MS, fewestDaysBetween, startOfDayAfter } from '../scheduling/moments.ts';
import { inParallel } from '../shared/in-parallel.ts';
import type { NotAsked, Pulse, Statement } from './pulse.ts';

/** What a pulse may ask, and what it may not. */
interface Claimed {
  readonly statements: readonly Statement[];
  readonly leftOut: readonly NotAsked[];
}

/**
 * What of its statements a pulse that begins may ask: not what nearly the same people are being asked, or were until three days ago
 * (rule R23). So the one that begins first keeps its right to a result. Writes its own marks before it looks for others’.
 */
export async function claimStatements(ports: Ports, pulse: Pulse): Promise<Claimed> {
  const asked = await askedLately(ports, pulse);
  const lastAsked = ({ text }: Statement): number => asked.get(bareWords(text)) ?? 0;
  return {
    statements: pulse.statements.filter((statement) => lastAsked(statement) === 0),
    leftOut: pulse.statements
      .filter((statement) => lastAsked(statement) > 0)
      .map((statement) => ({
        text: statement.text,
        askAgainAt: startOfDayAfter(lastAsked(statement), REST_DAYS, pulse.timeZone),
      })),
  };
}

/** When the last pulse on each statement closes, by the statement's words. */
async function askedLately(ports: Ports, pulse: Pulse): Promise<ReadonlyMap<string, number>> {
  const asked = new Map<string, number>();
  await inParallel([...(await othersAround(ports, pulse)).values()], async (mark) => {
    const other = (await ports.store.read('pulse', mark.teamId, mark.pulseId))?.value;
    if (!other || !isOfNearlyTheSame(pulse, other, mark) || !isLately(pulse, other)) return;
    const shown = other.result?.statements.map(({ published }) => published.shown);
    other.statements.forEach(({ text }, index) => {
      const one = shown?.[index];
      // What came to nothing keeps nobody from asking.
      if (one === 'nothing' || one === 'suppressed') return;
      asked.set(bareWords(text), Math.max(other.closesAt, asked.get(bareWords(text)) ?? 0));
    });
  });
  return asked;
}

/** The marks of pulses that may have asked nearly the same people. */
async function othersAround(ports: Ports, pulse: Pulse): Promise<ReadonlyMap<string, AudienceMark>> {
  const { teamId, pulseId, openedAt, closesAt, threshold, audience } = pulse;
  const key = await ports.keys.create(MARKS_KEY);
  const people = audience.map(({ personId }) => personId);
  const marks = firstMarks(key, people);
  const ofRound = { teamId, pulseId, closesAt, threshold, audienceCount: people.length, statements: [], roundIds: [] };
  await inParallel(marks, (markKey) => ports.store.addMark({ kind: 'audience-mark', markKey, ...ofRound }));
  const found = new Map<string, AudienceMark>();
  await inParallel(marks, async (markKey) => {
    const since = openedAt - (REST_DAYS + 2) * DAY_MS;
    for (const mark of await ports.store.marksUnder(markKey, since)) found.set(mark.pulseId, mark);
  });
  found.delete(pulseId);
  return found;
}

/** Whoever has been taken off the other's list since may have been one of these. */
function isOfNearlyTheSame(one: Pulse, other: Pulse, { audienceCount }: AudienceMark): boolean {
  const people = new Set(one.audience.map(({ personId }) => personId));
  const known = other.audience.filter(({ personId }) => people.has(personId)).length;
  const both = Math.min(people.size, known + audienceCount - other.audience.length);
  return people.size + audienceCount - 2 * both < Math.min(one.threshold, other.threshold);
}

function isLately({ openedAt, timeZone }: Pulse, other: Pulse): boolean {
  // One that is still open closes later.
  const closedAt = Math.min(other.closesAt, openedAt);
  return fewestDaysBetween(closedAt, openedAt, [timeZone, other.timeZone]) < REST_DAYS;
}
