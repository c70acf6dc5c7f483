// A self-check beside a team's result must tell nobody anything new: not its reader about the team, not the team about its
// reader. Attacked are the words themselves, a made-up team, two teams at once, and, by playing each story with and without
// somebody's self-check, all that others can read and all that is stored of the team.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type Disclosable, disclose, type Histogram } from '../../src/privacy/disclose.ts';
import { publishedInWords } from '../../src/privacy/words.ts';
import { teamResultInWords } from '../../src/self-check/words.ts';
import {
  callerOf,
  keepDocumentsIn,
  keepDocumentsInMemory,
  member,
  NAMES,
  type Place,
  render,
  TeamsConversation,
} from '../support/conversation.ts';
import { documentsIn, dropStoreIn, openStoreIn } from '../support/store-under-test.ts';

const MEGAN = 'Megan Bowen';
const OTHERS = NAMES.slice(0, 7).filter((name) => name !== MEGAN);
const TEAM: Place = {};
const CHAT: Place = { team: 'Huddle', kind: 'groupChat' };
const OWN_CHAT: Place = { kind: 'personal' };
const CHECK = { formId: 'form', frameworkId: 'mse-icb-values', version: '2024-03', depth: 'quick', answers: '1234' };
const TEAM_ID = 'team-sample-team';

function histogramsOf(people: number): Histogram[] {
  const all: Histogram[] = [];
  for (let a = 0; a <= people; a += 1)
    for (let b = 0; a + b <= people; b += 1)
      for (let c = 0; a + b + c <= people; c += 1)
        for (let d = 0; a + b + c + d <= people; d += 1) all.push([a, b, c, d, people - a - b - c - d]);
  return all;
}

/** How many results that read the same on the team's card are told apart by what stands beside a self-check. */
function toldApart(besideOf: (published: Disclosable, histogram: Histogram) => string): number {
  const readings = new Map<string, Set<string>>();
  for (let people = 4; people <= 12; people += 1) {
    for (const histogram of histogramsOf(people)) {
      const published = disclose({ histogram, notSure: 0 }, 12, 5);
      const read = publishedInWords(published);
      const beside = readings.get(read) ?? new Set();
      readings.set(read, beside.add(besideOf(published, histogram)));
    }
  }
  return [...readings.values()].filter(({ size }) => size > 1).length;
}

describe('what stands beside a self-check', () => {
  test('that is worked out from the answers tells results apart that read the same', () => {
    const mean = (histogram: Histogram) => {
      const sum = histogram.reduce((total, count, index) => total + count * (index + 1), 0);
      return String(Math.round(sum / histogram.reduce((total, count) => total + count, 0)));
    };
    expect(toldApart((_, histogram) => mean(histogram))).toBeGreaterThan(3);
  });

  test('ours says of each result what its first sentence says, and no more', () => {
    expect(toldApart(teamResultInWords)).toBe(0);
  });
});

let bots: TeamsConversation[] = [];
let folders: string[] = [];
afterEach(async () => {
  keepDocumentsInMemory();
  for (const bot of bots) await bot.close();
  for (const folder of folders) {
    await dropStoreIn(folder);
    rmSync(folder, { recursive: true });
  }
  [bots, folders] = [[], []];
});

function begin(): { bot: TeamsConversation; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'behaviours-'));
  keepDocumentsIn((clock) => openStoreIn(folder, clock));
  const bot = new TeamsConversation(NAMES.slice(0, 7));
  bots.push(bot);
  folders.push(folder);
  return { bot, folder };
}

/** Everybody agrees, or nobody. */
async function ask(bot: TeamsConversation, behaviours: string, place: Place, score: string): Promise<void> {
  await bot.press('Alex Wilber', 'open-pulse', { formId: `${behaviours} ${bot.now}`, behaviours, hours: '24' }, place);
  const { teamId } = callerOf('Alex Wilber', place);
  const [pulse] = await bot.ports.store.openPulses(teamId);
  for (const { name } of bot.members)
    await bot.press(name, 'answer-pulse', { pulseId: pulse?.pulseId, s0: score }, place);
  await bot.wait(25);
}

type After = (bot: TeamsConversation, pressed: number) => Promise<unknown>;

