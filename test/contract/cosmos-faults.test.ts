import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { newJob } from '../../src/scheduling/job.ts';
import { openCosmosStore } from '../../src/storage/cosmos/store.ts';
import { type CosmosServer, PATIENT, startCosmosServer } from '../support/cosmos-server.ts';
import { MONDAY_NINE, sampleAnswer, sampleTeam, saveAnswer, WARD_7 } from '../support/sample-documents.ts';

const NOW = MONDAY_NINE;
/** Time enough on a machine with other work, but not for a request that is never answered. */
const BOUNDS = { requestMs: 300, operationMs: 6_000, answerMs: 6_000 };
/** For what never ends; time enough for one answer. */
const HURRIED = { requestMs: 300, operationMs: 1_500, answerMs: 1_500 };
const SECRET = 'what Megan wrote';

/** What goes wrong with the next requests for documents; plans for queries are left alone. */
type Fault = (request: IncomingMessage, response: ServerResponse) => boolean;
let faults: Fault[] = [];
let server: CosmosServer;
let store: Store;
let other: Store;
let hurried: Store;

beforeAll(async () => {
  server = await startCosmosServer((request, response) => {
    const isForDocuments = request.url?.includes('/docs') && !request.headers['x-ms-cosmos-is-query-plan-request'];
    const fault = isForDocuments ? faults.shift() : undefined;
    return fault?.(request, response) ?? false;
  });
});
afterAll(() => server.close());
beforeEach(async () => {
  const options = await server.newDatabase(BOUNDS);
  store = openCosmosStore(options, { now: () => NOW });
  other = openCosmosStore({ ...options, bounds: { ...PATIENT, requestMs: 1_000 } }, { now: () => NOW });
  hurried = openCosmosStore({ ...options, bounds: HURRIED }, { now: () => NOW });
});
afterEach(async () => {
  faults = [];
  await store.close();
  await other.close();
  await hurried.close();
});

function answering(status: number, headers: Record<string, string> = {}): Fault {
  return (request, response) => {
    request.resume();
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ code: String(status), message: `${status} because of ${SECRET}` }));
    return true;
  };
}
const throttled = answering(429, { 'x-ms-retry-after-ms': '30' });
const resets: Fault = (request) => {
  request.socket.destroy();
  return true;
};
const neverAnswers: Fault = (request) => {
  request.resume();
  return true;
};
/** The server does what it is asked, and nobody hears of it. */
const losesItsAnswer: Fault = (request, response) => {
  response.end = () => {
    request.socket.destroy();
    return response;
  };
  return false;
};

const PASSING: readonly (readonly [string, Fault])[] = [
  ['429 with its delay', throttled],
  ['503', answering(503)],
  ['408', answering(408)],
  ['410', answering(410)],
  ['449', answering(449)],
  ['a connection that is reset', resets],
  ['a request that is never answered', neverAnswers],
  ['a confirmation that is lost', losesItsAnswer],
];

describe.each(PASSING)('through %s', (_, fault) => {
  const strike = (): void => {
    faults = [fault];
  };

  test('what is created is created once, and its creator knows', async () => {
    strike();
    expect(await store.create(sampleTeam())).toBe(true);
    expect(await other.create(sampleTeam())).toBe(false);
  });

  test('what is replaced is replaced, and its writer knows', async () => {
    await store.create(sampleTeam());
    const etag = (await store.read('team', WARD_7, WARD_7))?.etag ?? '';
    strike();
    expect(await store.replace(sampleTeam({ name: 'Ward 7 East' }), etag)).toBe(true);
    expect(await store.replace(sampleTeam({ name: 'Ward 7 West' }), etag)).toBe(false);
  });

  test('an answer is saved once and taken back once', async () => {
    strike();
    await saveAnswer(store, sampleAnswer());
    expect(await other.countAnswers('pulse-1')).toBe(1);
    strike();
    expect(await store.deleteAnswer('pulse-1', sampleAnswer().answerId)).toBe(true);
    expect(await other.countAnswers('pulse-1')).toBe(0);
  });

  test('what is seen is new to one', async () => {
    strike();
    expect(await store.markSeen('message 1', NOW + 1000)).toBe(true);
    expect(await other.markSeen('message 1', NOW + 1000)).toBe(false);
  });

  test('a thing that is due is added, leased, put off and done, by one', async () => {
    strike();
    await store.enqueue(newJob('post-thanks', WARD_7, 'thanks-1', NOW));
    // What is asked of the eight buckets goes well, and then the lease does not.
    faults = [...Array.from({ length: 8 }, () => () => false), fault];
    const [claim, ...more] = await store.claimJobs(NOW, 60_000, 10);
    if (!claim || more.length > 0) throw new Error(`leased ${more.length + (claim ? 1 : 0)} things`);
    expect(await other.claimJobs(NOW, 60_000, 10)).toEqual([]);
    strike();
    await store.postponeJob(claim, NOW + 5);
    const [again] = await other.claimJobs(NOW + 5, 60_000, 10);
    if (!again) throw new Error('nothing was put off');
    expect(again.value.attempts).toBe(1);
    strike();
    await other.completeJob(again);
    expect(await store.claimJobs(NOW + 120_000, 60_000, 10)).toEqual([]);
  });
});

