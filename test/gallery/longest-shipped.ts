import type { Behaviour } from '../../src/frameworks/framework.ts';
import { readPackFiles, shippedPacks } from '../../src/frameworks/pack-files.ts';
import type { Message } from '../../src/message.ts';
import { collaborative, compassionate, framework, innovative, livingWell } from '../support/sample-behaviours.ts';
import { wordCount } from './visible-words.ts';

const { frameworks } = readPackFiles([shippedPacks]);
const all = frameworks.flatMap(({ behaviours }) => behaviours);
const samples = [collaborative, innovative, compassionate];

/** What the samples have of a pack, and the longest of its kind in any pack that ships. */
const IN_PLACE_OF: readonly (readonly [string, string])[] = [
  ...[...samples, livingWell].map(({ name }) => [name, longest(({ name }) => [name])] as const),
  ...[...samples, livingWell].map(({ meaning }) => [meaning, longest(({ meaning }) => [meaning])] as const),
  ...samples.flatMap(({ looksLike }) => looksLike.map((line) => [line, longest((one) => one.looksLike)] as const)),
  ...samples.flatMap(({ doesNotLookLike }) =>
    doesNotLookLike.map((line) => [line, longest((one) => one.doesNotLookLike)] as const),
  ),
  ...samples.map(({ question }) => [question, longest(({ prompts }) => prompts.map(({ text }) => text))] as const),
  [framework, longestOf(frameworks.map(({ name }) => name))],
];

/** The message as the longest pack that ships would make it, and with nothing in it that a person has typed. */
export function withLongestPack(message: Message): Message {
  return changed(message) as Message;
}

function changed(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return key.endsWith('Words') ? withoutTyped(value) : withLongest(value);
  if (Array.isArray(value)) return value.map((item) => changed(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, changed(item, name)]));
}

/** There is something, and it is no word. */
function withoutTyped(value: string): string {
  return value === '' ? '' : '—';
}

function withLongest(value: string): string {
  return IN_PLACE_OF.reduce(
    (text, [sample, long]) => (text.includes(sample) ? text.replaceAll(sample, long) : text),
    value,
  );
}

function longest(of: (behaviour: Behaviour) => readonly string[]): string {
  return longestOf(all.flatMap(of));
}

function longestOf(texts: readonly string[]): string {
  return texts.reduce((most, text) => (wordCount([text]) > wordCount([most]) ? text : most), '');
}
