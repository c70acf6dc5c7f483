import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Histogram } from '../../src/privacy/disclose.ts';
import { pseudonym } from '../../src/privacy/pseudonym.ts';
import { addRound, emptyPool, type Pool } from '../../src/pulse/pool.ts';
import { type Answer, answerExpiry, CLOSING_GRACE_MS, type Pulse } from '../../src/pulse/pulse.ts';
import { newJob } from '../../src/scheduling/job.ts';
import { folderForTest } from '../support/folder.ts';
import { MONDAY_NINE, sampleMember, samplePulse, sampleTeam, saveAnswer } from '../support/sample-documents.ts';
import { bytesInStore, copyStore, dropStoreIn } from '../support/store-under-test.ts';
import { openClosingScene, runAll, type Sent, sentFrom } from './closing-scene.ts';

const PROGRAM = join(import.meta.dirname, 'close-and-die.ts');
const NEVER = 9_999;
const HOUR_MS = 3_600_000;
/** Longer than a worker that died holds on to what it had taken. */
const LEASE_MS = 61_000;
const AT_ONCE = 2;

interface Scenario {
  readonly pulse: Partial<Pulse>;
  readonly people: number;
  readonly scores: readonly number[];
  readonly comments?: boolean;
  /** What a round before this one has left to be added to. */
  readonly earlier?: Histogram;
}

const SCENARIOS: Record<string, Scenario> = {
  'twelve answers with comments': {
    pulse: { hasComments: true },
    people: 12,
    scores: [5, 4, 4, 4, 4, 3, 3, 3, 2, 2, 1, 0],
    comments: true,
  },
  'a second small round that makes the sum large enough': {
    pulse: { isPooling: true },
    people: 6,
    scores: [5, 2, 4],
    earlier: [0, 1, 0, 1, 1],
  },
  'a first small round that is kept for later': { pulse: { isPooling: true }, people: 6, scores: [5, 2, 4] },
};

/** Everything that a pulse has become, for comparison. */
interface End {
  readonly pulse: Pulse | undefined;
  readonly pool: Pool | undefined;
  readonly answers: number;
  readonly hasKey: boolean;
  readonly sent: readonly Sent[];
}

describe.each(Object.entries(SCENARIOS))('closing %s', (_name, scenario) => {
  test('comes to the same end, wherever the process dies', async () => {
    const root = folderForTest();
    const planted = join(root, 'planted');
    const { pulse, codes } = await plant(planted, scenario);
    const closing = pulse.closesAt + CLOSING_GRACE_MS;

    const undisturbed = await copyOf(planted, 'undisturbed');
    const writes = (await run(undisturbed, closing, NEVER)).printed.split('\n');
    const expected = await endOf(undisturbed, pulse);
    expect(expected.pulse?.state).toBe('closed');
    expect(expected).toMatchObject({ answers: 0, hasKey: false });
    expect(writes.length).toBeGreaterThan(15);

    const places = worthDyingAt(writes);
    await inTurns(places, async (index) => {
      const folder = await copyOf(planted, `died-${index}`);
      const { signal } = await run(folder, closing, index);
      expect(signal).toBe('SIGKILL');
      const broken = await endOf(folder, pulse);
      inThisOrder(broken, expected, scenario.scores.length);

      const restarted = openClosingScene(folder, closing + LEASE_MS);
      await runAll(restarted);
      expect(await restarted.ports.store.claimJobs(closing + 400 * HOUR_MS, 1, 9)).toEqual([]);
      await restarted.close();
      const end = await endOf(folder, pulse);
      expect({ ...end, sent: [] }).toEqual({ ...expected, sent: [] });
      expect(countOf(end.sent)).toEqual(countOf(withRepeats(expected.sent, writes, index)));
      const bytes = await bytesInStore(folder);
      expect(codes.filter((code) => bytes.includes(code))).toEqual([]);
    });
  }, 60_000);
});

/** At any moment: the key goes after the answers, the answers after the result, and the result never changes. */
function inThisOrder(broken: End, expected: End, answers: number): void {
  const isPublished = broken.pulse?.state === 'closed';
  if (isPublished) expect(broken.pulse?.result).toEqual(expected.pulse?.result);
  else expect(broken).toMatchObject({ pulse: { result: null }, answers, hasKey: true });
  if (broken.answers > 0) expect([broken.answers, broken.hasKey]).toEqual([answers, true]);
  if (!broken.hasKey) expect([isPublished, broken.answers]).toEqual([true, 0]);
  if (broken.sent.length > 0) expect(broken.hasKey).toBe(false);
}

