// Rule R22: whom a result asked has to be found again. The trace of nearly the same people is lost by newcomers, by another
// name for the same statement, by deletion, or by waiting until it is gone. Ten of a ward of eleven answer, and then all eleven:
// the second result must not be shown.
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Framework } from '../../src/frameworks/framework.ts';
import type { AudienceMark } from '../../src/privacy/audience-mark.ts';
import { DAY_MS } from '../../src/scheduling/moments.ts';
import { member, type Place, type TeamsConversation } from '../support/conversation.ts';
import { ask, COLLEAGUES, conversation } from './ask.ts';
import { isShown } from './published.ts';

const WARD = COLLEAGUES.slice(0, 11);
const SAID = '44332443322';
const TEN = `${SAID.slice(0, 10)}-`;
const SILENT = COLLEAGUES.slice(11, 16);
const TEAM = 'team-sample-team';
const HUDDLE: Place = { team: 'Huddle', kind: 'groupChat' };

let chat: TeamsConversation;
beforeEach(async () => {
  chat = await conversation();
});
afterEach(() => chat.close());

/** Whether the result that follows on that of the ten can be read. */
async function isSecondShown(names: readonly string[], place: Place = {}): Promise<boolean> {
  return isShown((await ask(chat, names, SAID.padEnd(names.length, '-'), place)).text);
}

describe('eleven newcomers', () => {
  const unkeyed = (name: string): string => createHash('sha256').update(member(name).personId).digest('hex');
  /** What a naive trace of an audience is: the first eleven by a hash that anybody can work out. */
  const trace = (names: readonly string[]): string[] => names.map(unkeyed).toSorted().slice(0, 11);
  const isBeforeAll = (name: string): boolean => WARD.every((one) => unkeyed(name) < unkeyed(one));
  const newcomers = Array.from({ length: 2_000 }, (_, index) => `Newcomer ${index}`)
    .filter(isBeforeAll)
    .slice(0, 11);

  test('whose hashes come first leave nothing of a trace of the first eleven', () => {
    expect(newcomers).toHaveLength(11);
    expect(new Set(trace(WARD)).isDisjointFrom(new Set(trace([...WARD, ...newcomers])))).toBe(true);
  });

  test('lose nothing of ours', async () => {
    await ask(chat, WARD, TEN);
    await chat.wait(24);
    expect(await isSecondShown([...WARD, ...newcomers])).toBe(false);
  });

  test('nor can a mark of ours be worked out from the list of staff', async () => {
    const marks: AudienceMark[] = [];
    const { addMark } = chat.ports.store;
    Object.assign(chat.ports.store, { addMark: (mark: AudienceMark) => marks.push(mark) && addMark(mark) });
    await ask(chat, WARD, TEN);
    const inList = new Set(WARD.flatMap((name) => [member(name).personId, unkeyed(name)]));
    expect(marks.length).toBeGreaterThan(10);
    expect(marks.filter(({ markKey }) => inList.has(markKey))).toEqual([]);
  });
});

describe('the same statement under another name', () => {
  /** What a naive rule knows a statement by. */
  function naiveKey({ id, version, behaviours }: Framework): string {
    return [id, version, behaviours.find((one) => one.id === 'collaborative')?.pulse].join(' ');
  }

  test.each([
    ['in a copied pack under another id', ' '],
    ['with one comma more', ', '],
  ])('%s has another naive key, and the same of ours', async (_what, space) => {
    const first = chat.ports.frameworks.get('mse-icb-values');
    if (!first) throw new Error('the pack is there');
    const behaviours = first.behaviours.map((one) => ({ ...one, pulse: one.pulse.replace(' ', space) }));
    const copy = { ...first, id: 'copied', behaviours };
    expect(naiveKey(copy)).not.toBe(naiveKey(first));

    await ask(chat, WARD, TEN);
    const both = [first, copy];
    const frameworks = { all: () => both, get: (id: string) => both.find((one) => one.id === id) };
    Object.assign(chat.ports, { frameworks });
    const settings = { frameworkId: copy.id, timeZone: 'Europe/London', threshold: '5', pooling: 'no', comments: 'no' };
    await chat.press('Alex Wilber', 'save-settings', settings, HUDDLE);
    await chat.wait(24);
    expect(await isSecondShown([...WARD, ...SILENT], HUDDLE)).toBe(false);
  });
});

describe('deletion', () => {
  const stored = async () => (await chat.ports.store.publishedPulses(TEAM, 1)).flatMap(({ audience }) => audience);

  test('of ten people’s data, with the bot removed and added again: of those stored ten are missing, and no mark is', async () => {
    await ask(chat, WARD, TEN);
    for (const name of WARD.slice(0, 10)) await chat.press(name, 'delete-my-data', {}, { kind: 'personal' });
    await chat.happen('removed', 'Alex Wilber');
    await chat.happen('installed', 'Alex Wilber');
    await chat.wait(72);
    expect(await stored()).toHaveLength(1);
    expect(await isSecondShown(WARD)).toBe(false);
  });

  test('of the first pulse itself', async () => {
    await ask(chat, WARD, TEN);
    const [first] = await chat.ports.store.publishedPulses(TEAM, 1);
    await chat.ports.store.remove('pulse', TEAM, first?.pulseId ?? '');
    await chat.wait(72);
    expect(await stored()).toEqual([]);
    expect(await isSecondShown(WARD)).toBe(false);
  });
});

describe('a second pulse that closes five days later, and is counted eight days after that', () => {
  /** The bot stands still from before the second closes. */
  async function isShownLate(): Promise<boolean> {
    await ask(chat, WARD, TEN);
    await chat.wait(48);
    chat.members.push(...SILENT.map(member));
    const form = { formId: 'late', behaviours: 'collaborative', hours: '72' };
    const opened = await chat.press('Alex Wilber', 'open-pulse', form);
    const pulseId = opened?.message.kind === 'pulse' ? opened.message.pulseId : '';
    for (const [index, name] of WARD.entries()) await chat.press(name, 'answer-pulse', { pulseId, s0: SAID[index] });
    await chat.wait(72 + 8 * 24);
    const result = (await chat.ports.store.read('pulse', TEAM, pulseId))?.value.result;
    return result?.statements[0]?.published.shown === 'bands';
  }

  test('is shown where marks are kept no longer than results are compared', async () => {
    const { marksUnder } = chat.ports.store;
    const kept = (markKey: string, since: number) => marksUnder(markKey, Math.max(since, chat.now - 6 * DAY_MS));
    Object.assign(chat.ports.store, { marksUnder: kept });
    expect(await isShownLate()).toBe(true);
  });

  test('and not by ours', async () => {
    expect(await isShownLate()).toBe(false);
  });
});
