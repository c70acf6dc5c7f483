import { CosmosClient } from '@azure/cosmos';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type CosmosOptions, openCosmosStore } from '../../src/storage/cosmos/store.ts';
import { type DocumentKey, jobKey, teamKey } from '../../src/storage/documents.ts';
import { keepDocumentsIn, TeamsConversation } from '../support/conversation.ts';
import { jobName, MOMENT, sowJobs, teamOf } from '../support/cosmos-replicas.ts';
import { type CosmosServer, startCosmosServer } from '../support/cosmos-server.ts';

const LEASE_MS = 60_000;
const RETRY_MS = 5_000;
const TOO_NEW = (known: number): string => `has version ${known + 1}, and this program knows ${known} and older`;
const PULSE_VERSION = 5;
const JOB_VERSION = 1;

// While an upgrade rolls through the replicas, the older one meets what the newer one has written already.
let server: CosmosServer;
let options: CosmosOptions;
let older: TeamsConversation;

beforeAll(async () => {
  server = await startCosmosServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  options = await server.newDatabase();
  keepDocumentsIn((clock) => openCosmosStore(options, clock));
  older = new TeamsConversation();
  older.now = MOMENT;
  await sowJobs(older.ports.store, 4);
});
afterEach(() => older.close());

/** Writes the document anew as a program of that version would, and gives all of it as it then lies there. */
async function written(
  container: 'teams' | 'jobs',
  { partition, id }: DocumentKey,
  version?: number,
): Promise<unknown> {
  const { endpoint, key } = server;
  const client = new CosmosClient({ endpoint, key, connectionPolicy: { enableEndpointDiscovery: false } });
  const item = client.database(options.database).container(container).item(id, partition);
  const { resource } = await item.read<{ document: Record<string, unknown> }>();
  if (!resource) throw new Error(`there is no ${id}`);
  const document = version === undefined ? resource.document : { ...resource.document, version };
  if (version !== undefined) await item.replace({ ...resource, document });
  client.dispose();
  return document;
}

const sentTo = (): string[] => older.posts.map(({ where }) => where).sort();

test('a document of a newer version is refused by its name, left as it is, and its work is done after the upgrade', async () => {
  const key = teamKey('pulse', teamOf(1), jobName(1));
  const newer = await written('teams', key, PULSE_VERSION + 1);
  const { store } = older.ports;

  await expect(store.read('pulse', teamOf(1), jobName(1))).rejects.toThrow(
    `read failed: pulse:job-1 of team-1 ${TOO_NEW(PULSE_VERSION)}`,
  );
  await older.runJobs();
  expect(sentTo()).toEqual(['job-0', 'job-2', 'job-3']);
  expect(await written('teams', key)).toEqual(newer);

  // The upgraded program knows that version; here the document goes back to the one that this program knows.
  await written('teams', key, PULSE_VERSION);
  older.now += RETRY_MS;
  await older.runJobs();
  expect(sentTo()).toEqual(['job-0', 'job-1', 'job-2', 'job-3']);
});

test('a thing to do that a newer version put on the list is refused, stops nothing else, and waits for the upgrade', async () => {
  const key = jobKey('post-result:job-1');
  const newer = await written('jobs', key, JOB_VERSION + 1);
  const { store } = older.ports;

  await older.runJobs();
  expect(sentTo()).toEqual(['job-0', 'job-2', 'job-3']);
  older.now += LEASE_MS;
  await expect(store.claimJobs(older.now, LEASE_MS, 20)).rejects.toThrow(
    `claimJobs failed: job:post-result:job-1 of ${key.partition} ${TOO_NEW(JOB_VERSION)}`,
  );
  expect(await written('jobs', key)).toEqual(newer);

  await written('jobs', key, JOB_VERSION);
  older.now += LEASE_MS;
  await older.runJobs();
  expect(sentTo()).toEqual(['job-0', 'job-1', 'job-2', 'job-3']);
});