/** Every write; of the many alike in a row, the first two and the last. */
function worthDyingAt(writes: readonly string[]): number[] {
  const isWorth = (at: number): boolean =>
    writes[at] !== writes[at - 1] || writes[at] !== writes[at - 2] || writes[at] !== writes[at + 1];
  return writes.flatMap((_, at) => (isWorth(at) ? [at + 1] : []));
}

/** What was said and not yet written down when the process died is said again; nothing else is. */
function withRepeats(sent: readonly Sent[], writes: readonly string[], index: number): Sent[] {
  const lastDone = writes[index - 2];
  const repeated = { post: 'conversation', postToPerson: 'person' }[lastDone ?? ''];
  return [...sent, ...sent.filter(({ where }) => where === repeated)];
}

/** How often each message was sent; a card that is put in its place again is the same card. */
function countOf(sent: readonly Sent[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of sent) {
    const text = JSON.stringify(one);
    counts.set(text, one.where === 'card' ? 1 : (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

async function plant(folder: string, { pulse: change, people, scores, comments, earlier }: Scenario) {
  mkdirSync(folder);
  onTestFinished(() => dropStoreIn(folder));
  const closing = openClosingScene(folder, MONDAY_NINE);
  const { store, keys } = closing.ports;
  const members = Array.from({ length: people }, (_, index) => sampleMember(`colleague ${index}`));
  const audience = members.map(({ personId, teamsId }) => ({ personId, teamsId }));
  const [opener] = members;
  const pulse = samplePulse({ audience, openedBy: opener?.personId ?? '', shownCount: 0, ...change });
  const [statement] = pulse.statements;
  const key = await keys.create(pulse.pulseId);
  await store.create(sampleTeam());
  await store.create(pulse);
  if (earlier && statement)
    await store.create(addRound(emptyPool(pulse, statement), 'an earlier round', earlier, pulse.threshold));
  const answers: Answer[] = scores.map((score, index) => ({
    kind: 'answer',
    pulseId: pulse.pulseId,
    answerId: pseudonym(key, members[index]?.personId ?? ''),
    scores: [score],
    comment: comments ? `What colleague ${index} thinks` : '',
    expiresAt: answerExpiry(pulse),
  }));
  for (const answer of answers) await saveAnswer(store, answer);
  await store.enqueue(newJob('publish-pulse', pulse.teamId, pulse.pulseId, pulse.closesAt + CLOSING_GRACE_MS));
  await closing.close();
  return { pulse, codes: answers.map(({ answerId }) => answerId) };
}

async function endOf(folder: string, { teamId, pulseId, statements, ...pulse }: Pulse): Promise<End> {
  const { ports, close } = openClosingScene(folder, MONDAY_NINE);
  const { store, keys } = ports;
  const [statement] = statements;
  const { poolId } = statement ? emptyPool({ teamId, pulseId, statements, ...pulse }, statement) : { poolId: '' };
  const end = {
    pulse: (await store.read('pulse', teamId, pulseId))?.value,
    pool: (await store.read('pool', teamId, poolId))?.value,
    answers: await store.countAnswers(pulseId),
    hasKey: (await keys.read(pulseId)) !== null,
    sent: sentFrom(folder),
  };
  await close();
  return end;
}

async function copyOf(folder: string, name: string): Promise<string> {
  const copy = join(folder, '..', name);
  await copyStore(folder, copy);
  onTestFinished(() => dropStoreIn(copy));
  return copy;
}

function run(folder: string, now: number, dieBefore: number): Promise<{ signal: string; printed: string }> {
  return new Promise((resolve, reject) => {
    const args = [PROGRAM, folder, String(now), String(dieBefore)];
    execFile(process.execPath, args, (error, stdout, stderr) => {
      if (error && error.signal !== 'SIGKILL') reject(new Error(stderr));
      else resolve({ signal: error?.signal ?? '', printed: stdout });
    });
  });
}

/** A few at a time, as each is a process of its own. */
async function inTurns(places: readonly number[], work: (index: number) => Promise<void>): Promise<void> {
  const waiting = [...places];
  const worker = async (): Promise<void> => {
    for (let place = waiting.shift(); place !== undefined; place = waiting.shift()) await work(place);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
