import { expect, test } from 'vitest';
import { askPulse } from '../../../src/pulse/ask-pulse.ts';
import { findUnansweredResult } from '../../../src/pulse/find-unanswered-result.ts';
import type { Pulse } from '../../../src/pulse/pulse.ts';
import { idempotencyKey } from '../../../src/scheduling/idempotency-key.ts';
import { newJob } from '../../../src/scheduling/job.ts';
import { NAMES, TeamsConversation } from '../../support/conversation.ts';
import { dyingBefore, passTo, rhythmIn, setRhythm } from '../../support/rhythm-steps.ts';

const TEAM = 'team-sample-team';
const MOST_WRITES = 40;

interface End {
  readonly died: boolean;
  readonly progress: unknown;
  readonly pulses: readonly Pick<Pulse, 'pulseId' | 'statements' | 'audience' | 'openedAt' | 'closesAt'>[];
  readonly posted: readonly string[];
  /** Whether another pulse may ask each of the people. */
  readonly free: readonly boolean[];
  readonly listed: readonly string[];
}

const SCENES: Record<string, { readonly prepare: (team: TeamsConversation) => Promise<void>; readonly at: string }> = {
  'that is opened': { prepare: async () => undefined, at: '2026-11-16T10:00Z' },
  'that too few may be asked by': {
    at: '2026-11-16T10:00Z',
    prepare: async ({ ports, members, now }) => {
      for (const { personId } of members.slice(0, 3)) {
        await ports.store.claimAsk({ personId, pulseId: 'another', askedAt: now }, 0);
      }
    },
  },
  'that waits for an answer to the last result': {
    at: '2026-11-30T10:00Z',
    prepare: async (team) => {
      await passTo(team, '2026-11-16T10:00Z');
      const [pulse] = await team.ports.store.openPulses(TEAM);
      for (const name of NAMES.slice(0, 6)) {
        await team.press(name, 'answer-pulse', { pulseId: pulse?.pulseId, s0: '4', s1: '4' });
      }
      await passTo(team, '2026-11-20T10:00Z');
      expect(await findUnansweredResult(team.ports, TEAM)).not.toBeNull();
      team.posts.length = 0;
    },
  },
};

/** The job dies right before that write; then everything that is due is done. */
async function endAfter({ prepare, at }: (typeof SCENES)[string], dieBefore: number): Promise<End> {
  const team = new TeamsConversation();
  await team.happen('installed', 'Alex Wilber');
  await setRhythm(team);
  await prepare(team);
  team.now = Date.parse(at);
  const { store } = team.ports;
  const died = await askPulse(
    { ...team.ports, unconfirmedPosts: new Map(), store: dyingBefore(store, dieBefore) },
    newJob('ask-pulse', TEAM, TEAM, team.now),
  ).then(
    () => false,
    () => true,
  );
  await team.runJobs();
  const pulseId = idempotencyKey('pulse', TEAM, 'rhythm', at.slice(0, 10));
  const pulse = (await store.read('pulse', TEAM, pulseId))?.value;
  const free: boolean[] = [];
  for (const { personId } of team.members) {
    free.push(await store.claimAsk({ personId, pulseId: 'probe', askedAt: team.now }, team.now - 1));
  }
  const listed = await store.claimJobs(Number.MAX_SAFE_INTEGER, 1, 99);
  const end = {
    died,
    progress: (await rhythmIn(team)).progress.pulse,
    pulses: pulse
      ? [pulse].map(({ statements, audience, openedAt, closesAt }) => ({
          pulseId,
          statements,
          audience,
          openedAt,
          closesAt,
        }))
      : [],
    posted: team.posts.map(({ message }) => message.kind),
    free,
    listed: listed.map(({ value: { jobId, dueAt } }) => `${jobId} at ${dueAt}`).toSorted(),
  };
  await team.close();
  return end;
}

test.each(Object.entries(SCENES))(
  'a pulse %s comes to the same end, wherever the process dies',
  async (_name, scene) => {
    const expected = await endAfter(scene, Number.POSITIVE_INFINITY);
    expect(expected.died).toBe(false);
    let deaths = 0;
    for (let index = 1; index < MOST_WRITES; index += 1) {
      const { died, posted, ...end } = await endAfter(scene, index);
      if (!died) break;
      deaths += 1;
      expect({ ...end, died: false, posted: [...new Set(posted)] }).toEqual({
        ...expected,
        posted: [...new Set(expected.posted)],
      });
      // Said and not yet written down is said again; a pulse never is.
      expect(posted.filter((kind) => kind === 'pulse').length).toBe(
        expected.posted.filter((kind) => kind === 'pulse').length,
      );
      expect(posted.length - expected.posted.length).toBeLessThanOrEqual(posted.includes('pulse-waits') ? 1 : 0);
    }
    expect(deaths).toBeGreaterThan(0);
    expect(deaths).toBeLessThan(MOST_WRITES - 1);
  },
);
