import { afterEach, expect, test } from 'vitest';
import { giveBotTokens, takeBotTokensBack } from '../support/bot-tokens.ts';
import { BotUnderTest, execute, type Sent, wordsOf } from '../support/bot-under-test.ts';
import type { Person } from '../support/connector.ts';
import { type OpenIdServer, startOpenIdServer } from '../support/openid-server.ts';

const BOT_ID = '7f3a5b1e-0000-4000-8000-0000000000b0';
const OURS = '7f3a5b1e-0000-4000-8000-000000000001';
const THEIRS = '99999999-0000-4000-8000-000000000009';
const GROUP = '19:group@thread.v2';

let bot = new BotUnderTest();
let openId: OpenIdServer | undefined;
afterEach(async () => {
  await bot.stop();
  await openId?.stop();
  if (openId) takeBotTokensBack();
  openId = undefined;
});

const person = (number: number, more: Partial<Person> = {}): Person => ({
  id: `29:user${number}`,
  name: `Sam Example ${number}`,
  aadObjectId: `7f3a5b1e-0000-4000-8000-00000000001${number}`,
  ...more,
});

async function startLocally(members: readonly Person[]): Promise<void> {
  bot = new BotUnderTest();
  await bot.start();
  bot.connector.memberPages = [members];
}

async function startInProduction(members: readonly Person[]): Promise<void> {
  bot = new BotUnderTest();
  giveBotTokens(OURS);
  openId = await startOpenIdServer();
  const env = { BOT_TYPE: 'SingleTenant', BOT_ID, BOT_TENANT_ID: OURS, BOT_PASSWORD: 'a secret', LOG_LEVEL: 'error' };
  await bot.start(env, { openIdMetadata: openId.metadataUrl }, { botPassword: 'a secret' });
  bot.connector.memberPages = [members];
}

let activities = 0;
/** What this person presses or types in the group chat, and what they are answered. */
async function send(from: Person, change: Sent): Promise<string> {
  activities += 1;
  const activity = bot.recorded('group-execute', {
    id: `activity-${activities}`,
    from: { id: from.id, name: from.name, aadObjectId: from.aadObjectId },
    conversation: { isGroup: true, conversationType: 'groupChat', tenantId: OURS, id: GROUP },
    channelData: { tenant: { id: from.tenantId ?? OURS } },
    ...change,
  });
  const claims = { aud: BOT_ID, serviceurl: bot.connector.serviceUrl };
  const headers = openId ? { authorization: openId.signed(claims) } : undefined;
  const { body } = await bot.send(activity, headers);
  await bot.running.runJobs();
  return wordsOf(body);
}

async function openPulse(): Promise<string> {
  return send(person(1), execute('open-pulse', { formId: 'form', behaviours: 'collaborative', hours: '24' }));
}

/** Whom the pulse in the group chat asks. */
async function asked(): Promise<(string | undefined)[]> {
  const [pulse] = await bot.running.ports.store.openPulses(GROUP);
  return pulse?.audience.map(({ teamsId }) => teamsId) ?? [];
}

// BotBuilder-MicrosoftTeams#88: a guest has no name, an account no role, and one has its id under another name.
test('four members and a guest of whom Teams leaves out most are five, and the guest can answer', async () => {
  const guest = person(9, { id: '29:guest', name: null, email: null, userRole: 'guest' });
  const odd = person(4, { aadObjectId: null, objectId: '7F3A5B1E-0000-4000-8000-000000000014', role: null });
  await startLocally([person(1), person(2, { userRole: null }), person(3), odd, guest]);
  expect(await openPulse()).toContain('Your answers are confidential.');
  expect(await asked()).toEqual(['29:user1', '29:user2', '29:user3', '29:user4', '29:guest']);
  const [pulse] = await bot.running.ports.store.openPulses(GROUP);
  const answered = await send(guest, execute('answer-pulse', { pulseId: pulse?.pulseId, s0: '4' }));
  expect(answered).toMatch(/Your (?:\d+ )?answers? (?:are|is) saved/);
});

test('five on the list of whom three are the same two are not five', async () => {
  await startLocally([person(1), person(2), person(1), person(2, { id: '29:again' }), person(2)]);
  expect(await openPulse()).toContain('There are fewer than 5 people here');
  expect(await asked()).toEqual([]);
});

test('somebody who joined a minute ago is asked, and who has left is not', async () => {
  await startLocally([person(1), person(2), person(3), person(4), person(5)]);
  await send(person(1), execute('start-pulse'));
  bot.connector.memberPages = [[person(1), person(2), person(3), person(4), person(6)]];
  await openPulse();
  expect(await asked()).toEqual([1, 2, 3, 4, 6].map((number) => `29:user${number}`));
});

// msteams-docs#10792: what people of another tenant send is not let in, so they cannot answer.
test('people of other organisations are not asked, do not count, and the card says how many they are', async () => {
  const others = [5, 6].map((number) => person(number, { id: `29:ext${number}`, tenantId: THEIRS }));
  await startInProduction([person(1, { tenantId: OURS }), person(2), person(3), ...others]);
  const tooFew = await openPulse();
  expect(tooFew).toContain('There are fewer than 5 people here');
  expect(tooFew).toContain('2 people of other organisations are here and cannot be asked.');
  expect(await asked()).toEqual([]);

  bot.connector.memberPages = [[person(1), person(2), person(3), person(4), person(7), ...others]];
  const open = await send(
    person(1),
    execute('open-pulse', { formId: 'two', behaviours: 'collaborative', hours: '24' }),
  );
  expect(open).toContain('2 people of other organisations are here and cannot be asked.');
  expect(await asked()).toEqual([1, 2, 3, 4, 7].map((number) => `29:user${number}`));
});
