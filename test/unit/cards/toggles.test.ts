import { describe, expect, test } from 'vitest';
import { renderCard } from '../../../bot/rendering/render-card.ts';
import type { MessageKind } from '../../../src/message.ts';
import { sampleMessages } from '../../support/sample-messages.ts';
import { elementsIn, isObject, type Json, textsIn } from './walk.ts';

/** Its buttons stay what they are called; the list can only shrink. */
const LATER: Partial<Record<MessageKind, string>> = {
  agenda: 'issue 18 makes one card of a meeting',
};

/** The card after a press on this button: what it shows and hides is, by its id, the other way round, or as it says. */
function after(card: Json, { targetElements }: Json): Json {
  const targets = new Map(
    (Array.isArray(targetElements) ? targetElements : []).map((target: unknown) =>
      isObject(target) ? [String(target.elementId), target.isVisible] : [String(target), undefined],
    ),
  );
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned);
    if (!isObject(value)) return value;
    const same = Object.fromEntries(Object.entries(value).map(([name, item]) => [name, turned(item)]));
    if (typeof value.id !== 'string' || !targets.has(value.id)) return same;
    return { ...same, isVisible: targets.get(value.id) ?? value.isVisible === false };
  };
  return turned(card) as Json;
}

/** What can be pressed now and shows or hides something. */
function toggles(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(toggles);
  if (!isObject(value) || value.isVisible === false) return [];
  return value.type === 'Action.ToggleVisibility' ? [value] : Object.values(value).flatMap(toggles);
}

/** Buttons that are called the same before and after, though a second press would do the opposite. */
function unchanging(card: Json): unknown[] {
  return toggles(card).flatMap((button) => {
    const pressed = after(card, button);
    const again = toggles(pressed).find(
      ({ title, targetElements }) =>
        title === button.title && JSON.stringify(targetElements) === JSON.stringify(button.targetElements),
    );
    return again && JSON.stringify(after(pressed, again)) !== JSON.stringify(pressed) ? [button.title] : [];
  });
}

const kinds = Map.groupBy(Object.values(sampleMessages), ({ kind }) => kind);

describe.each([...kinds])('%s', (kind, messages) => {
  const cards = messages.map((message) => renderCard(message));

  test('has buttons that say whether they show or hide', () => {
    const same = new Set(cards.flatMap(unchanging));
    if (LATER[kind] === undefined) expect([...same]).toEqual([]);
    else expect([...same], `${kind} keeps the rule: take it off the list`).not.toEqual([]);
  });

  test('calls what can be pressed by the words that stand on it', () => {
    for (const card of cards) {
      const pressed = ['Container', 'Column', 'ColumnSet'].flatMap((type) =>
        elementsIn(card, type).filter(({ selectAction }) => selectAction !== undefined),
      );
      for (const one of pressed) {
        const seen = textsIn(one)
          .join(' ')
          .replace(/[^\p{L}\p{N} ]/gu, '')
          .replace(/\s+/g, ' ')
          .trim();
        const { title } = Object(one.selectAction);
        expect(
          String(title)
            .replace(/[^\p{L}\p{N} ]/gu, '')
            .replace(/\s+/g, ' '),
        ).toContain(seen);
      }
    }
  });

  test('shows and hides only what is there', () => {
    for (const card of cards) {
      const ids = new Set(JSON.stringify(card).match(/(?<="id":")[^"]+/g));
      for (const { targetElements } of elementsIn(card, 'Action.ToggleVisibility')) {
        for (const target of targetElements as unknown[]) {
          expect(ids).toContain(isObject(target) ? target.elementId : target);
        }
      }
    }
  });
});
