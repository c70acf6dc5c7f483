import { describe, expect, it } from 'vitest';
import { cardSizeBytes, renderCard } from '../../../bot/rendering/render-card.ts';
import type { Message } from '../../../src/message.ts';
import { cutText, inCards, LARGEST_CARD_BYTES, LONGEST_SHOWN } from '../../../src/shared/card-size.ts';
import { longestFramework } from '../../support/longest-framework.ts';
import { sampleMessages } from '../../support/sample-messages.ts';
import { elementsIn, isObject, objectsIn, stringsIn, textsIn } from './walk.ts';

const CUT = /… \[cut here: the card has no room for the rest\]$/;

/** As long as a client may send, in units that take most room in a card: each is written as two. */
const QUOTES = '"'.repeat(20_000);
const SIGNS = '*a'.repeat(10_000);

/** Every text that somebody typed made this long, as a form has it that comes back, or a card that carries it along. */
function withTyped(value: unknown, text: string, key = ''): unknown {
  if (typeof value === 'string') return key.endsWith('Words') && value !== '' ? cutText(text) : value;
  if (Array.isArray(value)) return value.map((item) => withTyped(item, text, key));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, withTyped(item, text, key.endsWith('Data') ? 'Words' : name)]),
  );
}

/** Where nothing that was typed can be longer than the product lets through: the words are its own, or another's bound holds. */
const SENDS_ITS_WORDS = ['thanks-preview', 'export'];
const samples = Object.entries(sampleMessages).filter(([, { kind }]) => !SENDS_ITS_WORDS.includes(kind));

it('is counted as Teams counts it: two bytes for every unit of UTF-16', () => {
  expect(cardSizeBytes({ a: 'é👍' })).toBe(2 * '{"a":"é👍"}'.length);
  expect(LARGEST_CARD_BYTES).toBe(80 * 1024);
});

describe.each([
  ['quotation marks', QUOTES],
  ['what could be Markdown', SIGNS],
])('with texts of nothing but %s, as long as they come', (_what, text) => {
  it.each(samples)('%s is a card that Teams takes, and says where something was cut', (_name, message) => {
    const full = withTyped(message, text) as Message;
    const card = renderCard(full);

    expect(cardSizeBytes(card)).toBeLessThan(LARGEST_CARD_BYTES);
    expect(textsIn(card)).not.toContain('This card would be larger than Teams takes.');
    const isTyped = (one: string) =>
      one.includes('""""') || one.includes('*a*a') || one.includes('∗a∗') || one.includes('∗\u2060a');
    const shown = [...textsIn(card), ...elementsIn(card, 'Input.Text').map(({ value }) => String(value ?? ''))];
    for (const one of shown.filter(isTyped)) expect(one).toMatch(/\[cut here: the card has no room for the rest\]/);
    for (const { node } of objectsIn(card).filter(({ path }) => path.at(-1) === 'data'))
      for (const sent of stringsIn(node).filter(isTyped)) expect(sent).toMatch(CUT);
  });
});

it('no button sends as it is what was cut', () => {
  const [blocked] = Object.values(sampleMessages).filter(
    ({ kind, ...one }) => kind === 'blocked-text' && 'sendVerb' in one && one.sendVerb,
  );
  if (!blocked) throw new Error('no sample can be sent as it is');
  const long = { a: QUOTES, b: QUOTES };
  const titles = elementsIn(
    renderCard({ ...blocked, retryData: long, sendData: long } as Message),
    'Action.Execute',
  ).map(({ title }) => title);
  expect(titles).toContain('Change the words');
  expect(titles).not.toContain('Send it as it is');
});

describe('a text that is cut', () => {
  it('is no longer than it may be, says so at its end, and has no half of a sign', () => {
    for (const text of ['a'.repeat(LONGEST_SHOWN + 1), '👍'.repeat(LONGEST_SHOWN), `a${'👍'.repeat(LONGEST_SHOWN)}`]) {
      const cut = cutText(text);
      expect(cut.length).toBeLessThanOrEqual(LONGEST_SHOWN);
      expect(cut).toMatch(CUT);
      expect(cut.isWellFormed()).toBe(true);
    }
    expect(cutText('a'.repeat(LONGEST_SHOWN))).toBe('a'.repeat(LONGEST_SHOWN));
  });
});

describe('texts on several cards', () => {
  it('stay in order, none is left out, and each card is one that Teams takes', () => {
    const comments = Array.from({ length: 600 }, (_, index) => `${index} ${(index % 3 ? '"' : '*a').repeat(150)}`);
    const cards = inCards(comments, 600);
    expect(cards.length).toBeGreaterThan(3);
    expect(cards.flat()).toEqual(comments);
    for (const commentWords of cards) {
      const statements = Array.from({ length: 18 }, () => longestFramework.behaviours[0]?.pulse ?? '');
      const card = renderCard({ kind: 'pulse-comments', part: 'Part 10 of 12', statements, commentWords });
      expect(cardSizeBytes(card)).toBeLessThan(LARGEST_CARD_BYTES);
      expect(textsIn(card).filter((text) => text.includes('[cut here'))).toEqual([]);
    }
  });
});
