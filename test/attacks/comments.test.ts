// Rule R24: the comments of two pulses lie side by side, and the second list less the first is what one person wrote; or somebody
// saves the team's rhythm so that everybody's comments come to them.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Rhythm } from '../../src/rhythm/rhythm.ts';
import { member, type Place, TeamsConversation } from '../support/conversation.ts';
import { FORTNIGHTLY, passTo, rhythmIn, TEAM } from '../support/rhythm-steps.ts';
import { COLLEAGUES } from './ask.ts';

const ALEX = 'Alex Wilber';
const MEGAN = 'Megan Bowen';
const WARD = COLLEAGUES.slice(0, 11);
const SILENT = COLLEAGUES.slice(11, 16);
const SETTINGS = { frameworkId: 'mse-icb-values', timeZone: 'Europe/London', comments: 'yes' };
const COMMENTS_FROM = 10;

let chat: TeamsConversation;
beforeEach(() => {
  chat = new TeamsConversation(WARD);
});
afterEach(() => chat.close());

/** Everybody writes the same as the time before. */
function commentOf(name: string): string {
  return `As ${name} would write it.`;
}

/** The lists that a bot delivers which asks for ten who write, and nothing else. */
function naiveLists(rounds: readonly (readonly string[])[]): string[][] {
  return rounds.filter((names) => names.length >= COMMENTS_FROM).map((names) => names.map(commentOf));
}

/** What is in the second list and not in the first. */
function linkByLists([first = [], second = []]: readonly (readonly string[])[]): string[] {
  return second.filter((line) => !first.includes(line));
}

/** The lists that were delivered, and to whose chat. */
function delivered(): { where: string; lines: readonly string[] }[] {
  return chat.posts.flatMap(({ where, message }) =>
    message.kind === 'pulse-comments' ? [{ where, lines: message.commentWords }] : [],
  );
}

async function answerAll(names: readonly string[], pulseId: string, place: Place = {}): Promise<void> {
  for (const name of names)
    await chat.press(name, 'answer-pulse', { pulseId, s0: '4', s1: '4', comment: commentOf(name) }, place);
}

/** A pulse of a day, until its comments are out. */
async function ask(names: readonly string[], behaviours = 'collaborative'): Promise<void> {
  const opened = await chat.press(ALEX, 'open-pulse', { formId: chat.ports.newId(), behaviours, hours: '24' });
  if (opened?.message.kind !== 'pulse') throw new Error('a pulse is opened');
  await answerAll(names, opened.message.pulseId);
  await chat.wait(24.1);
}

describe('the second list less the first', () => {
  test('against a bot that asks for ten who write, it is the eleventh’s comment', () => {
    expect(linkByLists(naiveLists([WARD.slice(0, 10), WARD]))).toEqual([commentOf(WARD[10] ?? '')]);
  });

  test('against ours there is no second list beside a suppressed result', async () => {
    await chat.press(ALEX, 'save-settings', { ...SETTINGS, threshold: '5', pooling: 'no' });
    await ask(WARD.slice(0, 10));
    chat.members.push(...SILENT.map(member));
    await ask(WARD);
    expect(delivered().map(({ lines }) => lines.length)).toEqual([10]);
    expect(linkByLists(delivered().map(({ lines }) => lines))).toEqual([]);
  });

  test('nor where one statement of two is suppressed', async () => {
    await chat.press(ALEX, 'save-settings', { ...SETTINGS, threshold: '5', pooling: 'no' });
    await ask(WARD.slice(0, 10));
    chat.members.push(...SILENT.map(member));
    await ask(WARD, 'collaborative,innovative');
    expect(delivered()).toHaveLength(1);
  });

  test('nor of a round that is too small, and is shown in a sum alone', async () => {
    await chat.press(ALEX, 'save-settings', { ...SETTINGS, threshold: '11', pooling: 'yes' });
    await ask(WARD.slice(0, 10));
    await ask(WARD.slice(0, 10));
    const results = chat.posts.filter(({ message }) => message.kind === 'pulse-result');
    expect(JSON.stringify(results.at(-1))).toContain('The answers of 2 rounds together');
    expect(delivered()).toEqual([]);
  });
});

describe('somebody saves the rhythm that another has set', () => {
  const OPENED = '2026-11-16T10:00Z';

  const save = (name: string, hours = '72') => chat.press(name, 'save-rhythm', { ...FORTNIGHTLY, pulseHours: hours });

  /** Whom a bot sends them to that looks up, when they are due, who set the rhythm. */
  const naiveReceiver = ({ setBy }: Rhythm): string => setBy;

  /** Who the card says opened it, before anybody answers. */
  function namedOnCard(): string {
    const card = chat.posts.findLast(({ message }) => message.kind === 'pulse')?.message;
    return card?.kind === 'pulse' ? card.openedBy : '';
  }

  beforeEach(async () => {
    await chat.happen('installed', ALEX);
    await chat.press(ALEX, 'save-settings', { ...SETTINGS, threshold: '5', pooling: 'no' });
    await save(MEGAN);
  });

  async function answerAndClose(before: () => Promise<unknown>): Promise<void> {
    const [pulse] = await chat.ports.store.openPulses(TEAM);
    await answerAll(WARD, pulse?.pulseId ?? '');
    await before();
    await passTo(chat, '2026-11-19T11:00Z');
  }

  test('once it is open: a naive bot sends them to whoever saved it last, and ours to whom the card names', async () => {
    await passTo(chat, OPENED);
    expect(namedOnCard()).toBe(MEGAN);
    await answerAndClose(() => save(ALEX, '24'));
    expect(naiveReceiver(await rhythmIn(chat))).toBe(member(ALEX).personId);
    expect(delivered().map(({ where }) => where)).toEqual(['personal chat of 29:megan-bowen']);
  });

  test('the day before: the card says so before anybody answers', async () => {
    await passTo(chat, '2026-11-15T10:00Z');
    await save(ALEX, '24');
    await passTo(chat, OPENED);
    expect(namedOnCard()).toBe(ALEX);
    await answerAndClose(async () => undefined);
    expect(delivered().map(({ where }) => where)).toEqual(['personal chat of 29:alex-wilber']);
  });
});
