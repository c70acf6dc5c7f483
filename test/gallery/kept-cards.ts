import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { renderCard } from '../../bot/rendering/render-card.ts';
import type { MessageKind } from '../../src/message.ts';
import { sampleMessages } from '../support/sample-messages.ts';
import { isObject, type Json, objectsIn } from '../unit/cards/walk.ts';

export const CARDS_FOLDER = new URL('cards/', import.meta.url);
const WIDEST = 120;
/** Stands for the copy of a button that older apps have; rendered-cards.test.ts holds that each has one. */
const COPY = 'the same as an Action.Submit';

/** The card of each kind that shows the most different things; of those that show as many, the shortest. */
export const fullestCards: ReadonlyMap<MessageKind, Json> = fullest();

/** As it is kept in `<kind>.json`: what fits on a line is on one, and nothing stands there twice or in every card. */
export function keptText(card: Json): string {
  const { $schema: _, version: __, lang: ___, fallbackText: ____, ...own } = card;
  return `${jsonText(withoutCopies(own), 0)}\n`;
}

export function keptFile(kind: string): string {
  return readFileSync(new URL(`${kind}.json`, CARDS_FOLDER), 'utf8');
}

function fullest(): Map<MessageKind, Json> {
  const found = new Map<MessageKind, { card: Json; things: number; length: number }>();
  for (const message of Object.values(sampleMessages)) {
    const card = renderCard(message);
    const one = { card, things: thingsIn(card), length: JSON.stringify(card).length };
    const best = found.get(message.kind);
    if (!best || one.things > best.things || (one.things === best.things && one.length < best.length)) {
      found.set(message.kind, one);
    }
  }
  return new Map([...found].map(([kind, { card }]) => [kind, card]));
}

/** Properties by where they stand, whichever place it is in a list. */
function thingsIn(card: Json): number {
  const things = objectsIn(card).flatMap(({ path, node }) =>
    Object.keys(node).map((name) => [...path.map((part) => part.replace(/^\d+$/, '*')), node.type, name].join('.')),
  );
  return new Set(things).size;
}

function withoutCopies(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutCopies);
  if (!isObject(value)) return value;
  const { type, verb: _, fallback, ...same } = value;
  const isCopied = type === 'Action.Execute' && isDeepStrictEqual(fallback, { type: 'Action.Submit', ...same });
  const kept = isCopied ? { ...value, fallback: COPY } : value;
  return Object.fromEntries(Object.entries(kept).map(([name, one]) => [name, withoutCopies(one)]));
}

function jsonText(value: unknown, indent: number): string {
  const flat = flatText(value);
  if (typeof value !== 'object' || value === null || indent + flat.length <= WIDEST) return flat;
  const inside = ' '.repeat(indent + 2);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const lines = Array.isArray(value)
    ? value.map((one) => jsonText(one, indent + 2))
    : Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${jsonText(one, indent + 2)}`);
  return `${open}\n${lines.map((line) => inside + line).join(',\n')}\n${' '.repeat(indent)}${close}`;
}

function flatText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flatText).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${flatText(one)}`);
  return fields.length ? `{ ${fields.join(', ')} }` : '{}';
}