describe('what does not pass', () => {
  const always = (fault: Fault): void => {
    faults = Array.from({ length: 500 }, () => fault);
  };

  test('throttling without end is a fault that names the operation, in time, and saves nothing', async () => {
    always(throttled);
    await expect(saveAnswer(hurried, sampleAnswer())).rejects.toThrow(
      /^updateAnswer failed: no answer within 1500 ms, Cosmos DB answered 429$/,
    );
    faults = [];
    expect(await store.countAnswers('pulse-1')).toBe(0);
    await saveAnswer(store, sampleAnswer());
    expect(await store.countAnswers('pulse-1')).toBe(1);
  });

  test('a delay longer than there is time for is not waited for', async () => {
    always(answering(429, { 'x-ms-retry-after-ms': '60000' }));
    await expect(hurried.enqueue(newJob('post-thanks', WARD_7, 't', NOW))).rejects.toThrow(/^enqueue failed: .*429/);
  });

  test.each([
    ['never answers', neverAnswers, /^read failed: no answer within 1500 ms/],
    ['resets every connection', resets, /^read failed: no answer within 1500 ms/],
    ['says 503', answering(503), /^read failed: no answer within 1500 ms, Cosmos DB answered 503/],
    ['lets nobody in', answering(403), /^read failed: Cosmos DB answered 403: give this identity the role/],
    [
      'has no such container',
      answering(404, { 'x-ms-substatus': '1003' }),
      /^read failed: there is no container teams/,
    ],
    ['fails', answering(500), /^read failed: Cosmos DB answered 500$/],
  ])('a server that %s is a fault in time, without contents', async (_, fault, message) => {
    always(fault);
    const thrown: unknown = await hurried.read('team', WARD_7, WARD_7).catch((error: unknown) => error);
    expect(String(thrown)).toMatch(new RegExp(message.source.replace('^', '^StoreFault: ')));
    expect(String(thrown)).not.toContain(SECRET);
  });

  test('a server that is not there is a fault too', async () => {
    const lost = openCosmosStore(
      { ...server.optionsFor('lost', HURRIED), endpoint: 'http://127.0.0.1:9' },
      { now: () => NOW },
    );
    await expect(lost.check()).rejects.toThrow(/^check failed: no answer within 1500 ms, .*\(ECONNREFUSED\)/);
    await lost.close();
  });
});

test('deleting many answers survives faults in the middle, and stops nobody else', async () => {
  const ids = Array.from({ length: 300 }, (_, index) => `id-${index}`);
  await Promise.all(ids.map((answerId) => saveAnswer(other, sampleAnswer({ answerId }))));
  const before = server.seen.length;
  faults = Array.from({ length: 60 }, (_, index) => (index % 3 === 0 ? throttled : () => false));
  const deleting = store.deleteAnswersOf('pulse-1');
  await saveAnswer(other, sampleAnswer({ pulseId: 'pulse-2' }));
  expect(server.seen.length - before).toBeLessThan(300);
  await deleting;
  expect(await store.countAnswers('pulse-1')).toBe(0);
  expect(await store.countAnswers('pulse-2')).toBe(1);
});
