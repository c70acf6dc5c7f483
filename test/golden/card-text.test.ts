import { describe, expect, it } from 'vitest';
import { MESSAGE_KINDS } from '../../bot/rendering/card-summaries.ts';
import { renderCard, templateOf } from '../../bot/rendering/render-card.ts';
import { fullestCards } from '../gallery/kept-cards.ts';
import { sampleMessages } from '../support/sample-messages.ts';
import { isObject, type Json, objectsIn } from '../unit/cards/walk.ts';
import { LAYOUT, READ } from './card-elements.ts';
import { cardText } from './card-text.ts';

const templates = MESSAGE_KINDS.map(templateOf);
const typesIn = (cards: readonly unknown[]): string[] =>
  [...new Set(cards.flatMap((card) => objectsIn(card).map(({ node }) => String(node.type ?? ''))))]
    .filter(Boolean)
    .sort();

/** A value in a card, which may be changed and put back. */
interface Leaf {
  readonly where: string;
  readonly holder: object;
  readonly name: string;
}

function leavesIn(holder: Json | unknown[], where: string): Leaf[] {
  const type = isObject(holder) ? String(holder.type ?? '') : '';
  return Object.entries(holder).flatMap(([name, value]): Leaf[] => {
    if (!Array.isArray(holder) && (name in LAYOUT || `${type}.${name}` in LAYOUT)) return [];
    const here = `${where}/${type ? `${type}.` : ''}${name}`;
    return isObject(value) || Array.isArray(value) ? leavesIn(value, here) : [{ where: here, holder, name }];
  });
}

function another(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  return typeof value === 'number' ? value + 1 : `${value}~`;
}

/** The text, or why there is none. */
function textOf(card: unknown): string {
  try {
    return cardText(card).join('\n');
  } catch (error) {
    return String(error);
  }
}

/** Whether the text is another while the leaf has another value. */
function isNoticed(card: Json, { holder, name }: Leaf, value: unknown, before: string): boolean {
  const had = Object.getOwnPropertyDescriptor(holder, name);
  Reflect.set(holder, name, value);
  const after = textOf(card);
  if (had) Object.defineProperty(holder, name, had);
  else Reflect.deleteProperty(holder, name);
  return after !== before;
}

describe('a card as a person reads it', () => {
  const samples = Object.entries(sampleMessages).map(([name, message]): [string, Json] => [name, renderCard(message)]);

  it('has lines for each type of element that is in cards/, and for each sample', () => {
    const rendered = samples.map(([, card]) => card);

    expect(typesIn(templates)).toEqual(Object.keys(READ).sort());
    expect(typesIn(rendered)).toEqual(Object.keys(READ).sort());
    for (const [name, card] of samples) expect(cardText(card).length, name).toBeGreaterThan(0);
  });

  it.each([...fullestCards])('notices another value anywhere in a card of the kind %s', (_kind, kept) => {
    const card = structuredClone(kept);
    const before = textOf(card);
    const leaves = leavesIn(card, '');
    const unnoticed = leaves.filter(
      (leaf) => !isNoticed(card, leaf, another(Reflect.get(leaf.holder, leaf.name)), before),
    );

    expect(leaves.length).toBeGreaterThan(3);
    expect(unnoticed.map(({ where }) => where)).toEqual([]);
    expect(textOf(card)).toBe(before);
  });

  it.each([
    ['Input.', 'isRequired', true],
    ['Input.', 'errorMessage', 'Say it.'],
    ['Input.', 'isVisible', false],
    ['Container', 'isVisible', false],
    ['TextRun', 'highlight', true],
    ['Action.Execute', 'associatedInputs', 'none'],
    ['Action.Execute', 'fallback', undefined],
    ['AdaptiveCard', 'authentication', {}],
  ])('notices when %s gets another %s', (type, name, value) => {
    for (const kept of fullestCards.values()) {
      const card = structuredClone(kept);
      const before = textOf(card);
      const nodes = objectsIn(card).filter(({ node }) => String(node.type).startsWith(type));
      const others = nodes.filter(({ node, path }) => node[name] !== value && !path.includes('refresh'));
      const unnoticed = others.filter(({ node }) => !isNoticed(card, { where: '', holder: node, name }, value, before));
      expect(unnoticed.map(({ path }) => path.join('.'))).toEqual([]);
    }
  });

  it('refuses what it has no words for', () => {
    const cardOf = (element: unknown): Json => ({ type: 'AdaptiveCard', body: [element] });
    expect(() => cardText(cardOf({ type: 'Rating' }))).toThrow('no text for a Rating');
    expect(() => cardText(cardOf({ type: 'Input.Time', id: 'at', label: 'At', min: '08:00' }))).toThrow('for min');
    expect(() => cardText(cardOf({ type: 'TextRun', text: 'Hello' }))).toThrow('TextRun');
    expect(() => cardText({ type: 'AdaptiveCard', actions: [{ type: 'Container' }] })).toThrow('not an action');
    expect(() => cardText(cardOf({ type: 'TextBlock', text: 'Hello', style: 'heading', size: 'Huge' }))).toThrow(
      'Huge',
    );
    expect(() => cardText(cardOf('Hello'))).toThrow('no element');
  });

  it('says of a field and of a button all that matters', () => {
    const choices = [
      { title: 'Every week', value: 'weekly' },
      { title: 'never', value: 'never' },
    ];
    const field = {
      type: 'Input.ChoiceSet',
      id: 'how',
      label: 'How often',
      choices,
      value: 'weekly',
      isRequired: true,
    };
    const data = { verb: 'save-it', pulseId: 'p', note: 'Two words', shown: 0 };
    const press = { title: 'Save', style: 'positive', data, associatedInputs: 'none' };
    const actions = [
      { type: 'Action.Execute', verb: 'save-it', ...press, fallback: { type: 'Action.Submit', ...press } },
      { type: 'Action.OpenUrl', title: 'Source', url: 'https://example.org' },
    ];
    const body = [
      { type: 'TextBlock', style: 'heading', size: 'Large', text: 'Rhythm' },
      { ...field, errorMessage: 'Choose one.' },
      { ...field, id: 'again', label: 'And then', isRequired: false, value: 'hourly', isMultiSelect: true },
      { type: 'Input.Text', id: 'why', label: 'Why?', maxLength: 80, placeholder: 'In short', value: 'A\nB' },
    ];

    expect(cardText({ type: 'AdaptiveCard', body, actions })).toEqual([
      '# Rhythm',
      '? How often <how> = Every week (weekly), required, or else "Choose one."',
      '    one of Every week (weekly) | never',
      '? And then <again> = "hourly"',
      '    any of the choices of <how>',
      '? Why? <why> = "A\\nB", hint "In short", at most 80',
      '[[Save]] save-it pulseId=p note="Two words" shown:=0 (fields: none)',
      '[Source] opens https://example.org',
    ]);
  });
});

describe('what is left out as a matter of looks', () => {
  it('is something that the cards have, each for a reason', () => {
    const names = new Set(
      [...fullestCards.values()].flatMap((card) =>
        objectsIn(card).flatMap(({ node }) => Object.keys(node).flatMap((name) => [name, `${node.type}.${name}`])),
      ),
    );
    expect(Object.keys(LAYOUT).filter((name) => !names.has(name))).toEqual([]);
    for (const why of Object.values(LAYOUT)) expect(why).toMatch(/\w+ \w+/);
  });

  it('is not said aloud differently from card to card of a kind', () => {
    for (const { speak, fallbackText } of templates) {
      expect([speak, fallbackText]).not.toContainEqual(expect.stringContaining('${'));
    }
  });
});
