import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LocalConfig } from '../../bot/config.ts';
import { answerAsColleagues, WITH_COLLEAGUES } from '../../bot/local/sample-colleagues.ts';
import { playHistory } from '../../bot/local/sample-history.ts';
import { SAMPLE_TEAM, sampleMembers } from '../../bot/local/sample-team.ts';
import { openLog } from '../../bot/telemetry/log.ts';
import { BotUnderTest, execute, type Got, type Sent, wordsOf } from '../support/bot-under-test.ts';

const TEAM_ID = SAMPLE_TEAM.team.id;
const { currentUser, users, bot: recipient, tenantId } = SAMPLE_TEAM;
const IN_CHANNEL = {
  conversation: { id: TEAM_ID, conversationType: 'channel', isGroup: true, tenantId },
  channelData: { tenant: { id: tenantId }, team: { id: TEAM_ID, name: SAMPLE_TEAM.team.name } },
};
const IN_OWN_CHAT = {
  conversation: { id: SAMPLE_TEAM.personalChat.id, conversationType: 'personal', tenantId },
  channelData: { tenant: { id: tenantId } },
};

let bot: BotUnderTest;
let now: number;
let activities = 0;

beforeEach(async () => {
  bot = new BotUnderTest();
  now = Date.parse('2026-11-28T10:00:00Z');
  await bot.start();
  await bot.running.stop();
  const config = bot.configFrom() as LocalConfig;
  const { log, close } = openLog(config);
  await playHistory(config, { botPassword: '' }, log, now);
  await close();
  await bot.startAnew({}, { ports: { clock: { now: () => now }, timing: WITH_COLLEAGUES } });
  bot.connector.memberPages = [[currentUser, ...users].map((person) => ({ ...person, userRole: 'user' }))];
}, 240_000);
afterEach(() => bot.stop());

/** What the person at the Playground presses. */
function press(verb: string, data: Sent, where: object = IN_CHANNEL): Promise<Got> {
  activities += 1;
  return bot.send({
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: `press-${activities}`,
    channelId: 'msteams',
    serviceUrl: bot.connector.serviceUrl,
    from: { id: currentUser.id, name: currentUser.name, aadObjectId: currentUser.aadObjectId },
    recipient,
    replyToId: 'card',
    ...where,
    ...execute(verb, data),
  });
}

async function pass(minutes: number): Promise<void> {
  now += minutes * 60_000;
  await bot.running.runJobs();
}

const posted = (): string[] => bot.connector.posts.map(({ body }) => wordsOf(body));

/** Opens what the form suggests, has the colleagues answer, and closes it. */
async function playPulse(): Promise<string> {
  await press('start-pulse', {});
  const form = bot.connector.posts.at(-1)?.body;
  const [, chosen = ''] = /"id":"behaviours".*?"value":"([^"]*)"/.exec(JSON.stringify(form)) ?? [];
  await press('open-pulse', { formId: `form-${activities}`, behaviours: chosen, hours: '72' });
  await bot.running.runJobs();
  const [pulse] = await bot.running.ports.store.openPulses(TEAM_ID);
  if (!pulse) throw new Error(`nothing was opened on ${chosen}`);
  for (const colleague of sampleMembers.slice(1)) {
    await answerAsColleagues(
      bot.running.port,
      pulse,
      colleague,
      pulse.statements.map(() => '4'),
    );
  }
  await press('close-pulse', { pulseId: pulse.pulseId });
  await pass(1);
  const result = (await bot.running.ports.store.read('pulse', TEAM_ID, pulse.pulseId))?.value.result;
  return result?.statements.map(({ published }) => published.shown).join() ?? 'none';
}

describe('the demo', () => {
  test('tells its story twice: a pulse with a result to see each time, and a summary', async () => {
    expect(await playPulse()).toBe('words');
    expect(await playPulse()).toBe('words');
    expect(posted().filter((words) => words.includes('What we said'))).toHaveLength(2);
  });

  test('says of its own past that it is sample data, and never of what the person typed', async () => {
    const whatTheyDid = 'Stayed on.';
    const to = users[0].aadObjectId;
    await press('give-thanks', { formId: 'mine', receiver: to, behaviour: 'compassionate', whatTheyDid });
    await press('post-agenda', { formId: 'agenda', behaviour1: 'collaborative' });
    await pass(1);
    const thanks = await bot.running.ports.store.thankYousSince(TEAM_ID, 0, 99);
    expect(thanks.filter(({ isSample }) => !isSample).map((one) => one.whatTheyDid)).toEqual([whatTheyDid]);
    expect(thanks.length).toBeGreaterThan(5);
    expect(posted().filter((words) => words.includes(whatTheyDid) && words.includes('Sample data'))).toEqual([]);
    await press('show-summary', {});
    await bot.running.runJobs();
    expect(posted().at(-1)).toContain('Sample data');
  });

  test('asks nothing of the cards of its past, and calls nobody but the Playground', async () => {
    await press('delete-my-data', {}, IN_OWN_CHAT);
    for (let minutes = 0; minutes < 4; minutes += 1) await pass(1);
    expect(posted().some((words) => words.includes('What I held on you is deleted'))).toBe(true);
    expect(bot.connector.asked.filter(({ method }) => method === 'PUT')).toEqual([]);
    expect(
      bot
        .logged()
        .split('\n')
        .filter((line) => /put back|ENOTFOUND|EAI_AGAIN/.test(line)),
    ).toEqual([]);
  });
});
