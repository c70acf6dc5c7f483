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
    // Both were put off to the same moment, and the reminder may have come to look before the card was there.
    const isBesideCard = earliest !== null && isCardPosted(pulse, earliest) && !isSeen(earliest);
    // An hour after it looked, which is later where the process was down.
    const at = isBesideCard ? firstSeenAfter(pulse, earliest) : earliest;
    if (at === null) {
      count(findings, 'reminders: no moment before the close');
      continue;
    }
    for (const person of pulse.audience) checkOne(pulse, person, { first, at });
  }
  for (const key of sent.keys())
    if (!explained.has(key) && !isForOpenPulse(key)) findings.faults.push(`a reminder that nobody expected: ${key}`);

  /** Later than was worked out here, as after a death in between; while there was something to answer all the same. */
  function isForOpenPulse(key: string): boolean {
    const [teamId = '', at = '', to = ''] = key.split(' ');
    const isFor = (pulse: AskedPulse): boolean =>
      pulse.teamId === teamId &&
      pulse.audience.includes(to) &&
      Number(at) >= pulse.closesAt - 24 * HOUR_MS &&
      Number(at) < pulse.closesAt;
    const isLate = observed.pulses.some(isFor);
    if (isLate) count(findings, 'reminders: later than worked out');
    return isLate;
  }

  function firstSeenAfter({ teamId, audience, closesAt }: AskedPulse, moment: number): number | null {
    const seen = observed.posts.find(
      (post) =>
        post.kind === 'pulse-reminder' &&
        post.teamId === teamId &&
        post.at > moment &&
        post.at < closesAt &&
        audience.includes(post.to),
    );
    return seen?.at ?? null;
  }

  function isCardPosted({ pulseId }: AskedPulse, at: number): boolean {
    return observed.posts.some((post) => post.kind === 'pulse' && post.pulseId === pulseId && post.at === at);
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
