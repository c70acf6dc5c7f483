import { describe, expect, test } from 'vitest';
import { renderCard } from '../../../bot/rendering/render-card.ts';
import type { MessageKind } from '../../../src/message.ts';
import { sampleMessages } from '../../support/sample-messages.ts';
import { elementsIn } from './walk.ts';

/** An example or a hint; what is promised or asked for stands where it does not go when somebody types. */
const LONGEST_HINT = 7;
/** Still promises something there; the list can only shrink. */
const PROMISES: Partial<Record<MessageKind, string>> = {};

/** Their statements are one text, as often as there may be statements. */
const MADE_TO_BURST = /-(?:hostile|largest|longest)$/;

const kinds = Map.groupBy(Object.values(sampleMessages), ({ kind }) => kind);

describe.each([...kinds])('%s', (kind, messages) => {
  const cards = messages.map((message) => renderCard(message));

  test('calls no two fields the same', () => {
    for (const [name, message] of Object.entries(sampleMessages)) {
      if (message.kind !== kind || MADE_TO_BURST.test(name)) continue;
      const labels = elementsIn(renderCard(message), 'Input.').map(({ label }) => label);
      expect([name, labels.filter((label, at) => labels.indexOf(label) !== at)]).toEqual([name, []]);
    }
  });

  test('lets long choices go on in a second line', () => {
    for (const card of cards) {
      for (const { wrap } of elementsIn(card, 'Input.ChoiceSet')) expect(wrap).toBe(true);
    }
  });

  test('names what a button deletes', () => {
    for (const card of cards) {
      const destructive = elementsIn(card, 'Action.Execute').filter(
        ({ style, title }) => style === 'destructive' || /^Delete\b/.test(String(title)),
      );
      for (const { title } of destructive) expect(title).toMatch(/^\S+ \S/);
      const titles = destructive.map(({ title }) => title);
      const sent = destructive.map(({ data }) => JSON.stringify(data));
      expect(new Set(titles).size).toBe(new Set(sent).size);
    }
  });

  test('promises nothing in a hint', () => {
    const hints = cards.flatMap((card) =>
      elementsIn(card, 'Input.').map(({ placeholder }) => String(placeholder ?? '')),
    );
    const longest = Math.max(0, ...hints.map((hint) => hint.split(' ').length));
    if (PROMISES[kind] === undefined) expect(longest).toBeLessThanOrEqual(LONGEST_HINT);
    else expect(longest, `${kind} keeps the rule: take it off the list`).toBeGreaterThan(LONGEST_HINT);
  });
});
