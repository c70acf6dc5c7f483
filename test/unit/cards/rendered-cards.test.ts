import { describe, expect, it } from 'vitest';
import { summaryOf } from '../../../bot/rendering/card-summaries.ts';
import { cardSizeBytes, renderCard } from '../../../bot/rendering/render-card.ts';
import { isVerb } from '../../../bot/routes.ts';
import { LARGEST_CARD_BYTES } from '../../../src/shared/card-size.ts';
import { objectionsTo } from '../../support/card-objections.ts';
import { sampleMessages } from '../../support/sample-messages.ts';
import { elementsIn, isObject, objectsIn } from './walk.ts';

/** All that version 1.5 of the schema knows and the cards use. */
const KNOWN_TYPES = new Set(
  'AdaptiveCard TextBlock RichTextBlock TextRun Container ColumnSet Column ActionSet Input.Text Input.ChoiceSet Input.Date Input.Time Action.Execute Action.Submit Action.OpenUrl Action.ToggleVisibility Data.Query mention'.split(
    ' ',
  ),
);

describe.each(Object.entries(sampleMessages))('%s', (_name, message) => {
  const card = renderCard(message);
  const executes = elementsIn(card, 'Action.Execute').filter((action) => action.title !== 'Refresh');
  const inputs = elementsIn(card, 'Input.');

  it('is a version 1.5 card in English that is not too large, with a line for the notification', () => {
    const $schema = 'http://adaptivecards.io/schemas/adaptive-card.json';
    expect(card).toMatchObject({ type: 'AdaptiveCard', $schema, version: '1.5', lang: 'en' });
    expect(cardSizeBytes(card)).toBeLessThan(LARGEST_CARD_BYTES);
    expect(summaryOf(message)).toMatch(/\S/);
  });

  it('is accepted by Microsoft’s renderer', () => {
    expect(objectionsTo(card)).toEqual([]);
  });

  it('shows newer elements only with a fallback that older apps know', () => {
    const newer = objectsIn(card).filter(({ node }) => typeof node.type === 'string' && !KNOWN_TYPES.has(node.type));
    for (const { node } of newer) {
      const { fallback } = node;
      expect(isObject(fallback) && KNOWN_TYPES.has(String(fallback.type))).toBe(true);
    }
  });

  it('labels every input, says why a required one is needed, and limits text', () => {
    for (const input of inputs) {
      expect(input.id).toMatch(/\w/);
      expect(input.label).toMatch(/\w/);
      if (input.isRequired) expect(input.errorMessage).toMatch(/\w/);
      if (input.type === 'Input.Text') expect(input.maxLength).toBeGreaterThan(0);
    }
    expect(new Set(inputs.map(({ id }) => id)).size).toBe(inputs.length);
  });

  it('has buttons that do the same in old apps, with verbs that the bot knows', () => {
    for (const { title, verb, data, associatedInputs, fallback } of executes) {
      expect(isVerb(verb)).toBe(true);
      expect(data).toMatchObject({ verb });
      const same = associatedInputs === undefined ? { title, data } : { title, data, associatedInputs };
      expect(fallback).toMatchObject({ type: 'Action.Submit', ...same });
    }
  });

  it('has at most six buttons and three columns in sight side by side', () => {
    expect(Array.isArray(card.actions) ? card.actions.length : 0).toBeLessThanOrEqual(6);
    for (const { columns } of elementsIn(card, 'ColumnSet')) expect(inSight(columns).length).toBeLessThanOrEqual(3);
  });
});

function inSight(columns: unknown): unknown[] {
  return Array.isArray(columns)
    ? columns.filter(({ isVisible }) => isVisible !== false)
    : [columns, columns, columns, columns];
}

describe('what people typed', () => {
  const isTyped = (value: unknown) => typeof value === 'string' && /\*bold\*|\*Bob\*/.test(value);
  const where = Object.entries(sampleMessages).flatMap(([name, message]) =>
    objectsIn(renderCard(message)).flatMap(({ node, path }) =>
      Object.entries(node)
        .filter(([, value]) => isTyped(value))
        .map(([key]) => ({ name, key, type: node.type, path: path.join('.') })),
    ),
  );

  it('is shown in text runs, in inputs, and goes back with the buttons that send or change it, nowhere else', () => {
    expect(where.length).toBeGreaterThan(20);
    const isFine = ({ key, type, path }: (typeof where)[number]) =>
      (type === 'TextRun' && key === 'text') ||
      (type === 'Input.Text' && key === 'value') ||
      /^actions\.[01]\.(fallback\.)?data$/.test(path);
    expect(where.filter((place) => !isFine(place))).toEqual([]);
  });
});
