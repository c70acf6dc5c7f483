import nock from 'nock';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../../src/ports.ts';
import { openCosmosStore } from '../../../src/storage/cosmos/store.ts';
import { MONDAY_NINE, samplePool, sampleTeam, WARD_7 } from '../../support/sample-documents.ts';

const ACCOUNT = 'https://ward.documents.azure.com';
const SOUTH = 'https://ward-uksouth.documents.azure.com';
const WEST = 'https://ward-ukwest.documents.azure.com';

let store: Store;
let writes: string[];
beforeEach(() => {
  nock.disableNetConnect();
  writes = [SOUTH, WEST];
  const region = (address: string) => ({
    name: address === SOUTH ? 'UK South' : 'UK West',
    databaseAccountEndpoint: address,
  });
  for (const address of [ACCOUNT, SOUTH, WEST]) {
    nock(address)
      .persist()
      .get('/')
      .reply(200, () => ({
        id: 'ward',
        writableLocations: writes.slice(0, 1).map(region),
        readableLocations: writes.map(region),
        enableMultipleWriteLocations: false,
        userConsistencyPolicy: { defaultConsistencyLevel: 'Session' },
      }));
  }
  const credential = {
    getToken: async () => ({ token: 'managed-identity', expiresOnTimestamp: 4_102_444_800_000 }),
  };
  const options = { endpoint: ACCOUNT, database: 'behaviours', access: { credential }, newId: () => 'this process' };
  store = openCosmosStore(options, { now: () => MONDAY_NINE });
});
afterEach(async () => {
  await store.close();
  nock.abortPendingRequests();
  nock.cleanAll();
  nock.enableNetConnect();
});

const CONTAINER = '/dbs/behaviours/colls/teams';
const ONE_DOCUMENT = /\/dbs\/behaviours\/colls\/teams\/docs\/team/;
const container = { id: 'teams', partitionKey: { paths: ['/teamId'], kind: 'Hash', version: 2 }, _rid: 'r' };
const stored = { id: 'x', _etag: '"1"', writer: 'w', document: { version: 1, ...sampleTeam() } };

test('what cannot be read in the first region is read in the second, as the managed identity', async () => {
  nock(SOUTH).persist().get(ONE_DOCUMENT).reply(503, { message: 'not now' });
  const second = nock(WEST, { reqheaders: { authorization: /managed-identity/ } })
    .get(ONE_DOCUMENT)
    .reply(200, stored);
  expect((await store.read('team', WARD_7, WARD_7))?.value).toEqual(sampleTeam());
  expect(second.isDone()).toBe(true);
});

test('a write is made in the region that writes have moved to, once', async () => {
  for (const address of [SOUTH, WEST]) nock(address).persist().get(CONTAINER).reply(200, container);
  nock(SOUTH).persist().post(`${CONTAINER}/docs`).reply(403, movedAway, { 'x-ms-substatus': '3' });
  const second = nock(WEST).post(`${CONTAINER}/docs`).reply(201, stored);
  // It names nobody, to whom something would lead.
  expect(await store.create(samplePool())).toBe(true);
  expect(second.isDone()).toBe(true);
});

function movedAway(): object {
  writes = [WEST, SOUTH];
  return { message: 'The requested operation cannot be performed at this region' };
}
