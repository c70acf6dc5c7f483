// Up to some twenty answers a rounded share is a count: so what two results in shares, or one and others in words, leave over would
// be a count too, of as few as they differ by (rule R21).
import { expect, test } from 'vitest';
import type { Histogram } from '../../src/privacy/disclose.ts';
import type { Place } from '../support/conversation.ts';
import { ask, COLLEAGUES, conversation } from './ask.ts';
import { isShown } from './published.ts';
import { linkBySubtraction, naiveRule, ourRule } from './subtraction.ts';

const NOT_SHOWN = /^Held back/;
const place = (team: string): Place => ({ team, kind: 'groupChat' });
/** Ten, and then five more, of whom two agree, one is in between and two disagree. */
const SAID = '444433322244322';

function shownUnder(rule: (histogram: Histogram) => string, said: string) {
  const count = (score: number): number => [...said].filter((one) => Number(one) === score).length;
  return { text: rule([count(1), count(2), count(3), count(4), count(5)]), answered: said.length };
}

test('a channel of fifteen and a chat of ten of them, both in shares, would tell the exact answers of the five others', async () => {
  for (const rule of [naiveRule, ourRule])
    expect(linkBySubtraction(rule, shownUnder(rule, SAID.slice(0, 10)), shownUnder(rule, SAID))).not.toBe('');

  const chat = await conversation();
  const ward = await ask(chat, COLLEAGUES.slice(0, 15), SAID, place('Ward'));
  const days = await ask(chat, COLLEAGUES.slice(0, 10), SAID.slice(0, 10), place('Days'));
  expect(isShown(ward.text)).toBe(true);
  expect(days.text).toMatch(NOT_SHOWN);
  expect(linkBySubtraction(ourRule, days, ward)).toBe('');
  await chat.close();
});

test('fourteen in shares and two chats of five that share one person would tell how that one answered', async () => {
  const said = `42222${'2224'}${'44444'}`;
  const chat = await conversation();
  const ward = await ask(chat, COLLEAGUES.slice(0, 14), said, place('Ward'));
  const one = await ask(chat, COLLEAGUES.slice(0, 5), said.slice(0, 5), place('One'));
  const other = await ask(chat, COLLEAGUES.slice(4, 9), said.slice(4, 9), place('Other'));
  expect([ward, one, other].map(({ text }) => NOT_SHOWN.test(text))).toEqual([false, true, true]);
  await chat.close();
});
