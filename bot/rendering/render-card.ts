import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Template } from 'adaptivecards-templating/lib/template-engine.js';
import type { FormNote, Message, MessageKind } from '../../src/message.ts';
import { LARGEST_CARD_BYTES, sizeInBytes } from '../../src/shared/card-size.ts';
import { listed } from '../../src/shared/locale.ts';
import type { Thanked } from '../../src/thanks/cards.ts';
import { MESSAGE_KINDS } from './card-summaries.ts';
import { clean, couldBeMarkdown, MOST_RUNS, nameForMention, shortened, withoutMarkdown } from './clean.ts';
import { wholeTemplate, withParts } from './whole-template.ts';

/** Stands for `${` in what people typed while a card is made. Unicode assigns it to nobody, so nobody can have typed it. */
const TYPED_OPENING = '\uFDD0';
const OPENING = '${';

/**
 * What is tried until a card fits, and for most cards is the first: into how many runs a text may be divided, and how many
 * units of what was typed stand on it.
 */
const TRIED = [
  [MOST_RUNS, Number.POSITIVE_INFINITY],
  [1, Number.POSITIVE_INFINITY],
  [1, 2_000],
  [1, 1_000],
  [1, 500],
  [1, 200],
] as const;
const TOO_LARGE: Message = {
  kind: 'refusal',
  what: 'This card would be larger than Teams takes.',
  kept: 'What was saved before is still there.',
  next: 'Make long texts shorter, and try again.',
  retryVerb: '',
  retryData: {},
  typedWords: '',
};

/** Long enough for the requests that waited for the start; and for one more. */
const FIRST_PAUSE_MS = 300;
const PAUSE_MS = 10;

type Json = Readonly<Record<string, unknown>>;

const CARDS = new URL('../../cards/', import.meta.url);
const templates = new Map<string, Template>();
const parts = new Map<string, Json>();

/**
 * The card for a message, from its template in cards/. Where Teams would not take it, what people typed is cut, with words
 * that say so; one sentence instead where that does not help. A template is compiled once, when it is first wanted. Why
 * a form comes back stands above all else on it.
 * @throws Error if the template binds something that the message does not have, which is a mistake in the template
 */
export function renderCard(message: Message): Record<string, unknown> {
  for (const [mostRuns, mostUnits] of TRIED) {
    const shown = mostUnits === Number.POSITIVE_INFINITY ? message : shortened(message, mostUnits);
    const data = JSON.stringify(shown);
    const smaller = fits(data) ? drawn(shown, data, mostRuns) : null;
    if (smaller && fits(smaller.json)) return smaller.card;
  }
  return drawn(TOO_LARGE, '', MOST_RUNS).card;
}

interface Drawn {
  readonly card: Record<string, unknown>;
  readonly json: string;
}

/** What does not fit as data does not fit as a card either, and is not drawn. */
function fits(json: string): boolean {
  return sizeInBytes(json) < LARGEST_CARD_BYTES;
}

/** @param data the message's JSON */
function drawn(message: Message, data: string, mostRuns: number): Drawn {
  const { formNote: note, ...cleaned } = clean(message);
  const named = withNamesInTitle(cleaned);
  // Hardly anybody types a dollar, and to look for one here is quicker than to write the data once more.
  const shown = data.includes('$') ? withoutOpenings(named) : named;
  const filled = expand(message.kind, shown);
  const expanded = note
    ? { ...filled, body: [expand('parts/note', withoutOpenings(note)), ...Array.from(filled.body)] }
    : filled;
  const json = JSON.stringify(expanded);
  const [unbound] = json.match(/\$\{[^}"]*\}?/) ?? [];
  if (unbound) throw new Error(`cards/${message.kind}.json has a binding without a value: ${unbound}`);
  const text = json.replaceAll(TYPED_OPENING, OPENING);
  const typed: Record<string, unknown> = text === json ? expanded : JSON.parse(text);
  const card = couldBeMarkdown(data) ? withoutMarkdown(typed, mostRuns) : typed;
  return { card, json: card === typed ? text : JSON.stringify(card) };
}

/** A title is a TextBlock, where names could be tags or Markdown. */
function withNamesInTitle(message: Message): Message {
  if (message.kind !== 'thanks') return message;
  const receivers = message.receivers.map(({ name, teamsId }) => ({ name: nameForMention(name), teamsId }));
  return { ...message, receivers, names: listed(receivers.map(asMention)) };
}

function asMention({ name, teamsId }: Thanked): string {
  return teamsId ? `<at>${name}</at>` : name;
}

function expand(template: MessageKind | 'parts/note', data: Message | FormNote): { body: Iterable<unknown> } {
  return compiled(template).expand({ $root: data });
}

function withoutOpenings<T>(data: T): T {
  return JSON.parse(JSON.stringify(data).replaceAll(OPENING, TYPED_OPENING));
}

/** What Teams counts: the card's JSON as UTF-16, two bytes for every unit of it. */
export function cardSizeBytes(card: Record<string, unknown>): number {
  return sizeInBytes(JSON.stringify(card));
}

/**
 * Compiles what nobody has wanted yet. All of them together take longer than the rest of the start, so requests come in
 * between.
 * @throws Error that names a template which is missing or faulty
 */
export async function prepareCards(): Promise<void> {
  let pauseMs = FIRST_PAUSE_MS;
  for (const kind of MESSAGE_KINDS) {
    if (templates.has(kind)) continue;
    await wait(pauseMs);
    compiled(kind);
    pauseMs = PAUSE_MS;
  }
}

/** A card's template with all that stands in cards/ for it, before anything is bound. */
export function templateOf(kind: MessageKind): Json {
  return wholeTemplate(read(kind), partNamed);
}

function compiled(name: MessageKind | 'parts/note'): Template {
  const template = templates.get(name) ?? compile(name);
  templates.set(name, template);
  return template;
}

function compile(name: MessageKind | 'parts/note'): Template {
  try {
    return new Template(name === 'parts/note' ? withParts(read(name), partNamed) : templateOf(name));
  } catch (cause) {
    throw new Error(`cards/${name}.json is missing or is not a card template`, { cause });
  }
}

function partNamed(name: string): Json {
  const part = parts.get(name) ?? read(`parts/${name}`);
  parts.set(name, part);
  return part;
}

/** @throws Error if there is no such file in cards/, or it is not JSON */
function read(name: string): Json {
  return JSON.parse(readFileSync(new URL(`${name}.json`, CARDS), 'utf8'));
}
