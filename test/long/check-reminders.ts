import { count, type Findings, iso } from './check-posts.ts';
import type { AskedPulse, Observed } from './observed.ts';
import type { TeamHistory } from './team-history.ts';

const HOUR_MS = 3_600_000;
const REMINDED_FROM_HOURS = 48;

/** One reminder for each who was asked, whether or not they have answered, a day before the close or when it is welcome; beside its card an hour later. */
export function checkReminders(
  findings: Findings,
  histories: ReadonlyMap<string, TeamHistory>,
  observed: Observed,
): void {
  const sent = Map.groupBy(
    observed.posts.filter(({ kind }) => kind === 'pulse-reminder'),
    ({ to, at, teamId }) => `${teamId} ${at} ${to}`,
  );
  const explained = new Set<string>();
  for (const pulse of observed.pulses) {
    const history = histories.get(pulse.teamId);
    if (!history || pulse.hours < REMINDED_FROM_HOURS) continue;
    const isSeen = (at: number): boolean =>
      pulse.audience.some((person) => sent.has(`${pulse.teamId} ${at} ${person}`));
    const [from, until] = [pulse.closesAt - 24 * HOUR_MS, pulse.closesAt - HOUR_MS + 1];
    const first = history.firstMoment(from, until, () => true) ?? 0;
    const earliest = history.firstMoment(from, until, isSeen);
    const isThere = earliest === null || isSeen(earliest);
    const at = isThere ? earliest : putBack(pulse, history, { first, until }, isSeen, earliest);
    if (at === null) {
      count(findings, 'reminders: no moment before the close');
      continue;
    }
    for (const person of pulse.audience) checkOne(pulse, person, { first, at });
  }
  for (const key of sent.keys())
    if (!explained.has(key)) findings.faults.push(`a reminder that nobody expected: ${key}`);

  /** Whoever looked before the card was there comes again an hour later; so at the latest an hour after the card. */
  function putBack(
    pulse: AskedPulse,
    history: TeamHistory,
    { first, until }: { readonly first: number; readonly until: number },
    isSeen: (at: number) => boolean,
    otherwise: number,
  ): number | null {
    const cardAt = observed.posts.find(({ kind, pulseId }) => kind === 'pulse' && pulseId === pulse.pulseId)?.at;
    if (cardAt === undefined || cardAt < first) return otherwise;
    const latest = history.firstMoment(cardAt + HOUR_MS, until, isSeen);
    const seen = observed.posts.find(
      ({ kind, teamId, at, to }) =>
        kind === 'pulse-reminder' &&
        teamId === pulse.teamId &&
        at > cardAt &&
        at <= (latest ?? until) &&
        pulse.audience.includes(to),
    );
    return seen?.at ?? latest;
  }

  function checkOne(
    pulse: AskedPulse,
    person: string,
    { first, at }: { readonly first: number; readonly at: number },
  ): void {
    const key = `${pulse.teamId} ${at} ${person}`;
    const times = sent.get(key)?.length ?? 0;
    explained.add(key);
    if (times > 1) findings.faults.push(`${person} was reminded of ${pulse.pulseId} ${times} times`);
    if (times) return;
    const hasDied = observed.deaths.some((death) => death.at >= first && death.at <= at);
    if (hasDied) count(findings, 'reminders: lost in a death');
    else findings.faults.push(`${person} was not reminded of ${pulse.pulseId} at ${iso(at)}`);
  }
}
