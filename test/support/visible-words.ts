import { asSeen, isObject, type Json } from '../unit/cards/walk.ts';

/** What a person sees of a card without opening anything, text by text: what is written, labels of fields, and buttons. */
export function visibleTexts(card: unknown): string[] {
  if (Array.isArray(card)) return card.flatMap(visibleTexts);
  if (!isObject(card) || card.isVisible === false) return [];
  const own = [card.label, ...textOf(card), ...(String(card.type).startsWith('Action.') ? [card.title] : [])];
  const below = ['body', 'items', 'columns', 'actions'].flatMap((name) => visibleTexts(card[name]));
  return [...own.filter((text) => typeof text === 'string'), ...below];
}

function textOf({ type, text, inlines }: Json): unknown[] {
  if (type === 'TextBlock') return [text];
  if (type !== 'RichTextBlock' || !Array.isArray(inlines)) return [];
  return [asSeen(inlines.map((run) => (isObject(run) ? String(run.text ?? '') : String(run))).join(''))];
}

/** Its words; signs such as a meter or an arrow are none. */
export function visibleWords(card: unknown): string[] {
  const words = visibleTexts(card).flatMap((text) => text.split(/\s+/));
  return words.filter((word) => /[\p{L}\p{N}]/u.test(word));
}