/** All that Megan's colleagues can read, and all that is stored but for Megan's own. */
async function storyOf(doesMeganCheck: boolean, afterPress: After = async () => {}) {
  const { bot, folder } = begin();
  const { store, clock } = bot.ports;
  await store.prepareIndex(Number.POSITIVE_INFINITY);
  await ask(bot, 'collaborative', TEAM, '5');
  const card = await bot.press('Alex Wilber', 'post-agenda', { formId: 'agenda', behaviour1: 'innovative' });
  const agendaId = card?.message.kind === 'agenda' ? card.message.agendaId : '';
  await bot.press('Alex Wilber', 'invite-to-self-check', { agendaId });
  await bot.runJobs();
  const checking = doesMeganCheck ? [...OTHERS.slice(0, 2), MEGAN] : OTHERS.slice(0, 2);
  for (const [index, name] of checking.entries()) {
    await bot.press(name, 'start-invited-self-check', { frameworkId: 'mse-icb-values' });
    await bot.press(name, 'keep-self-check', { ...CHECK, formId: name }, OWN_CHAT);
    const [kept] = await store.selfChecks(callerOf(name, OWN_CHAT).teamId, 1);
    await bot.press(name, 'view-self-check', { selfCheckId: kept?.selfCheckId, beside: TEAM_ID }, OWN_CHAT);
    await afterPress(bot, index + 1);
  }
  await ask(bot, 'innovative', TEAM, '4');
  const told: unknown[] = [];
  for (const name of OTHERS) {
    for (const words of ['summary', 'next', 'self-check']) told.push(render(await bot.say(name, words)));
    for (const words of ['self-check', 'my data']) told.push(render(await bot.say(name, words, OWN_CHAT)));
    told.push(render(await bot.press(name, 'invite-to-self-check', { agendaId })));
    told.push(render(await bot.press(name, 'show-self-checks', {}, OWN_CHAT)));
    await bot.runJobs();
  }
  const posts = [...bot.posts, ...bot.updates].filter(({ where }) => !where.includes(member(MEGAN).teamsId));
  const read = JSON.stringify([told, posts.map(({ where, message }) => [where, render({ message })])]);
  await bot.ports.store.close();
  const stored = await documentsIn(folder, clock);
  const ownChat = callerOf(MEGAN, OWN_CHAT).teamId;
  // Marks of whom a pulse asked go by a key that is drawn anew each time.
  const left = [...stored].filter(([key]) => !key.startsWith(`${ownChat} `) && !key.startsWith('audience-mark:'));
  // Forms are numbered here, which in the bot they are not.
  const plain = (text: string) => text.replaceAll(/form-\d+/g, 'form');
  return { read: plain(read), left: left.map(([key, json]) => plain(`${key} ${json}`)).toSorted() };
}

describe('with and without somebody’s self-check', () => {
  test('an invitation that counts who has followed it tells its readers', async () => {
    const counting: After = ({ ports }, pressed) =>
      ports.messenger.update(callerOf(MEGAN, TEAM).conversation, 'the invitation', {
        kind: 'notice',
        what: `${pressed} have followed it.`,
        next: '',
        url: '',
      });
    expect((await storyOf(true, counting)).read).not.toEqual((await storyOf(false, counting)).read);
  });

  test('with ours all that others read, and all that is stored of the team and of them, is the same', async () => {
    const [withIt, without] = [await storyOf(true), await storyOf(false)];
    expect(withIt.read).toEqual(without.read);
    expect(withIt.left).toEqual(without.left);
  });
});

describe('a made-up button', () => {
  async function scene(): Promise<TeamsConversation> {
    const { bot } = begin();
    await ask(bot, 'collaborative', TEAM, '5');
    const { ports } = bot;
    const membersOf: typeof ports.roster.membersOf = async ({ conversationId }) =>
      conversationId === TEAM_ID ? bot.members.filter(({ name }) => name !== MEGAN) : bot.members;
    Object.assign(bot, { ports: { ...ports, roster: { ...ports.roster, membersOf } } });
    return bot;
  }

  /** As JSON, what somebody's own card says when it names that team. */
  async function namingIt(bot: TeamsConversation, by: string): Promise<string> {
    await bot.press(by, 'keep-self-check', CHECK, OWN_CHAT);
    const [kept] = await bot.ports.store.selfChecks(callerOf(by, OWN_CHAT).teamId, 1);
    const data = { selfCheckId: kept?.selfCheckId, beside: TEAM_ID, besideTeamId: TEAM_ID, teamId: TEAM_ID };
    return JSON.stringify(render(await bot.press(by, 'view-self-check', data, OWN_CHAT)));
  }

  test('that names a team shows it to who is a member now, and to nobody who has left or never was', async () => {
    const bot = await scene();
    expect(await namingIt(bot, 'Alex Wilber')).toContain('all or nearly all agree');
    for (const outsider of [MEGAN, 'Nestor Wilke']) {
      const card = await namingIt(bot, outsider);
      expect(card).not.toMatch(/(?:all|half|most) agree|Sample team|team-sample/i);
    }
  });

  test('never puts two teams side by side, not in what a card holds either', async () => {
    const { bot } = begin();
    await ask(bot, 'collaborative', TEAM, '5');
    await bot.wait(24 * 7);
    await ask(bot, 'collaborative', CHAT, '1');
    await bot.press(MEGAN, 'keep-self-check', CHECK, OWN_CHAT);
    const [kept] = await bot.ports.store.selfChecks(callerOf(MEGAN, OWN_CHAT).teamId, 1);
    for (const beside of ['', TEAM_ID, 'team-huddle', `${TEAM_ID},team-huddle`, [TEAM_ID, 'team-huddle']]) {
      const data = { selfCheckId: kept?.selfCheckId, beside };
      const card = JSON.stringify(render(await bot.press(MEGAN, 'view-self-check', data, OWN_CHAT)));
      const said = ['all or nearly all agree', 'fewer than half agree'].filter((words) => card.includes(words));
      expect([beside, said.length <= 1]).toEqual([beside, true]);
    }
  });
});
