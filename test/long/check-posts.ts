import type { Part } from '../../src/rhythm/rhythm.ts';
import type { Observed } from './observed.ts';
import type { TeamHistory } from './team-history.ts';

/** What was found: how much was right, and a sentence for each thing that was not. */
export interface Findings {
  readonly counts: Record<string, number>;
  readonly faults: string[];
}

export function count({ counts }: Findings, what: string, by = 1): void {
  counts[what] = (counts[what] ?? 0) + by;
}

/** "2028-03-26T01:30:00.000Z" */
export const iso = (at: number): string => new Date(at).toISOString();

/** Digest and behaviour of the week: each period at the first moment at which it may be, once; or not at all. */
export function checkPart(findings: Findings, history: TeamHistory, part: Part, observed: Observed): void {
  const { teamId, zone } = history.plan;
  const moments = observed.posts.filter((post) => post.teamId === teamId && post.kind === part).map(({ at }) => at);
  const isSeen = (at: number): boolean => seenIn(history, part, moments, at);
  const expected = new Map<number, string>();
  let over = '';
  for (const { day, at, until } of history.chancesOf(part)) {
    if (day <= over) continue;
    const moment = history.firstMoment(at, until, isSeen);
    if (moment === null) {
      count(findings, `${part}: no moment in its time`);
      continue;
    }
    over = day;
    expected.set(moment, day);
    count(findings, moment === at ? `${part}: in time` : `${part}: put off or late`);
    if (!moments.includes(moment)) findings.faults.push(`${teamId} (${zone}): no ${part} of ${day} at ${iso(moment)}`);
  }
  checkExtras(findings, history, part, moments, (at) => expected.has(at), observed);
}

function seenIn(history: TeamHistory, part: Part, moments: readonly number[], at: number): boolean {
  return moments.includes(at) || history.progressOf(part).some((one) => one.at === at);
}

/** More than was expected is there only where the process died between Teams' taking it and our writing that down. */
export function checkExtras(
  findings: Findings,
  history: TeamHistory,
  part: Part,
  moments: readonly number[],
  isExpected: (at: number) => boolean,
  observed: Observed,
): void {
  const { teamId, zone } = history.plan;
  moments.forEach((at, index) => {
    const before = moments[index - 1];
    if (isExpected(at) && at !== before) return;
    const death = observed.deaths.find((one) => one.at === before);
    const isWritten = history.progressOf(part).some((one) => one.at === before);
    const again = before !== undefined && history.firstMoment(before + 1, at + 1, (moment) => moments.includes(moment));
    if (death && !isWritten && again === at) count(findings, 'doubles after a death');
    else
      findings.faults.push(
        `${teamId} (${zone}): a ${part} too many at ${iso(at)}, after ${before ? iso(before) : 'none'}`,
      );
  });
}

/** Whatever the bot said by itself, it said where it was and when it was welcome. */
export function checkQuiet(findings: Findings, histories: ReadonlyMap<string, TeamHistory>, { posts }: Observed): void {
  for (const { at, teamId, kind } of posts) {
    const history = histories.get(teamId);
    if (!history) throw new Error(`nobody knows ${teamId}`);
    count(findings, `posted: ${kind}`);
    if (history.isAwayAt(at)) findings.faults.push(`${teamId}: ${kind} at ${iso(at)}, where the bot had been removed`);
    if (history.isQuietAt(at))
      findings.faults.push(`${teamId} (${history.plan.zone}): ${kind} at ${iso(at)}, in quiet time`);
  }
}
