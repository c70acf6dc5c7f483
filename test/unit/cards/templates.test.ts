import { readdirSync, readFileSync } from 'node:fs';
import { Template } from 'adaptivecards-templating/lib/template-engine.js';
import { describe, expect, it } from 'vitest';
import { sampleMessages } from '../../support/sample-messages.ts';
import { elementsIn, type Json, objectsIn, stringsIn } from './walk.ts';

const folder = new URL('../../../cards/', import.meta.url);
const files = readdirSync(folder);
const kinds = [...new Set(Object.values(sampleMessages).map(({ kind }) => kind))];
const templates = files.map((file): [string, Json] => [
  file.replace('.json', ''),
  JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
]);

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

it('every kind of message has a template, and every template a kind of message', () => {
  expect(files.toSorted()).toEqual(kinds.map((kind) => `${kind}.json`).toSorted());
});

describe.each(templates)('%s', (kind, template) => {
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
