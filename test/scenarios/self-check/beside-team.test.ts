import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SelfCheckCard } from '../../../src/self-check/cards.ts';
import { callerOf, member, NAMES, type Place, refusedWith, TeamsConversation } from '../../support/conversation.ts';

const MEGAN = 'Megan Bowen';
const OWN_CHAT: Place = { kind: 'personal' };
const RADIOLOGY: Place = { team: 'Radiology' };
const THEATRES: Place = { team: 'Theatres' };
const HUDDLE: Place = { team: '', kind: 'groupChat' };
const CHECK = { formId: 'form-1', frameworkId: 'mse-icb-values', version: '2024-03', depth: 'quick', answers: '4352' };
const DAYS = 24;

let bot: TeamsConversation;
/** Whom Teams lists, by the conversation; null where it gives no list; everybody where nothing is said. */
let lists: Map<string, readonly string[] | null>;
beforeEach(() => {
  bot = new TeamsConversation(NAMES.slice(0, 8));
  lists = new Map();
  const { ports } = bot;
  const membersOf: typeof ports.roster.membersOf = async (conversation) => {
    const listed = lists.get(conversation.conversationId);
    if (listed === null) throw new Error('no list today');
    return listed?.map(member) ?? bot.members;
  };
  Object.assign(bot, { ports: { ...ports, roster: { ...ports.roster, membersOf } } });
});
afterEach(() => bot.close());

const idOf = (place: Place) => callerOf(MEGAN, place).teamId;

/** A pulse that asks everybody there, and closes; the first few answer with this. */
async function ask(place: Place, behaviours: string, score: string, answers = 6): Promise<void> {
  const opened = await bot.press(
    'Alex Wilber',
    'open-pulse',
    { formId: bot.ports.newId(), behaviours, hours: '24' },
    place,
  );
  if (refusedWith(opened)) throw new Error(refusedWith(opened));
  const [pulse] = await bot.ports.store.openPulses(idOf(place));
  for (const { name } of bot.members.slice(0, answers))
    await bot.press(name, 'answer-pulse', { pulseId: pulse?.pulseId, s0: score, s1: score }, place);
  await bot.wait(25);
}

function shown(reply: Awaited<ReturnType<TeamsConversation['press']>>): SelfCheckCard {
  if (reply?.message.kind !== 'self-check') throw new Error(`${reply?.message.kind} ${refusedWith(reply)}`);
  expect(reply).toMatchObject({ audience: 'caller', place: 'card' });
  return reply.message;
}

const keep = async (by = MEGAN, data: Record<string, unknown> = CHECK) =>
  shown(await bot.press(by, 'keep-self-check', data, OWN_CHAT));

async function view(beside = ''): Promise<SelfCheckCard> {
  const [kept] = await bot.ports.store.selfChecks(idOf(OWN_CHAT), 1);
  return shown(await bot.press(MEGAN, 'view-self-check', { selfCheckId: kept?.selfCheckId ?? '', beside }, OWN_CHAT));
}

/** What a card says of a team, behaviour by behaviour. */
const besideIn = ({ groups }: SelfCheckCard) =>
  Object.fromEntries(
    groups.flatMap(({ rows }) =>
      rows.flatMap(({ name, team, teamMeter }) => (team ? [[name, `${team} ${teamMeter}`.trim()]] : [])),
    ),
  );

