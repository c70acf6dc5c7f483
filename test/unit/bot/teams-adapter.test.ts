import { expect, test } from 'vitest';
import { toConfig } from '../../../bot/config.ts';
import { openQueues } from '../../../bot/teams/rate-limit-queues.ts';
import { TeamsAdapter } from '../../../bot/teams/teams-adapter.ts';

const UK = 'https://smba.trafficmanager.net/uk/';
const INDIA = 'https://smba.trafficmanager.net/in/';

function newAdapter(): TeamsAdapter {
  const config = toConfig({
    BOT_ID: '3c5e2b8a-6f27-4a43-8c0e-95d6a1c6f0aa',
    BOT_TYPE: 'SingleTenant',
    BOT_TENANT_ID: '7f3a5b1e-0000-4000-8000-000000000001',
    BOT_PASSWORD: 'a~secret',
  });
  if ('faults' in config) throw new Error(config.faults.join('\n'));
  return new TeamsAdapter(config, { botPassword: 'a~secret' }, openQueues());
}

/** The client that a turn of this address would answer with. */
async function clientOf(adapter: TeamsAdapter, serviceUrl: string): Promise<object> {
  const activity = { type: 'message', serviceUrl, channelId: 'msteams', conversation: { id: '19:chat' } };
  let client: object = {};
  await adapter.take(activity, async ({ turnState }) => {
    client = turnState.get<object>(adapter.ConnectorClientKey);
  });
  return client;
}

test('turns of one address share a client, and those of another address have another', async () => {
  const adapter = newAdapter();
  const first = await clientOf(adapter, UK);
  expect(await clientOf(adapter, UK)).toBe(first);
  const other = await clientOf(adapter, INDIA);
  expect(other).not.toBe(first);
  expect([first, other]).toMatchObject([{ baseUri: UK }, { baseUri: INDIA }]);
});

test('made-up addresses do not fill the memory', async () => {
  const adapter = newAdapter();
  const first = await clientOf(adapter, UK);
  for (let address = 0; address < 20; address += 1) await clientOf(adapter, `https://made-up-${address}.example/`);
  expect(await clientOf(adapter, UK)).not.toBe(first);
});
