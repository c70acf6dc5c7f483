import { CosmosClient } from '@azure/cosmos';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { MARK_KEPT_DAYS } from '../../src/privacy/audience-mark.ts';
import { storedData } from '../../src/privacy/stored-data.ts';
import { newJob } from '../../src/scheduling/job.ts';
import { CONTAINERS } from '../../src/storage/cosmos/containers.ts';
import { escapeId, idOf, ttlUntil } from '../../src/storage/cosmos/items.ts';
import { openCosmosStore } from '../../src/storage/cosmos/store.ts';
import { LAST_ASK_KEPT_DAYS } from '../../src/storage/documents.ts';
import { type CosmosServer, startCosmosServer } from '../support/cosmos-server.ts';
import {
  MONDAY_NINE,
  sampleAgenda,
  sampleAnswer,
  sampleMark,
  samplePulse,
  sampleSelfCheck,
  saveAnswer,
  WARD_7,
} from '../support/sample-documents.ts';
import { sampleThankYou } from '../support/sample-thank-you.ts';
import { inAzure } from '../support/where-kept.ts';

describe('an id', () => {
  test('of any kind becomes one that Cosmos DB takes, and comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (id) => {
        expect(escapeId(id)).toMatch(/^[A-Za-z0-9:@._~-]*$/);
        expect(idOf({ id: escapeId(id) })).toBe(id);
      }),
    );
  });

  test('stays apart from every other', () => {
    const tricky = ['a/b', 'a~2fb', 'a~7e2fb', 'a\\b', 'a?b', 'a#b', 'a b', 'a%2Fb'];
    expect(new Set(tricky.map(escapeId)).size).toBe(tricky.length);
  });
});

test('Cosmos DB deletes a minute after the moment, and never at once, for 0 would be refused', () => {
  expect([ttlUntil(5_000, 5_000), ttlUntil(0, 9_000), ttlUntil(5_001, 4_000)]).toEqual([60, 60, 62]);
});

describe('what lies in Cosmos DB', () => {
  let server: CosmosServer;
  let store: Store;
  let client: CosmosClient;
  let database: string;
  beforeAll(async () => {
    server = await startCosmosServer();
    const options = await server.newDatabase();
    database = options.database;
    store = openCosmosStore(options, { now: () => MONDAY_NINE });
    const { endpoint, key } = server;
    client = new CosmosClient({ endpoint, key, connectionPolicy: { enableEndpointDiscovery: false } });
  });
  afterAll(async () => {
    client.dispose();
    await store.close();
    await server.close();
  });

  async function allIn(container: string): Promise<Record<string, unknown>[]> {
    const query = client.database(database).container(container).items.readAll();
    return (await query.fetchAll()).resources.map((item) => ({ ...item }));
  }

  test('an answer holds nothing but itself and when it goes', async () => {
    await saveAnswer(store, sampleAnswer());
    const [item = {}] = await allIn('answers');
    const own = Object.fromEntries(Object.entries(item).filter(([field]) => !field.startsWith('_')));
    expect(own).toEqual({
      id: `answer:${sampleAnswer().answerId}`,
      pulseId: 'pulse-1',
      ttl: 360 * 3600 + 60,
      // Of this one write, and no other.
      writer: expect.any(String),
      document: { version: 1, ...sampleAnswer() },
    });
  });

  test('an audience mark, who was asked last and what was seen go by themselves, a pulse and a kept self-check do not', async () => {
    await store.addMark(sampleMark({ closesAt: MONDAY_NINE }));
    await store.claimAsk({ personId: 'alex', pulseId: 'pulse-1', askedAt: MONDAY_NINE }, 0);
    await store.create(samplePulse());
    await store.create(sampleSelfCheck());
    const ttls = (await allIn('teams')).map(({ id, ttl }) => [id, ttl]);
    expect(Object.fromEntries(ttls)).toEqual({
      'audience-mark:pulse-1': MARK_KEPT_DAYS * 86_400 + 60,
      'last-ask': LAST_ASK_KEPT_DAYS * 86_400 + 60,
      // What leads to a pulse that asked somebody: long after the pulse says so no more.
      [`named-in:pulse:${WARD_7.length}:${WARD_7}:pulse-1`]: (3 + 400 + 90) * 86_400 + 60,
      'pulse:pulse-1': undefined,
      'self-check:self-check-1': undefined,
    });
    await store.markSeen('message 1', MONDAY_NINE + 60_000);
    expect(await allIn('jobs')).toMatchObject([{ id: 'seen', ttl: 120 }]);
  });

  test('the notice names all that is beside a document, the second of its last change included', async () => {
    await store.create(sampleAgenda());
    await store.saveComments({ kind: 'comments', pulseId: 'pulse-1', lines: ['A line'], expiresAt: 2 * MONDAY_NINE });
    await store.enqueue(newJob('publish-pulse', WARD_7, 'pulse-1', MONDAY_NINE));
    const beside = storedData(inAzure).find(({ kind }) => kind === 'beside');
    const named = Object.values(beside?.holds ?? {}).flatMap((fields) => fields.split(' '));
    const items = (await Promise.all(CONTAINERS.map(({ id }) => allIn(id)))).flat();

    expect(items.length).toBeGreaterThan(6);
    for (const item of items) {
      expect(Object.keys(item).filter((field) => !named.includes(field))).toEqual([]);
      expect(item).toHaveProperty('_ts');
    }
  });

  test('a thank-you that is erased takes along what leads to it', async () => {
    const ofThanks = async () => (await allIn('teams')).filter(({ id }) => String(id).startsWith('thank-you'));
    await store.create(sampleThankYou({ givenAt: MONDAY_NINE - 1 }));
    expect(await ofThanks()).toHaveLength(3);
    await store.eraseEnded('thank-you', MONDAY_NINE, 9);
    expect(await ofThanks()).toEqual([]);
  });

  test('all that is asked for is indexed, and no more', async () => {
    const seen = CONTAINERS.map(({ id, partitionKey, indexingPolicy }) => ({
      id,
      partition: partitionKey.paths,
      indexed: indexingPolicy.includedPaths.map(({ path }) => path),
    }));
    expect(seen).toEqual([
      { id: 'teams', partition: ['/teamId'], indexed: ['/teamId/?', '/list/?', '/at/?'] },
      { id: 'answers', partition: ['/pulseId'], indexed: ['/pulseId/?'] },
      { id: 'jobs', partition: ['/bucket'], indexed: ['/bucket/?', '/dueAt/?', '/leasedUntil/?'] },
    ]);
    for (const { id } of seen) {
      const { resource } = await client.database(database).container(id).read();
      expect(resource?.indexingPolicy).toMatchObject(CONTAINERS.find((one) => one.id === id)?.indexingPolicy ?? {});
      expect(resource?.defaultTtl).toBe(-1);
    }
  });

  test('a pulse that another process closes is soon seen closed', async () => {
    const pulse = samplePulse({ pulseId: 'pulse-9' });
    await store.create(pulse);
    await store.read('pulse', WARD_7, 'pulse-9');
    const other = openCosmosStore(server.optionsFor(database), { now: () => MONDAY_NINE });
    const etag = (await other.read('pulse', WARD_7, 'pulse-9'))?.etag ?? '';
    await other.replace({ ...pulse, closesAt: MONDAY_NINE }, etag);
    const closesAt = async () => (await store.read('pulse', WARD_7, 'pulse-9'))?.value.closesAt;
    await expect.poll(closesAt, { timeout: 30_000 }).toBe(MONDAY_NINE);
    await other.close();
  });
});
