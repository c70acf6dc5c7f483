import { idempotencyKey } from '../../src/scheduling/idempotency-key.ts';
import { checkExtras, count, type Findings, iso } from './check-posts.ts';
import type { AskedPulse, Observed } from './observed.ts';
import type { Chance, TeamHistory } from './team-history.ts';

const FORTNIGHT_DAYS = 14;
/** From the first zone to begin a day until the last one has ended it. */
const LONGEST_DAY_MS = 50 * 3_600_000;

/** A moment at which a team's pulse was to ask, if it found enough people. */
interface Attempt {
  readonly history: TeamHistory;
  readonly chance: Chance;
  readonly at: number;
}

/** The pulses of the rhythm: when each was to be asked, whom it might ask, and whom it did. */
export function checkPulses(findings: Findings, histories: readonly TeamHistory[], observed: Observed): void {
  const attempts = histories.flatMap((history) => attemptsOf(findings, history, observed));
  const seen = new Set<AskedPulse>();
  for (const attempt of attempts) checkAttempt(findings, attempt, observed, seen);
  for (const pulse of observed.pulses) {
    if (!seen.has(pulse)) findings.faults.push(`${pulse.teamId}: a pulse at ${iso(pulse.at)} that nobody expected`);
  }
}

/** Through the waiting for an answer, period by period. */
function attemptsOf(findings: Findings, history: TeamHistory, observed: Observed): Attempt[] {
  const { teamId } = history.plan;
  const waits = observed.posts.filter((post) => post.teamId === teamId && post.kind === 'pulse-waits');
  const moments = waits.map(({ at }) => at);
  const pulses = observed.pulses.filter((pulse) => pulse.teamId === teamId);
  const shown = observed.closed.filter((one) => one.teamId === teamId && one.isShown);
  const progressed = history.progressOf('pulse');
  const isSeen = (at: number): boolean =>
    [...moments, ...pulses.map((pulse) => pulse.at), ...progressed.map((one) => one.at)].includes(at);
  const expected = new Set<number>();
  const attempts: Attempt[] = [];
  let over = '';
  for (const chance of history.chancesOf('pulse')) {
    if (chance.day <= over) continue;
    let at = history.firstMoment(chance.at, chance.until, isSeen);
    if (at === null) count(findings, 'pulse: no moment in its time');
    let isTold = false;
    while (at !== null) {
      const answeredAt = answerAfter(shown, observed.actions, at, moments.includes(at));
      if (answeredAt === null) {
        attempts.push({ history, chance, at });
        over = chance.day;
        break;
      }
      if (!isTold) {
        expected.add(at);
        count(findings, 'pulse: waits for an answer');
        if (!moments.includes(at)) findings.faults.push(`${teamId}: nothing said at ${iso(at)} that the pulse waits`);
      }
      isTold = true;
      at = history.firstMoment(answeredAt, chance.until, isSeen);
    }
  }
  checkExtras(findings, history, 'pulse', moments, (at) => expected.has(at), observed);
  return attempts;
}

/** When the result that is unanswered at this moment is answered (Infinity: never); null if none is. */
function answerAfter(
  shown: Observed['closed'],
  actions: Observed['actions'],
  at: number,
  saidSo: boolean,
): number | null {
  // Two things in the same moment may have come in either order; what was said tells which.
  const latest = shown.findLast((one) => one.at < at || (one.at === at && saidSo));
  if (!latest) return null;
  const answeredAt = actions.get(latest.pulseId) ?? Number.POSITIVE_INFINITY;
  return answeredAt > at || (answeredAt === at && saidSo) ? answeredAt : null;
}

function checkAttempt(
  findings: Findings,
  { history, chance, at }: Attempt,
  observed: Observed,
  seen: Set<AskedPulse>,
): void {
  const { plan, zone } = history;
  const where = `${plan.teamId} (${plan.zone})`;
  const pulse = observed.pulses.find((one) => one.teamId === plan.teamId && one.at === at);
  if (pulse) seen.add(pulse);
  const today = zone.wall(at).day;
  const isRecent = (moment: number): boolean => moment <= at && today - zone.wall(moment).day < FORTNIGHT_DAYS;
  const asked = new Set<string>();
  for (const other of observed.pulses) {
    if (other !== pulse && other.at < at && isRecent(other.at)) for (const person of other.audience) asked.add(person);
  }
  const ownId = idempotencyKey('pulse', plan.teamId, 'rhythm', chance.day);
  const isTaken = (person: string): boolean => {
    const claims = (observed.claims.get(person) ?? []).filter((one) => one.pulseId !== ownId);
    const beside = claims.some((one) => one.at === at && one.pulseId !== '');
    const before = claims.findLast((one) => one.at < at);
    // By a team that came in the same moment, by one whose process died before it could open its pulse, or by one that
    // gave them back: in another zone its day is not over yet.
    if (beside || !before || !isRecent(before.at)) return beside;
    return before.pulseId === '' ? at - before.at < LONGEST_DAY_MS : diedAt(observed, before.at);
  };
  const members = plan.people.map((person) => `person-${person}`);
  const surely = members.filter((person) => !asked.has(person) && !isTaken(person));
  const because = history.progressOf('pulse').find((one) => one.at === at)?.progress.because ?? null;
  if (!pulse) {
    count(findings, 'pulse: left out, with the reason');
    if (!because) findings.faults.push(`${where}: no pulse of ${chance.day} at ${iso(at)}, and no reason`);
    if (surely.length >= plan.threshold)
      findings.faults.push(
        `${where}: no pulse of ${chance.day} at ${iso(at)} for ${surely.length} people (${JSON.stringify(because)})`,
      );
    return;
  }
  count(findings, at === chance.at ? 'pulse: in time' : 'pulse: put off, late or after waiting');
  count(findings, 'people asked', pulse.audience.length);
  const again = pulse.audience.filter((person) => asked.has(person));
  if (again.length) findings.faults.push(`${where}: ${again} asked again at ${iso(at)} within a fortnight`);
  const missed = surely.filter((person) => !pulse.audience.includes(person));
  if (missed.length)
    findings.faults.push(`${where}: ${missed} not asked at ${iso(at)}, though nobody has for a fortnight`);
  if (pulse.audience.length < plan.threshold)
    findings.faults.push(`${where}: only ${pulse.audience.length} asked at ${iso(at)}`);
}

function diedAt({ deaths }: Observed, at: number): boolean {
  return deaths.some((death) => death.at === at);
}

/** Of two pulses that ask one person, the second comes a fortnight after the first by the days of its team. */
export function checkAsks(findings: Findings, histories: ReadonlyMap<string, TeamHistory>, { pulses }: Observed): void {
  const last = new Map<string, AskedPulse>();
  for (const pulse of pulses) {
    const wall = histories.get(pulse.teamId)?.zone.wall;
    if (!wall) throw new Error(`nobody knows ${pulse.teamId}`);
    for (const person of pulse.audience) {
      const before = last.get(person);
      if (before) count(findings, 'pairs of asks of one person');
      if (before && wall(pulse.at).day - wall(before.at).day < FORTNIGHT_DAYS) {
        findings.faults.push(
          `${person} asked by ${before.teamId} at ${iso(before.at)} and by ${pulse.teamId} at ${iso(pulse.at)}`,
        );
      }
      last.set(person, pulse);
    }
  }
}