describe('beside a self-check that somebody keeps', () => {
  test('stands what their team has published, in words and a sign of four', async () => {
    await ask(RADIOLOGY, 'collaborative,innovative', '5');
    const card = await keep();
    expect(card.beside).toBe('Your team is Radiology: what it published in the last 12 weeks.');
    expect(besideIn(card)).toEqual({
      'We are collaborative': 'all or nearly all agree ●●●●',
      'We are innovative': 'all or nearly all agree ●●●●',
    });
    expect(card.groups[0]?.rows[0]).toMatchObject({ you: 'often', yourMeter: '●●●○' });
  });

  test('nothing stands before it is kept', async () => {
    await ask(RADIOLOGY, 'collaborative', '5');
    const { answers: _, ...form } = CHECK;
    const chosen = { q0: '4', q1: '3', q2: '5', q3: '2' };
    expect(besideIn(shown(await bot.press(MEGAN, 'show-self-check', { ...form, ...chosen }, OWN_CHAT)))).toEqual({});
  });

  test('the newest result counts, and one that came later is seen when it is opened again', async () => {
    await ask(RADIOLOGY, 'collaborative', '5');
    await keep();
    await bot.wait(7 * DAYS);
    await ask(RADIOLOGY, 'collaborative', '1');
    expect(besideIn(await view())).toEqual({ 'We are collaborative': 'fewer than half agree ●○○○' });
  });

  test('too few answers, and a result that was held back, are said as such, and no older one in their place', async () => {
    await ask(RADIOLOGY, 'collaborative', '5');
    await bot.wait(7 * DAYS);
    await ask(RADIOLOGY, 'collaborative', '5', 3);
    expect(besideIn(await keep())).toEqual({ 'We are collaborative': 'too few answers to show' });
    await bot.wait(4 * DAYS);
    await ask(RADIOLOGY, 'innovative', '5', 8);
    bot.members.splice(7, 1);
    await bot.wait(4 * DAYS);
    await ask(RADIOLOGY, 'innovative', '5', 7);
    const [last] = await bot.ports.store.publishedResults(idOf(RADIOLOGY), 1);
    expect(last?.result?.statements[0]?.published).toEqual({ shown: 'suppressed' });
    expect(besideIn(await view())['We are innovative']).toBe('held back, asked again too soon');
  });

  test('a full check of oneself stands beside the behaviour’s own statement, not beside a line of a full team check', async () => {
    await bot.press('Alex Wilber', 'open-team-check', { formId: 'check', part: 'full-1', hours: '24' }, RADIOLOGY);
    const [pulse] = await bot.ports.store.openPulses(idOf(RADIOLOGY));
    const own = bot.ports.frameworks.get('mse-icb-values')?.behaviours.map((behaviour) => behaviour.pulse) ?? [];
    const scores = Object.fromEntries(
      (pulse?.statements ?? []).map(({ text }, index) => [`s${index}`, own.includes(text) ? '5' : '1']),
    );
    for (const { name } of bot.members)
      await bot.press(name, 'answer-pulse', { pulseId: pulse?.pulseId, ...scores }, RADIOLOGY);
    await bot.wait(25);
    const asked = { ...CHECK, depth: 'full', answers: '444444444444444444444' };
    expect(besideIn(await keep(MEGAN, asked))).toEqual({
      'We are collaborative': 'all or nearly all agree ●●●●',
      'We are innovative': 'all or nearly all agree ●●●●',
    });
  });

  test('what is older than the summary looks back on is not shown', async () => {
    await ask(RADIOLOGY, 'collaborative', '5');
    await bot.wait(83 * DAYS);
    expect(besideIn(await keep())).not.toEqual({});
    await bot.wait(2 * DAYS);
    expect(besideIn(await view())).toEqual({});
  });

  test('a team that works with another framework now, or without the bot, shows nothing', async () => {
    await ask(RADIOLOGY, 'collaborative', '5');
    await keep();
    const settings = { frameworkId: 'jersey-tier3', timeZone: 'Europe/London', threshold: '5' };
    await bot.press('Alex Wilber', 'save-settings', settings, RADIOLOGY);
    expect(besideIn(await view())).toEqual({});
    await bot.press('Alex Wilber', 'save-settings', { ...settings, frameworkId: 'mse-icb-values' }, RADIOLOGY);
    expect(besideIn(await view())).not.toEqual({});
    await bot.happen('removed', 'Alex Wilber', RADIOLOGY);
    expect(besideIn(await view())).toEqual({});
  });
});

describe('several teams', () => {
  beforeEach(async () => {
    await ask(RADIOLOGY, 'collaborative', '5');
    await bot.wait(7 * DAYS);
    await ask(THEATRES, 'collaborative', '1');
    await bot.wait(7 * DAYS);
    await ask(HUDDLE, 'innovative', '3');
  });

  test('stand beside it one at a time, each when it is chosen', async () => {
    const card = await keep();
    expect(card.teams.map(({ title }) => title)).toEqual(['Radiology', 'Theatres', 'a chat of yours']);
    expect([card.besideTeamId, besideIn(card)]).toEqual([
      idOf(RADIOLOGY),
      { 'We are collaborative': 'all or nearly all agree ●●●●' },
    ]);
    for (const beside of [idOf(THEATRES), 'Theatres'])
      expect(besideIn(await view(beside))).toEqual({ 'We are collaborative': 'fewer than half agree ●○○○' });
    expect(besideIn(await view(idOf(HUDDLE)))).toEqual({ 'We are innovative': 'fewer than half agree ●○○○' });
  });

  test('one that somebody has left is not among them, however it is asked for', async () => {
    await keep();
    lists.set(idOf(RADIOLOGY), ['Alex Wilber']);
    for (const beside of ['', idOf(RADIOLOGY), 'Radiology']) {
      const card = await view(beside);
      expect([card.besideTeamId, card.besideNote]).toEqual([idOf(THEATRES), '']);
      expect(JSON.stringify(card)).not.toContain('Radiology');
    }
  });

  test('one that alone is left needs no choice', async () => {
    lists.set(idOf(RADIOLOGY), []);
    lists.set(idOf(HUDDLE), ['Alex Wilber']);
    expect(await keep()).toMatchObject({ teams: [], besideTeamId: idOf(THEATRES) });
  });

  test('where Teams does not say who is a member, the team is left out, and that is said without its name', async () => {
    lists.set(idOf(RADIOLOGY), null);
    const card = await keep();
    expect(card.besideNote).toContain('leave that out');
    expect(card.teams).toHaveLength(2);
    expect(JSON.stringify(card)).not.toContain('Radiology');
  });

  test('who is in none of them sees themselves alone', async () => {
    expect(await keep('Johanna Lorenz')).toMatchObject({ beside: '', besideNote: '', teams: [], besideTeamId: '' });
  });
});
