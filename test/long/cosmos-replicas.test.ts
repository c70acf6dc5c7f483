import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { openCosmosStore } from '../../src/storage/cosmos/store.ts';
import {
  jobName,
  MOMENT,
  type Recorder,
  type Replica,
  Sent,
  sowJobs,
  sowRhythms,
  startRecorder,
  startReplica,
  TEAMS,
  teamOf,
} from '../support/cosmos-replicas.ts';
import { type CosmosServer, startCosmosServer } from '../support/cosmos-server.ts';

const JOBS = 1000;
const FEWER_JOBS = 400;
const RHYTHMS = 100;
const LEASE_MS = 60_000;
const LEASED_AT_ONCE = 40;
/** After it has leased more than the first forty, and in the middle of them. */
const KILLED_AT_MESSAGE = 30;
const SLOW_MACHINE = { timeout: 240_000 };

let server: CosmosServer;
let database: string;
let store: Store;
let recorder: Recorder;
let replicas: Replica[];

beforeAll(async () => {
  server = await startCosmosServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  const options = await server.newDatabase();
  database = options.database;
  store = openCosmosStore(options, { now: () => MOMENT });
  replicas = [];
});
afterEach(async () => {
  await Promise.all(replicas.map((replica) => replica.stop()));
  await Promise.all([recorder.close(), store.close()]);
});

async function replica(name: string, { url }: { url: string } = recorder): Promise<Replica> {
  const { endpoint, key } = server;
  const started = await startReplica({ name, endpoint, key, database, recorder: url });
  replicas.push(started);
  return started;
}

const by = (name: string): Sent[] => recorder.sent.filter((message) => message.by === name);
const jobsOf = (messages: readonly Sent[]): string[] => messages.map(({ job }) => job).sort();
const sentAgain = (): string[] => jobsOf(recorder.sent).filter((job, index, jobs) => job === jobs[index - 1]);
const allJobs = (count: number): string[] => Array.from({ length: count }, (_, index) => jobName(index)).sort();

/** Lets nothing through to the recorder until both replicas have sent something, so that none does all by itself. */
async function startGate(): Promise<Pick<Recorder, 'url' | 'close'>> {
  const { promise: isOpen, resolve: open } = Promise.withResolvers<void>();
  const seen = new Set<string>();
  const gate = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString('utf8');
    if (seen.add(Sent.parse(JSON.parse(body)).by).size === 2) open();
    await isOpen;
    await fetch(recorder.url, { method: 'POST', body });
    response.end();
  });
  await once(gate.listen(0, '127.0.0.1'), 'listening');
  const { port } = gate.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      gate.closeAllConnections();
      await new Promise((resolve) => gate.close(resolve));
    },
  };
}

/** What a replica has sent and not yet written down as sent. */
async function onTheWayFrom(name: string): Promise<string[]> {
  const stored = await Promise.all(
    jobsOf(by(name)).map((job) => store.read('pulse', teamOf(Number(job.slice('job-'.length))), job)),
  );
  return stored.flatMap((pulse) => (pulse && !pulse.value.resultActivityId ? [pulse.value.pulseId] : []));
}

test('two replicas send each of 1,000 things that are due exactly once', SLOW_MACHINE, async () => {
  recorder = await startRecorder();
  const gate = await startGate();
  const [one, other] = await Promise.all([replica('one', gate), replica('other', gate), sowJobs(store, JOBS)]);
  const [first, second] = await Promise.all([one.run(MOMENT), other.run(MOMENT)]);

  expect(jobsOf(recorder.sent)).toEqual(allJobs(JOBS));
  expect([by('one').length, by('other').length]).toEqual([first.done, second.done]);
  expect([first.failed, second.failed]).toEqual([0, 0]);
  expect(Math.min(first.done, second.done)).toBeGreaterThan(0);
  expect(await store.claimJobs(MOMENT + 10 * LEASE_MS, LEASE_MS, JOBS)).toEqual([]);
  await gate.close();
});

test('two replicas post the digest or the behaviour of the week of each of 100 teams once', SLOW_MACHINE, async () => {
  recorder = await startRecorder();
  const gate = await startGate();
  const [one, other] = await Promise.all([replica('one', gate), replica('other', gate), sowRhythms(store, RHYTHMS)]);
  const [first, second] = await Promise.all([one.run(MOMENT), other.run(MOMENT)]);

  expect(jobsOf(recorder.sent)).toEqual(allJobs(RHYTHMS));
  expect([first.failed, second.failed]).toEqual([0, 0]);
  expect(Math.min(first.done, second.done)).toBeGreaterThan(0);
  await Promise.all([one.run(MOMENT + LEASE_MS), other.run(MOMENT + LEASE_MS)]);
  expect(recorder.sent).toHaveLength(RHYTHMS);
  await gate.close();
});

test(
  'a replica killed at its work loses nothing, and only what it had on the way is sent again',
  SLOW_MACHINE,
  async () => {
    // The survivor begins when the other is killed: it could have done all there is before, and nobody would be.
    const { promise: rest, resolve: survive } = Promise.withResolvers<unknown>();
    let isKilled = false;
    recorder = await startRecorder((message) => {
      if (message.by !== 'killed') return true;
      if (!isKilled && by('killed').length === KILLED_AT_MESSAGE) {
        isKilled = true;
        killed.kill();
        survive(survivor.run(MOMENT));
      }
      return !isKilled;
    });
    const [killed, survivor] = await Promise.all([replica('killed'), replica('survivor'), sowJobs(store, FEWER_JOBS)]);
    const ending = expect(killed.run(MOMENT)).rejects.toThrow('the replica ended');
    await Promise.all([ending, rest]);

    // Its leases hold to their last millisecond.
    await survivor.run(MOMENT);
    expect(await survivor.run(MOMENT + LEASE_MS - 1)).toEqual({ done: 0, failed: 0 });
    expect(new Set(jobsOf(recorder.sent)).size).toBeLessThan(FEWER_JOBS);
    expect(sentAgain()).toEqual([]);
    const onTheWay = await onTheWayFrom('killed');
    expect(onTheWay.length).toBeGreaterThan(0);
    expect(onTheWay.length).toBeLessThanOrEqual(TEAMS);

    const { done, failed } = await survivor.run(MOMENT + LEASE_MS);
    expect(failed).toBe(0);
    expect(done).toBeLessThanOrEqual(LEASED_AT_ONCE);
    expect([...new Set(jobsOf(recorder.sent))]).toEqual(allJobs(FEWER_JOBS));
    expect(sentAgain()).toEqual(onTheWay);
    expect(await store.claimJobs(MOMENT + 10 * LEASE_MS, LEASE_MS, FEWER_JOBS)).toEqual([]);
  },
);
