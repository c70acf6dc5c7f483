import { count, type Findings, iso } from './check-posts.ts';
import type { Observed } from './observed.ts';
import type { TeamHistory } from './team-history.ts';

/** The card of each pulse and its result: once, as soon as they may; twice only where the process died over it. */
export function checkCards(findings: Findings, histories: ReadonlyMap<string, TeamHistory>, observed: Observed): void {
  const cards = postsOf(observed, 'pulse');
  const results = postsOf(observed, 'pulse-result');
  for (const { pulseId, teamId, at, closesAt } of observed.pulses) {
    checkOne(teamId, `card of ${pulseId}`, at, closesAt, cards.get(pulseId) ?? []);
  }
  for (const { pulseId, teamId, at } of observed.closed) {
    checkOne(teamId, `result of ${pulseId}`, at, Number.POSITIVE_INFINITY, results.get(pulseId) ?? []);
  }

  function checkOne(teamId: string, what: string, from: number, until: number, moments: readonly number[]): void {
    const history = histories.get(teamId);
    if (!history) throw new Error(`nobody knows ${teamId}`);
    const isSeen = (at: number): boolean => moments.includes(at);
    const [first, ...again] = moments;
    const expected = history.firstMoment(from, until, isSeen);
    const isGone = history.isAwayAt(from) || (expected !== null && history.isAwayBetween(from, expected));
    const isPostedLater = first !== undefined && expected !== null && first > expected;
    if (isGone && (first === undefined || isPostedLater)) count(findings, 'not posted, as the bot had been removed');
    else if (expected === null) count(findings, 'not posted, as there was no moment for it');
    else if (first !== expected) findings.faults.push(`${teamId}: no ${what} at ${iso(expected)}`);
    again.forEach((at, index) => {
      const before = moments[index] ?? 0;
      const hasDied = observed.deaths.some((death) => death.at === before);
      if (hasDied && history.firstMoment(before + 1, at + 1, isSeen) === at) count(findings, 'doubles after a death');
      else findings.faults.push(`${teamId}: another ${what} at ${iso(at)}`);
    });
  }
}

function postsOf({ posts }: Observed, kind: string): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const { kind: posted, pulseId, at } of posts) {
    if (posted === kind) found.set(pulseId, [...(found.get(pulseId) ?? []), at]);
  }
  return found;
}
