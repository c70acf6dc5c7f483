import { expect, it } from 'vitest';
import { renderCard } from '../../../bot/rendering/render-card.ts';
import type { Message } from '../../../src/message.ts';
import { sampleMessages } from '../../support/sample-messages.ts';
import { isObject, type Json } from './walk.ts';

/** What somebody reads of a card of this feature before they open anything, buttons, labels and hints included. */
const MOST_WORDS = 60;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’./-]*/gu;
const BELOW = ['body', 'items', 'columns', 'inlines', 'actions'];

function wordsIn(text: unknown): number {
  return String(text ?? '').match(WORD)?.length ?? 0;
}

function visibleWords(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + visibleWords(one), 0);
  if (!isObject(value) || value.isVisible === false) return 0;
  if (String(value.type).startsWith('Input.')) return wordsIn(value.label) + insideOf(value);
  const own = String(value.type).startsWith('Action.') ? wordsIn(value.title) : wordsIn(value.text);
  return own + BELOW.reduce((sum, name) => sum + visibleWords(value[name]), 0);
}

/** A list that is shut, and a field that holds something, show no more. */
function insideOf({ style, choices, value, placeholder }: Json): number {
  const titles = style === 'expanded' && Array.isArray(choices) ? choices.map(({ title }) => title) : [];
  return titles.reduce((sum: number, title) => sum + wordsIn(title), 0) + (value ? 0 : wordsIn(placeholder));
}

/** Those of the product: not what somebody wrote to another. */
function ownWords(message: Message): number {
  const { whatTheyDidWords, madePossibleWords, quoteWords }: Json = Object(message);
  const isField = message.kind.endsWith('-form');
  const typed = isField ? [quoteWords] : [whatTheyDidWords, madePossibleWords];
  return visibleWords(renderCard(message)) - typed.reduce((sum: number, text) => sum + wordsIn(text), 0);
}

const cards = Object.entries(sampleMessages).filter(
  ([name, { kind }]) => /thanks/.test(kind) && !/hostile|largest/.test(name),
);

it.each(cards)('%s is said in sixty words', (_name, message) => {
  const real = 'isSample' in message ? { ...message, isSample: false } : message;
  expect(ownWords(real as Message)).toBeLessThanOrEqual(MOST_WORDS);
});
