import { isObject, type Json } from '../unit/cards/walk.ts';

/**
 * The texts that a person sees of a card who opens nothing: headings, texts, labels, what stands in a field, choices that
 * are all shown, and buttons. What stands beside a text in another look is a piece of its own.
 */
export function visibleTexts(card: Json): string[] {
  return [...textsOf(card.body), ...textsOf(card.actions)].filter((text) => text.trim() !== '');
}

/** Signs are no words, and what is joined by a hyphen is one. */
export function wordCount(texts: readonly string[]): number {
  return texts
    .join(' ')
    .split(/\s+/)
    .filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
}

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (!isObject(value) || value.isVisible === false) return [];
  const type = String(value.type ?? '');
  if (type === 'TextBlock' || type === 'TextRun') return [String(value.text ?? '')];
  if (type === 'RichTextBlock') return textsOf(value.inlines);
  if (type.startsWith('Action.')) return [String(value.title ?? '')];
  if (type.startsWith('Input.')) return [String(value.label ?? ''), ...inField(value)];
  return ['items', 'columns', 'actions', 'body'].flatMap((name) => textsOf(value[name]));
}

function inField({ type, style, choices, value, placeholder, isMultiSelect }: Json): string[] {
  const hint = String(placeholder ?? '');
  if (type !== 'Input.ChoiceSet') return value ? [] : [hint];
  const all = (Array.isArray(choices) ? choices : []).map((choice: Json) => choice);
  const titles = (some: readonly Json[]): string[] => some.map(({ title }) => String(title));
  if (style === 'expanded' || (isMultiSelect && style !== 'compact' && style !== 'filtered')) return titles(all);
  const chosen = all.filter((choice) =>
    String(value ?? '')
      .split(',')
      .includes(String(choice.value)),
  );
  return chosen.length ? titles(chosen) : [hint];
}
