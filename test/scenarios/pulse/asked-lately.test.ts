import { afterEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../src/message.ts';
import { callerOf, member, NAMES, type Place, render, TeamsConversation } from '../../support/conversation.ts';
import { passTo, rhythmIn, setRhythm, TEAM } from '../../support/rhythm-steps.ts';

const DAY = 24;
const CHAT: Place = { team: 'Huddle', kind: 'groupChat' };

let bot: TeamsConversation;
afterEach(() => bot.close());

function begin(people: number): void {
  bot = new TeamsConversation(NAMES.slice(0, people));
}

async function open(behaviours: string, hours = '24', place: Place = {}): Promise<Message | undefined> {
  const formId = bot.ports.newId();
  const answer = await bot.press('Alex Wilber', 'open-pulse', { formId, behaviours, hours }, place);
  return answer?.message;
}

/** What is asked, or why nothing is. */
function askedBy(message: Message | undefined): string | number {
  if (message?.kind === 'pulse') return message.statements.length || 1;
  return message?.kind === 'pulse-form' ? (message.formNote?.what ?? '') : (message?.kind ?? 'nothing');
}

const LATELY = 'All of this is being asked of nearly the same people, or was until a few days ago.';

async function answerAll(message: Message | undefined): Promise<void> {
  const pulseId = message?.kind === 'pulse' ? message.pulseId : '';
  for (const { name } of bot.members) await bot.press(name, 'answer-pulse', { pulseId, s0: '4' });
}

describe('the same statement, of nearly the same people', () => {
  test.each([
    ['while it is open', 1, LATELY],
    ['as soon as it has closed', DAY + 0.1, LATELY],
    ['two days and a half later', 3.5 * DAY - 8, LATELY],
    ['three calendar days later', 4 * DAY, 1],
    ['in the first hour of the third calendar day', 4 * DAY - 8.5, 1],
  ])('%s', async (_when, hoursLater, expected) => {
    begin(6);
    await answerAll(await open('collaborative'));
    await bot.wait(hoursLater);
    expect(askedBy(await open('collaborative'))).toBe(expected);
  });

  test('with another one: that one is asked, and the card says what is not, and from when it can be', async () => {
    begin(6);
    await open('collaborative');
    const card = await open('collaborative,innovative');
    expect(askedBy(card)).toBe(1);
    const text = JSON.stringify(card && render({ message: card }));
    expect(text).toContain('Not asked, because nearly the same people were asked it lately');
    expect(text).toMatch(/It can be asked again from Friday 13 November 2026/);
    expect(text).not.toMatch(/Huddle|sample team/i);
  });

  test('in another conversation: the one that was opened first keeps its right to be shown, however long it is open', async () => {
    begin(6);
    expect(askedBy(await open('collaborative', '168'))).toBe(1);
    expect(askedBy(await open('collaborative', '1', CHAT))).toBe(LATELY);
    for (const name of NAMES.slice(0, 6)) {
      const [pulse] = await bot.ports.store.openPulses(TEAM);
      await bot.press(name, 'answer-pulse', { pulseId: pulse?.pulseId, s0: '4' });
    }
    await bot.wait(168.1);
    const [shown] = await bot.ports.store.publishedPulses(TEAM, 1);
    expect(shown?.result?.statements[0]?.published.shown).toBe('words');
  });

  test('of four more people is not asked', async () => {
    begin(6);
    await open('collaborative');
    bot.members.push(...['A B', 'C D', 'E F', 'G H'].map(member));
    expect(askedBy(await open('collaborative'))).toBe(LATELY);
  });

  test('of five more people is asked: R21 looks at the results', async () => {
    begin(6);
    await open('collaborative');
    bot.members.push(...['A B', 'C D', 'E F', 'G H', 'I J'].map(member));
    expect(askedBy(await open('collaborative'))).toBe(1);
  });

  test('that came to nothing keeps nobody from asking, so that one member cannot', async () => {
    begin(6);
    const empty = await open('collaborative,innovative,compassionate,living-well', '1', CHAT);
    const pulseId = empty?.kind === 'pulse' ? empty.pulseId : '';
    await bot.press('Alex Wilber', 'close-pulse', { pulseId }, CHAT);
    await bot.wait(0.1);
    expect(askedBy(await open('collaborative'))).toBe(1);
  });

  test('in a chat of sixteen that asks for eleven answers does not keep the six in it from being asked', async () => {
    bot = new TeamsConversation(Array.from({ length: 16 }, (_, index) => NAMES[index] ?? `Colleague ${index}`));
    const eleven = { frameworkId: 'mse-icb-values', timeZone: 'Europe/London', threshold: '11' };
    await bot.press('Alex Wilber', 'save-settings', eleven, CHAT);
    await open('collaborative', '336', CHAT);
    bot.members.splice(6);
    expect(askedBy(await open('collaborative'))).toBe(1);
  });

  test('one of whom had their data deleted, with four more, is not asked at once', async () => {
    begin(6);
    await answerAll(await open('collaborative'));
    await bot.wait(DAY + 0.1);
    await bot.press('Lynne Robbins', 'delete-my-data', {}, { kind: 'personal' });
    await bot.wait(2);
    bot.members.push(...['A B', 'C D', 'E F', 'G H'].map(member));
    expect(askedBy(await open('collaborative'))).toBe(LATELY);
  });

  test('ended while the clock is a week behind', async () => {
    begin(6);
    const card = await open('collaborative');
    await answerAll(card);
    bot.now -= 7 * DAY * 3_600_000;
    await bot.press('Alex Wilber', 'close-pulse', { pulseId: card?.kind === 'pulse' ? card.pulseId : '' });
    bot.now += 7 * DAY * 3_600_000;
    await bot.wait(0.1);
    expect(askedBy(await open('collaborative'))).toBe(LATELY);
  });

  test('after its opener has ended it early, three days from then', async () => {
    begin(6);
    await open('collaborative', '168');
    const [pulse] = await bot.ports.store.openPulses(callerOf('Alex Wilber', {}).teamId);
    await bot.press('Alex Wilber', 'close-pulse', { pulseId: pulse?.pulseId });
    await bot.wait(3 * DAY);
    expect(askedBy(await open('collaborative'))).toBe(1);
  });
});

test('a rhythm\u2019s pulse on what was just asked is left out, says why, and uses nobody\u2019s turn', async () => {
  bot = new TeamsConversation();
  await bot.happen('installed', 'Alex Wilber');
  await setRhythm(bot, { pulseBehaviours: '5' });
  await passTo(bot, '2026-11-16T09:00Z');
  await open('living-well,innovative,collaborative,compassionate', '1');
  await passTo(bot, '2026-11-16T11:00Z');
  const { because } = (await rhythmIn(bot)).progress.pulse;
  const [pulse] = await bot.ports.store.openPulses(TEAM);
  expect({ because, opened: pulse?.origin }).toEqual({ because: { code: 'asked lately' }, opened: undefined });
  const asks = await Promise.all(NAMES.map((name) => bot.ports.store.lastAskOf(member(name).personId)));
  expect(asks.filter((ask) => ask && ask.pulseId !== '')).toEqual([]);
});
