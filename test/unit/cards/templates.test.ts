import { readdirSync, readFileSync } from 'node:fs';
import { Template } from 'adaptivecards-templating/lib/template-engine.js';
import { describe, expect, it } from 'vitest';
import { MESSAGE_KINDS } from '../../../bot/rendering/card-summaries.ts';
import { templateOf } from '../../../bot/rendering/render-card.ts';
import type { MessageKind } from '../../../src/message.ts';
import { sampleMessages } from '../../support/sample-messages.ts';
import { elementsIn, type Json, objectsIn, stringsIn } from './walk.ts';

const folder = new URL('../../../cards/', import.meta.url);
const namesIn = (place: string): string[] =>
  readdirSync(new URL(place, folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace('.json', ''))
    .sort();
const written = (name: string): Json => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
const parts = namesIn('parts/');
const templates = MESSAGE_KINDS.map((kind): [MessageKind, Json] => [kind, templateOf(kind)]);

/** Of several words, and nobody reads them. */
const CODES = new Set(["'not now'"]);

/** Names of the fields of all samples of a kind, at any depth. */
function fieldsOf(kind: string): Set<string> {
  const samples = Object.values(sampleMessages).filter((message) => message.kind === kind);
  return new Set(samples.flatMap((sample) => objectsIn(sample).flatMap(({ node }) => Object.keys(node))));
}

function namesBoundBy(text: string): string[] {
  const parsed = Template.parseInterpolatedString(text);
  if (typeof parsed === 'string') return [];
  return parsed
    .references()
    .map((reference) => reference.replace('$root.', '').replace(/[.[].*/, ''))
    .filter((name) => !name.startsWith('$'));
}

it('every kind of message has a template and a sample, and every template a kind of message', () => {
  expect(namesIn('./')).toEqual([...MESSAGE_KINDS].sort());
  expect([...new Set(Object.values(sampleMessages).map(({ kind }) => kind))].sort()).toEqual(namesIn('./'));
});

describe('parts', () => {
  const usedIn = (name: string): string[] =>
    objectsIn(written(name)).flatMap(({ node }) => ('part' in node ? [String(node.part)] : []));
  const usersOf = (part: string, seen: readonly string[] = []): string[] => [
    ...MESSAGE_KINDS.flatMap((kind) => usedIn(kind).filter((used) => used === part)),
    ...parts
      .filter((other) => !seen.includes(other) && usedIn(`parts/${other}`).includes(part))
      .flatMap((other) => usersOf(other, [...seen, other])),
  ];

  it.each(parts.filter((part) => part !== 'note'))('%s is used three times or more', (part) => {
    expect(usersOf(part).length).toBeGreaterThanOrEqual(3);
  });

  it('are used instead of being written out again', () => {
    const again = MESSAGE_KINDS.flatMap((kind) =>
      elementsIn(written(kind), 'TextBlock').filter(({ style, weight }) => style === 'heading' && weight === 'Bolder'),
    );
    expect(again).toEqual([]);
  });
});

/** What stands between quotation marks inside `${...}` and has more than one word: a sentence that no translation can reach. */
function sentencesIn(text: string): string[] {
  const expressions = text.match(/\$\{(?:[^}'"]|'[^']*'|"[^"]*")*\}/g) ?? [];
  const literals = expressions.flatMap((expression) => expression.match(/'[^']*'|"[^"]*"/g) ?? []);
  return literals.filter((literal) => /\p{L}\S*\s|\s\S*\p{L}/u.test(literal));
}

describe('English in an expression', () => {
  it.each([
    ["${if(alone == 'yes', 'It goes to their own chat.', '')}", ["'It goes to their own chat.'"]],
    ["Shown to ${concat(name, ' and others')} at ${time}.", ["' and others'"]],
    ["It is ${if(isKept, 'kept', 'not stored')}", ["'not stored'"]],
  ])('is found in %s', (text, found) => {
    expect(sentencesIn(text)).toEqual(found);
  });

  it.each(["It is ${state}, isn't it, and ${name} isn't", "${state == 'agreed'} or not, ${concat(a, ' · ', b)}"])(
    'is not in %s',
    (text) => {
      expect(sentencesIn(text)).toEqual([]);
    },
  );
});

describe.each(templates)('%s', (kind, template) => {
  it('has no sentence inside an expression, where only the words of a feature make one', () => {
    expect(
      stringsIn(template)
        .flatMap(sentencesIn)
        .filter((literal) => !CODES.has(literal)),
    ).toEqual([]);
  });

  it('binds only what its message has', () => {
    const known = fieldsOf(kind);
    const bound = stringsIn(template).flatMap(namesBoundBy);
    expect(bound.filter((name) => !known.has(name))).toEqual([]);
  });

  it('puts what people type where Markdown is not read', () => {
    const typed = elementsIn(template, 'TextBlock').filter(({ text }) =>
      /Words|giverName|teamName|setBy|openedBy/.test(`${text}`),
    );
    expect(typed).toEqual([]);
  });

  it('says “confidential”, never the other word', () => {
    expect(JSON.stringify(template)).not.toMatch(/anonym/i);
  });

  it('starts with a heading and wraps its text', () => {
    const texts = elementsIn(template, 'TextBlock');
    expect(texts.some(({ style }) => style === 'heading')).toBe(true);
    expect(texts.filter(({ wrap }) => wrap !== true)).toEqual([]);
  });

  it('can be read aloud and has words for apps that cannot show it', () => {
    expect(template.speak).toMatch(/^[^$]{5,80}$/);
    expect(template.fallbackText).toMatch(/^[^$]{5,200}$/);
  });
});
