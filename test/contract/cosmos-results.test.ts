import { afterAll, beforeAll, expect, test } from 'vitest';
import { withoutAudience } from '../../src/pulse/pulse.ts';
import { openCosmosStore } from '../../src/storage/cosmos/store.ts';
import { type CosmosServer, startCosmosServer } from '../support/cosmos-server.ts';
import { MONDAY_NINE, samplePulse, sampleResult, WARD_7 } from '../support/sample-documents.ts';

let sent = '';
let server: CosmosServer;
beforeAll(async () => {
  server = await startCosmosServer((_, response) => {
    const end = response.end.bind(response);
    response.end = ((...given: Parameters<typeof end>) => {
      sent += String(given[0] ?? '');
      return end(...given);
    }) as typeof response.end;
    return false;
  });
});
afterAll(() => server.close());

test('whom a pulse asked does not travel with its result, also where the document lies as a text', async () => {
  const store = openCosmosStore(await server.newDatabase(), { now: () => MONDAY_NINE });
  const audience = Array.from({ length: 300 }, (_, each) => ({ personId: `asked-${each}`, teamsId: `29:${each}` }));
  const plain = samplePulse({ audience, state: 'closed', result: sampleResult() });
  await store.create(plain);
  sent = '';
  expect(await store.publishedResults(WARD_7, 9)).toEqual([withoutAudience(plain)]);
  expect(sent).toContain(plain.statements[0]?.text);
  expect(sent).not.toContain('asked-7');

  const odd = { ...plain, pulseId: 'odd', openedByName: 'Nul \u0000' };
  await store.create(odd);
  const found = await store.publishedResults(WARD_7, 9);
  expect(found).toHaveLength(2);
  expect(found).toContainEqual(withoutAudience(odd));
  expect((await store.publishedPulses(WARD_7, 9)).map((one) => one.audience.length)).toEqual([300, 300]);
  await store.close();
});
