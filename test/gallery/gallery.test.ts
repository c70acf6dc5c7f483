import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { elementsIn } from '../unit/cards/walk.ts';
import { CARDS_FOLDER, fullestCards, keptFile, keptText } from './kept-cards.ts';

const templates = readdirSync(new URL('../../cards/', import.meta.url))
  .filter((name) => name.endsWith('.json'))
  .sort();

test('there is a card for every kind of message, and for nothing else', () => {
  expect([...fullestCards.keys()].map((kind) => `${kind}.json`).sort()).toEqual(templates);
  expect(readdirSync(CARDS_FOLDER).sort()).toEqual(templates);
});

test.each([...fullestCards])('%s looks as it is kept; npm run golden keeps it anew', (kind, card) => {
  expect(keptText(card)).toBe(keptFile(kind));
});

test('what is kept leaves out only what is there twice: each button has its copy for older apps', () => {
  for (const [kind, card] of fullestCards) {
    const buttons = elementsIn(card, 'Action.Execute').filter(({ title }) => title !== 'Refresh');
    const copies = elementsIn(JSON.parse(keptFile(kind)), 'Action.Execute').filter(
      ({ fallback }) => typeof fallback === 'string',
    );
    const others = buttons.filter(({ type: _, verb: __, fallback, ...same }) => {
      const { type, ...copy } = Object(fallback);
      return type !== 'Action.Submit' || JSON.stringify(copy) !== JSON.stringify(same);
    });
    expect([kind, copies.length + others.length]).toEqual([kind, buttons.length]);
    for (const { fallback } of others)
      expect([kind, fallback]).toEqual([kind, expect.objectContaining({ type: 'Action.Submit' })]);
  }
});
