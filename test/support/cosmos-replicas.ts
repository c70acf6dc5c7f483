import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Store } from '../../src/ports.ts';
import { newJob } from '../../src/scheduling/job.ts';
import { HOUR_MS, MONDAY_NINE, samplePulse, sampleResult, sampleRhythm, sampleTeam } from './sample-documents.ts';

const PROGRAM = fileURLToPath(new URL('../contract/cosmos-replica.ts', import.meta.url));
const SOWN_AT_ONCE = 50;
/** A replica has one message of each team on the way at once: several, but not all that it holds. */
export const TEAMS = 8;

/** What a replica is told when it is started. */
export const ReplicaOrders = z.object({
  name: z.string(),
  endpoint: z.string(),
  key: z.string(),
  database: z.string(),
  /** Where its messages go. */
  recorder: z.string(),
});
export type ReplicaOrders = z.infer<typeof ReplicaOrders>;

/** One message as it arrived. */
export const Sent = z.object({ by: z.string(), job: z.string() });
export type Sent = z.infer<typeof Sent>;

export const Told = z.object({ now: z.number() });
const Done = z.object({ done: z.number(), failed: z.number() });

/** A process of its own that does what is due, by a clock which is told to it. */
export interface Replica {
  /** Does all that is due and that nobody else holds. */
  readonly run: (now: number) => Promise<z.infer<typeof Done>>;
  readonly kill: () => void;
  readonly stop: () => Promise<void>;
  readonly ended: Promise<unknown>;
}

/** Resolves when the process is up and has opened its store. */
export async function startReplica(orders: ReplicaOrders): Promise<Replica> {
  const child = fork(PROGRAM, { execArgv: [], env: { REPLICA: JSON.stringify(orders) } });
  const ended = once(child, 'exit');
  await nextMessage(child);
  return {
    async run(now) {
      const answer = nextMessage(child);
      child.send({ now });
      return Done.parse(await answer);
    },
    kill: () => child.kill('SIGKILL'),
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
    ended,
  };
}

export async function nextMessage(child: ChildProcess): Promise<unknown> {
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error('the replica ended');
    }),
  ]);
  return message;
}

/** Stands where Teams is. */
export interface Recorder {
  readonly url: string;
  readonly sent: Sent[];
  readonly close: () => Promise<void>;
}

/** @param isAnswered false and the sender never hears that its message arrived */
export async function startRecorder(isAnswered: (message: Sent) => boolean = () => true): Promise<Recorder> {
  const sent: Sent[] = [];
  const server = createServer(async (request, response) => {
    // Nothing at all if the sender is killed before all of it has arrived.
    const parts = await request.toArray().catch(() => []);
    if (!request.complete) return;
    const message = Sent.parse(JSON.parse(Buffer.concat(parts).toString('utf8')));
    sent.push(message);
    if (isAnswered(message)) response.end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    sent,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const teamOf = (index: number): string => `team-${index % TEAMS}`;
export const jobName = (index: number): string => `job-${index}`;

/** The result of a closed pulse that waits to be posted: it goes to a conversation which is named as the job is. */
function jobPulse(index: number) {
  const conversation = { ...samplePulse().conversation, conversationId: jobName(index) };
  const state = 'closed' as const;
  // Whom it asked is deleted: that a thousand lead to the same people would slow the server, and is not what is tried here.
  const about = { teamId: teamOf(index), pulseId: jobName(index), audience: [] };
  return samplePulse({ ...about, state, result: sampleResult(), conversation });
}

/** When all jobs are due. */
export const MOMENT = MONDAY_NINE + 100 * HOUR_MS;

/** Puts so many jobs on the list, each with the documents that it needs. */
export async function sowJobs(store: Store, count: number): Promise<void> {
  for (let index = 0; index < TEAMS; index += 1) await store.create(sampleTeam({ teamId: teamOf(index) }));
  const left = Array.from({ length: count }, (_, index) => index);
  const sowers = Array.from({ length: SOWN_AT_ONCE }, async () => {
    for (let index = left.pop(); index !== undefined; index = left.pop()) {
      await store.create(jobPulse(index));
      await store.enqueue(newJob('post-result', teamOf(index), jobName(index), MOMENT - index));
    }
  });
  await Promise.all(sowers);
}

/** So many teams whose digest or behaviour of the week is due: each goes to a conversation that is named as its job is. */
export async function sowRhythms(store: Store, count: number): Promise<void> {
  const day = new Date(MOMENT).toISOString().slice(0, 10);
  const series = { every: 'weekly', firstOn: day, at: '00:00' } as const;
  for (let index = 0; index < count; index += 1) {
    const part = index % 2 ? 'digest' : 'behaviour';
    const teamId = jobName(index);
    const { calendar, ...rhythm } = sampleRhythm({
      teamId,
      pulse: null,
      digest: null,
      behaviour: null,
      [part]: series,
    });
    const progress = { period: '', because: null, waiting: '' };
    await store.create(sampleTeam({ teamId }));
    await store.create({
      ...rhythm,
      conversation: { ...rhythm.conversation, conversationId: teamId },
      calendar: {
        ...calendar,
        days: [1, 2, 3, 4, 5, 6, 7],
        from: '00:00',
        until: '00:00',
        quietMonths: [],
        quietDates: [],
        pausedUntil: '',
      },
      progress: { pulse: progress, digest: progress, behaviour: progress },
    });
    await store.enqueue(newJob(part === 'digest' ? 'post-digest' : 'post-behaviour', teamId, teamId, MOMENT));
  }
}
