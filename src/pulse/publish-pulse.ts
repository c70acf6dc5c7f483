import type { Ports } from '../ports.ts';
import { answeredOf, isOfThisPulse } from '../privacy/disclose.ts';
import { type Job, MOST_LOOKS, newJob, SubjectMissing } from '../scheduling/job.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { baselineOf, PULSES_LOOKED_BACK_ON } from '../trends/baseline.ts';
import { changesOf } from '../trends/changes.ts';
import { readResult } from '../trends/read-result.ts';
import { checkOthersInSight, mayComeIntoSight } from './check-others-in-sight.ts';
import { COMMENTS_FROM, shuffled } from './comments.ts';
import { addedBefore, decideStatementResult, dropSumOf } from './decide-statement-result.ts';
import {
  AUDIENCE_KEPT_MS,
  addToTotals,
  answerExpiry,
  CLOSING_GRACE_MS,
  noTotals,
  type Pulse,
  type Statement,
} from './pulse.ts';
import { type Decided, pulseResult } from './pulse-result.ts';

/**
 * Closes a pulse whose time is up, in this order: totals, one published result, answers deleted, key destroyed
 * (rule R3). Each step may be repeated, so that a crash at any point is made good by running it again.
 * @throws SubjectMissing
 */
export async function publishPulse(ports: Ports, { teamId, subjectId: pulseId, attempts }: Job): Promise<void> {
  const stored = await ports.store.read('pulse', teamId, pulseId);
  if (!stored) {
    // Whoever opened it died after its key was made. Once read and not found is not enough to destroy a key.
    if (attempts + 1 >= MOST_LOOKS) await ports.keys.destroy(pulseId);
    throw new SubjectMissing('there is no pulse for it');
  }
  const pulse = stored.value;
  const { closesAt } = pulse;
  // The clock was put back: it comes round again.
  if (ports.clock.now() < closesAt) {
    await ports.store.enqueue(newJob('publish-pulse', teamId, pulseId, closesAt + CLOSING_GRACE_MS));
    return;
  }
  if (pulse.state === 'open') await publishOnce(ports, pulse);
  for (const statement of pulse.isPooling ? pulse.statements : []) await dropSumOf(ports, pulse, statement);
  await ports.store.deleteAnswersOf(pulseId);
  // Before the key: a vault that is slow to destroy it, and has to be asked again, does not hold the result back.
  const fromMeeting = pulse.origin === 'meeting' ? (['tell-chair'] as const) : [];
  for (const jobType of ['post-result', 'show-pulse', 'post-comments', ...fromMeeting] as const) {
    await ports.store.enqueue(newJob(jobType, teamId, pulseId, ports.clock.now()));
  }
  await ports.store.enqueue(newJob('delete-audience', teamId, pulseId, ports.clock.now() + AUDIENCE_KEPT_MS));
  await ports.keys.destroy(pulseId);
}

async function publishOnce(ports: Ports, pulse: Pulse): Promise<void> {
  const totals = pulse.statements.map(noTotals);
  const comments: string[] = [];
  let answeredCount = 0;
  for await (const { scores, comment } of ports.store.answersOf(pulse.pulseId)) {
    answeredCount += 1;
    addToTotals(totals, scores);
    if (comment) comments.push(comment);
  }
  const counts = pulse.statements.map((statement, index) => ({
    statement,
    answered: answeredOf(totals[index] ?? noTotals()),
  }));
  const maySee = counts.filter(({ answered }) => mayComeIntoSight(pulse, answered));
  const earlier = await ports.store.publishedPulses(pulse.teamId, PULSES_LOOKED_BACK_ON);
  const added = await Promise.all(pulse.statements.map((statement) => addedBefore(ports, pulse, statement)));
  const rounds = added.flatMap(({ pulses }) => pulses);
  const tellsOfTooFew = await checkOthersInSight(ports, pulse, maySee, rounds);
  const shown = await Promise.all(
    pulse.statements.map(async (statement, index): Promise<Shown> => {
      const own = totals[index] ?? noTotals();
      const published = await decideStatementResult(ports, pulse, statement, own, tellsOfTooFew, added[index]);
      return { statement, published };
    }),
  );
  // Beside a result that is not shown, or only in a sum, who wrote might be told from who answered (rule R24).
  const isAllShown = shown.every(({ published }) => isOfThisPulse(published));
  const fewest = Math.min(...totals.map(({ unanswered }) => answeredCount - unanswered));
  if (fewest >= COMMENTS_FROM && isAllShown) await keepComments(ports, pulse, comments);
  const decided = withChanges(pulse, shown, answeredCount, earlier);
  const result = pulseResult(pulse, decided, answeredCount);
  await updateWithRetry(ports, 'pulse', pulse.teamId, pulse.pulseId, (current) =>
    current.state === 'closed' ? null : { ...current, state: 'closed', refreshIds: [], result },
  );
}

interface Shown extends Omit<Decided, 'change'> {
  readonly statement: Statement;
}

/** From what is published alone (rule R25). */
function withChanges(
  pulse: Pulse,
  shown: readonly Shown[],
  answeredCount: number,
  earlier: readonly Pulse[],
): Decided[] {
  const pairs = shown.map(({ statement, published }) => ({
    published,
    now: readResult(published, answeredCount),
    before: baselineOf(pulse, statement, earlier),
  }));
  const changes = changesOf(pairs);
  return pairs.map(({ published, before }, index) => ({
    published,
    change: (before && changes[index]) ?? 'new',
  }));
}

async function keepComments(ports: Ports, pulse: Pulse, comments: readonly string[]): Promise<void> {
  const key = await ports.keys.read(pulse.pulseId);
  if (!key || !comments.length) return;
  const lines = shuffled(comments, key);
  await ports.store.saveComments({ kind: 'comments', pulseId: pulse.pulseId, lines, expiresAt: answerExpiry(pulse) });
}
