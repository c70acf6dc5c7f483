import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BotUnderTest, execute, type Sent, wordsOf } from '../support/bot-under-test.ts';

const FOLDER = new URL('../fixtures/activities/', import.meta.url);
/** Installations first, as in life. */
const RECORDED = readdirSync(FOLDER)
  .map((file) => file.replace('.json', ''))
  .sort((one, other) => Number(other.includes('installed')) - Number(one.includes('installed')));

const [whole, bare] = [new BotUnderTest(), new BotUnderTest()];
beforeAll(async () => {
  for (const bot of [whole, bare]) await bot.start({}, { ports: { clock: { now: () => Date.UTC(2026, 10, 21, 20) } } });
});
afterAll(() => Promise.all([whole.stop(), bare.stop()]));

/** Only what an activity is about, who sends it and from where. */
function bareOf({ type, from, conversation, channelData, ...rest }: Sent): Sent {
  const { id, aadObjectId } = Object(from);
  const place: Sent = Object(conversation);
  const tenantId = place.tenantId ?? Object(channelData).tenant.id;
  const content = Object.entries(rest).filter(([name]) =>
    ['text', 'entities', 'value', 'action', 'name', 'membersAdded', 'membersRemoved'].includes(name),
  );
  const where = place.id ? { conversation: { id: place.id, tenantId } } : { channelData: { tenant: { id: tenantId } } };
  return { type, from: { id, aadObjectId }, ...where, ...Object.fromEntries(content) };
}

/** What people see of it: the answer, and what is posted where. */
async function seen(bot: BotUnderTest, activity: Sent): Promise<object> {
  bot.connector.forget();
  const { status, body } = await bot.send(activity);
  await bot.running.runJobs();
  const posts = bot.connector.posts.map(({ path, body: { summary } }) => ({ path, summary }));
  return { status, words: wordsOf(body), posts };
}

/** The team’s name, which a bare envelope does not have. */
const withoutNames = (what: object): unknown => JSON.parse(JSON.stringify(what).replaceAll(/ ?Sample team/g, ''));

test.each(RECORDED)('%s is answered with nothing around it as with all', async (name) => {
  const change = name.includes('execute') ? execute('show-help') : {};
  const [full, alone] = [
    await seen(whole, whole.recorded(name, change)),
    await seen(bare, bareOf(bare.recorded(name, change))),
  ];
  expect(withoutNames(alone)).toEqual(withoutNames(full));
});

// teams.py#563 and #579, botbuilder-js#2781: channelData can be missing, and the tenant then stands in the conversation.
test('a person whose client sends no channelData is greeted, answered and taken leave of', async () => {
  const bot = whole;
  const person = {
    channelId: 'msteams',
    from: { id: '29:user1', name: 'Sam Example', aadObjectId: '7f3a5b1e-0000-4000-8000-000000000011' },
    conversation: {
      conversationType: 'personal',
      tenantId: '7f3a5b1e-0000-4000-8000-000000000001',
      id: 'a:1example',
    },
  };
  const sent = (type: string, rest: Sent) => seen(bot, { type, ...person, ...rest });
  const hello = { posts: [{ summary: 'Hello from Behaviours for Teams' }] };
  const help = { posts: [{ summary: 'What I can do' }] };
  expect(await sent('installationUpdate', { action: 'add' })).toMatchObject(hello);
  expect(await sent('message', { text: 'help' })).toMatchObject(help);
  expect(await sent('invoke', { name: 'adaptiveCard/action', ...execute('show-help') })).toMatchObject(help);
  await sent('installationUpdate', { action: 'remove' });
  expect(await sent('installationUpdate', { action: 'add' })).toMatchObject(hello);
});
