import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createContainers } from '../../src/storage/cosmos/store.ts';
import { BotUnderTest } from '../support/bot-under-test.ts';
import { NAMES, TeamsConversation, withPosted } from '../support/conversation.ts';
import { conversationOn, openedPulse } from '../support/cosmos-conversation.ts';
import { type CosmosServer, startCosmosServer } from '../support/cosmos-server.ts';

let server: CosmosServer;
let onCosmos: TeamsConversation;
let onSqlite: TeamsConversation;
beforeAll(async () => {
  server = await startCosmosServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  onCosmos = await conversationOn(server);
  onSqlite = new TeamsConversation();
});
afterEach(() => Promise.all([onCosmos.close(), onSqlite.close()]));

/** Everything that anybody was shown, in order. */
async function said(conversation: TeamsConversation, play: (chat: TeamsConversation) => Promise<unknown[]>) {
  const answers = (await play(conversation)).map(withPosted);
  return { answers, posts: conversation.posts, updates: conversation.updates };
}

async function pulseAndSummary(chat: TeamsConversation): Promise<unknown[]> {
  const pulseId = await openedPulse(chat);
  await chat.runJobs();
  const seen: unknown[] = [];
  for (const name of NAMES.slice(0, 6)) seen.push(await chat.press(name, 'answer-pulse', { pulseId, s0: '4' }));
  seen.push(await chat.press('Megan Bowen', 'answer-pulse', { pulseId, s0: '2' }));
  seen.push(await chat.press('Megan Bowen', 'withdraw-answer', { pulseId }));
  seen.push(await chat.press('Megan Bowen', 'view-pulse', { pulseId }));
  await chat.wait(1);
  seen.push(await chat.press('Alex Wilber', 'close-pulse', { pulseId }));
  await chat.wait(1);
  seen.push(await chat.press('Megan Bowen', 'answer-pulse', { pulseId, s0: '4' }).catch(String));
  seen.push(await chat.ports.store.countAnswers(pulseId), await chat.ports.keys.read(pulseId));
  seen.push(await chat.say('Alex Wilber', 'summary'));
  return seen;
}

test('a pulse, from its opening to the summary, is the same on Cosmos DB as on SQLite', async () => {
  const expected = await said(onSqlite, pulseAndSummary);
  expect(expected.posts.map(({ message }) => message.kind)).toContain('pulse-result');
  expect(await said(onCosmos, pulseAndSummary)).toEqual(expected);
});

test('a thank-you, sent three times, is posted once and found again by both', async () => {
  const thank = async (chat: TeamsConversation): Promise<unknown[]> => {
    const seen: unknown[] = [];
    for (let time = 0; time < 3; time += 1) {
      const form = { formId: 'f', receiver: 'person-megan-bowen', behaviour: 'compassionate' };
      seen.push(await chat.press('Alex Wilber', 'give-thanks', { ...form, whatTheyDid: 'Stayed late 🎉' }));
      await chat.runJobs();
    }
    seen.push(await chat.say('Megan Bowen', 'my data', { kind: 'personal' }));
    return seen;
  };
  const expected = await said(onSqlite, thank);
  expect(expected.posts.filter(({ message }) => message.kind === 'thanks-private')).toHaveLength(1);
  expect(await said(onCosmos, thank)).toEqual(expected);
});

test('two processes with 40 things due at once post each of them once', async () => {
  const other = new TeamsConversation();
  await other.ports.store.close();
  Object.assign(other, { ports: { ...onCosmos.ports, messenger: other.ports.messenger } });
  for (let index = 0; index < 40; index += 1) {
    const form = { formId: `form ${index}`, receiver: 'person-megan-bowen', behaviour: 'compassionate' };
    await onCosmos.press('Alex Wilber', 'give-thanks', { ...form, whatTheyDid: `Thing ${index}` });
  }
  await Promise.all([onCosmos.runJobs(), other.runJobs()]);
  const posted = [...onCosmos.posts, ...other.posts].map(({ message }) =>
    message.kind === 'thanks-private' ? message.whatTheyDidWords : '',
  );
  expect(posted.sort()).toEqual(Array.from({ length: 40 }, (_, index) => `Thing ${index}`).sort());
});

test('the whole process, told STORE=cosmos, keeps there what it hears, and says when it cannot', async () => {
  const database = 'of-the-process';
  const env = { STORE: 'cosmos', COSMOS_ENDPOINT: server.endpoint, COSMOS_DATABASE: database, COSMOS_KEY: server.key };
  const bot = new BotUnderTest();
  await bot.start(env, {}, { botPassword: '', cosmosKey: server.key });
  const health = async () => (await fetch(bot.url('/health'))).status;
  expect(await health()).toBe(503);
  await createContainers(server.optionsFor(database));
  expect(await health()).toBe(200);
  server.seen.length = 0;
  expect((await bot.send(bot.recorded('channel-installed'))).status).toBe(200);
  expect(server.seen).toContainEqual({ what: 'create', container: 'teams' });
  expect(existsSync(join(bot.folder, 'behaviours.sqlite'))).toBe(false);
  await bot.stop();
});
