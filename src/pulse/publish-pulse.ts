import type { World } from '../ports.ts';
import { type Due, due } from '../scheduling/due.ts';
import { amend } from '../steps/amend.ts';
import { dropSumOf, statementResult } from '../steps/statement-result.ts';
import { baselineOf } from '../trends/baseline.ts';
import { changesOf } from '../trends/changes.ts';
import { COMMENTS_FROM, shuffled } from './comments.ts';
import { addToTotals, answerExpiry, CLOSING_GRACE_MS, noTotals, type Pulse, type Statement } from './pulse.ts';
import { type Decided, isOfThisPulse, pulseResult } from './pulse-result.ts';

/** Far more than the three that a baseline is made of: a statement may be asked in some pulses only. */
const PULSES_LOOKED_BACK_ON = 26;

/**
 * Closes a pulse whose time is up, in this order: totals, one published result, answers deleted, key destroyed
 * (rule R3). Each step may be repeated, so that a crash at any point is made good by running it again.
 */
export async function publishPulse(world: World, { teamId, subjectId: pulseId }: Due): Promise<void> {
  const stored = await world.store.read('pulse', teamId, pulseId);
  // Whoever opened it died after its key was made.
  if (!stored) return world.keys.destroy(pulseId);
  const { closesAt } = stored.value;
  // The clock was put back: it comes round again.
  if (world.clock.now() < closesAt) {
    await world.store.addDue(due('publish-pulse', teamId, pulseId, closesAt + CLOSING_GRACE_MS));
    return;
  }
  const pulse = stored.value.state === 'open' ? await publishOnce(world, stored.value) : stored.value;
  for (const statement of pulse.isPooling ? pulse.statements : []) await dropSumOf(world, pulse, statement);
  await world.store.deleteAnswersOf(pulseId);
  // Before the key: a vault that is slow to destroy it, and has to be asked again, does not hold the result back.
  const fromMeeting = pulse.origin === 'meeting' ? (['tell-chair'] as const) : [];
  for (const task of ['post-result', 'show-pulse', 'post-comments', ...fromMeeting] as const) {
    await world.store.addDue(due(task, teamId, pulseId, world.clock.now()));
  }
  await world.keys.destroy(pulseId);
}

async function publishOnce(world: World, pulse: Pulse): Promise<Pulse> {
  const totals = pulse.statements.map(noTotals);
  const comments: string[] = [];
  let answeredCount = 0;
  for await (const { scores, comment } of world.store.answersOf(pulse.pulseId)) {
    answeredCount += 1;
    addToTotals(totals, scores);
    if (comment) comments.push(comment);
  }
  if (answeredCount >= COMMENTS_FROM) await keepComments(world, pulse, comments);

  const shown = await Promise.all(
    pulse.statements.map(async (statement, place): Promise<Shown> => {
      const own = totals[place] ?? noTotals();
      return { statement, totals: own, published: await statementResult(world, pulse, statement, own) };
    }),
  );
  const decided = await withChanges(world, pulse, shown);
  const result = pulseResult(pulse, decided, answeredCount);
  const closed = await amend(world, 'pulse', pulse.teamId, pulse.pulseId, (current) =>
    current.state === 'closed' ? null : { ...current, state: 'closed', result },
  );
  return closed ?? pulse;
}

type Shown = Omit<Decided, 'change'> & { readonly statement: Statement };

async function withChanges(world: World, pulse: Pulse, shown: readonly Shown[]): Promise<Decided[]> {
  const earlier = await world.store.publishedPulses(pulse.teamId, PULSES_LOOKED_BACK_ON);
  const pairs = shown.map(({ statement, totals, published }) => ({
    now: isOfThisPulse(published) ? totals.histogram : null,
    before: baselineOf(pulse, statement, earlier),
  }));
  const changes = changesOf(pairs);
  return shown.map((one, place) => ({ ...one, change: pairs[place]?.before ? (changes[place] ?? 'new') : 'new' }));
}

async function keepComments(world: World, pulse: Pulse, comments: readonly string[]): Promise<void> {
  const key = await world.keys.read(pulse.pulseId);
  if (!key || !comments.length) return;
  const lines = shuffled(comments, key);
  await world.store.saveComments({ kind: 'comments', pulseId: pulse.pulseId, lines, expiresAt: answerExpiry(pulse) });
}
