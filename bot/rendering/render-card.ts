import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Template } from 'adaptivecards-templating/lib/template-engine.js';
import type { FormNote, Message, MessageKind, MessageOf } from '../../src/message.ts';

/** One line per kind for Teams' notification, where no card can be shown. Its keys are the kinds that need a template. */
const SUMMARIES: { readonly [K in MessageKind]: (message: MessageOf<K>) => string } = {
  welcome: () => 'Hello from Behaviours for Teams',
  help: () => 'What I can do',
  'settings-form': () => 'Settings for this conversation',
  settings: ({ frameworkName }) => `Settings saved: ${frameworkName}`,
  framework: ({ name }) => `Our framework: ${name}`,
  'agenda-form': () => 'Put a behaviour on the agenda',
  agenda: ({ items }) => `For this meeting: ${items.map(({ name }) => name).join(', ')}`,
  'agenda-prepared': ({ items }) => `For the next meeting: ${items.map(({ name }) => name).join(', ')}`,
  'agenda-withdrawn': () => 'An agenda was taken back',
  'proposal-form': () => 'Propose a behaviour',
  'agenda-proposal': ({ proposedBy, behaviourName }) => `${proposedBy} proposed: ${behaviourName}`,
  'chair-note': ({ teamName }) => (teamName ? `How your meeting went: ${teamName}` : 'How your meeting went'),
  'pulse-form': () => 'Start a pulse',
  pulse: () => 'How are we doing? A confidential pulse',
  'pulse-answered': () => 'Your answers are in',
  'pulse-closing': () => 'A pulse is closing',
  'pulse-closed': () => 'A pulse has closed',
  'pulse-result': ({ answered }) => `What we said: ${answered}`,
  'action-form': () => 'What we make of our result',
  action: ({ state }) => (state === 'done' ? 'Done: what we agreed' : 'What we make of our result'),
  'pulse-comments': () => 'Comments on your pulse',
  'team-check-form': () => 'Check how we are doing',
  'self-check-start': () => 'Check yourself',
  'self-check-form': ({ step }) => `Check yourself: ${step}`,
  'self-check': () => 'Your self-check',
  'self-checks': () => 'Self-checks you kept',
  'one-to-one-form': () => 'Questions for a one-to-one',
  'one-to-one': ({ behaviourName }) => `Questions for a one-to-one: ${behaviourName}`,
  'share-form': () => 'Behaviours as text',
  share: ({ frameworkName }) => `As text: ${frameworkName}`,
  'discussion-prompt': ({ behaviourName }) => `A question to talk about: ${behaviourName}`,
  'thanks-form': () => 'Thank a colleague',
  'thanks-elsewhere': () => 'I am not in this conversation yet',
  thanks: ({ giverName, receiverName }) => `${giverName} thanked ${receiverName}`,
  'thanks-preview': ({ receiverNames }) => `Your thank-you to ${receiverNames}, not sent yet`,
  'thanks-private': ({ giverName }) => `${giverName} thanked you`,
  'thanks-hidden': () => 'A thank-you is hidden',
  'thanks-withdrawn': () => 'A thank-you is no longer shared',
  'thanks-undelivered': ({ receiverName }) => `Your thank-you to ${receiverName} could not be delivered`,
  'given-thanks': () => 'Thank-yous you gave',
  'thanks-change-form': ({ receiverName }) => `Change your thank-you to ${receiverName}`,
  'thanks-changed': ({ isTakenBack }) => (isTakenBack ? 'Thank-you taken back' : 'Thank-you changed'),
  'thanks-taken-back': () => 'A thank-you was taken back',
  'thanks-back': ({ receiverName }) => `${receiverName} says thank you for your thank-you`,
  'thanks-sent': ({ receiverNames }) => (receiverNames ? `Thank-you to ${receiverNames} sent` : 'Thank-you sent'),
  'preferences-form': () => 'What happens with thank-yous for you',
  preferences: () => 'Your settings are saved',
  summary: ({ period }) => `How we are doing: ${period}`,
  'rhythm-form': () => 'What I do by myself here, and when',
  rhythm: () => 'The rhythm is saved',
  'pulse-waits': () => 'The next pulse waits for an answer to the last result',
  'pulse-reminder': ({ closes }) => `A pulse is open. ${closes}`,
  next: () => 'What comes next',
  digest: ({ teamName }) => (teamName ? `Our digest: ${teamName}` : 'Our digest'),
  behaviour: ({ title, name }) => `${title}: ${name}`,
  'my-data': () => 'What I hold on you',
  'export-begun': () => 'I am collecting what I hold on you',
  export: () => 'What I hold on you, as text',
  'delete-my-data': ({ state }) =>
    state === 'asked' ? 'Delete what I hold on you?' : 'I am deleting what I hold on you',
  'data-deleted': () => 'What I held on you is deleted',
  'thanks-deleted': () => 'A thank-you was deleted',
  'thanks-nominated': ({ agrees }) =>
    agrees ? 'You agree that it is named for an award' : 'It is not named for an award',
  privacy: () => 'What is kept, and who can read it',
  'blocked-text': () => 'Please change your words',
  refusal: ({ what }) => what,
};

/** Stands for `${` in what people typed while a card is made. Unicode assigns it to nobody, so nobody can have typed it. */
const TYPED_OPENING = '\uFDD0';
const OPENING = '${';

/** Teams' own limit is higher, but counts what it adds itself: shared/design/platform.md §3.5. */
const MOST_BYTES = 28 * 1024;
/** No sign takes more bytes than this, so that most cards need not be counted. */
const MOST_BYTES_A_SIGN = 3;
const TOO_LARGE: Message = {
  kind: 'refusal',
  what: 'This card would be larger than Teams takes.',
  kept: 'What was saved before is still there.',
  next: 'Make long texts shorter, and try again.',
  retryVerb: '',
  retryData: {},
};

/** Long enough for the requests that waited for the start; and for one more. */
const FIRST_PAUSE_MS = 300;
const PAUSE_MS = 10;

const templates = new Map<MessageKind, Template>();

/**
 * The card for a message, from its template in cards/; one sentence instead, if Teams would not take it. A template is
 * compiled once, when it is first wanted.
 * @throws Error if the template binds something that the message does not have, which is a mistake in the template
 */
export function renderCard(message: Message): Record<string, unknown> {
  const data = clean(message, '');
  const shown = data.kind === 'thanks' ? { ...data, receiverName: nameForMention(data.receiverName) } : data;
  const $root = withoutOpenings(shown);
  const filled: { readonly body: readonly unknown[] } = templateFor(message.kind).expand({ $root });
  const expanded: Record<string, unknown> = message.formNote
    ? { ...filled, body: [noteOf(message.formNote), ...filled.body] }
    : { ...filled };
  const card = JSON.stringify(expanded);
  const [unbound] = card.match(/\$\{[^}"]*\}?/) ?? [];
  if (unbound) throw new Error(`cards/${message.kind}.json has a binding without a value: ${unbound}`);
  const text = card.replaceAll(TYPED_OPENING, OPENING);
  const isTooLarge = text.length * MOST_BYTES_A_SIGN >= MOST_BYTES && Buffer.byteLength(text) >= MOST_BYTES;
  if (isTooLarge) return renderCard(TOO_LARGE);
  return text === card ? expanded : JSON.parse(text);
}

function noteOf({ what, kept, next }: FormNote): object {
  const text = (words: string, isBold: boolean) => ({
    type: 'TextBlock',
    wrap: true,
    spacing: 'Small',
    text: words,
    ...(isBold && { weight: 'Bolder' }),
  });
  const items = [text(what, true), text(kept, false), text(`What to do: ${next}`, false)];
  return { type: 'Container', style: 'attention', items };
}

/** Hardly anybody types one, so that most data stay as they are. */
function withoutOpenings(data: Message): unknown {
  const text = JSON.stringify(data);
  return text.includes(OPENING) ? JSON.parse(text.replaceAll(OPENING, TYPED_OPENING)) : data;
}

/** The activity's summary, for the notification. */
export function summaryOf<K extends MessageKind>(message: MessageOf<K> & { kind: K }): string {
  return clean(SUMMARIES[message.kind](message), '');
}

/** Bytes on the wire. The budget for a card is 28 KB (shared/design/platform.md §3.5). */
export function cardSizeBytes(card: Record<string, unknown>): number {
  return Buffer.byteLength(JSON.stringify(card));
}

/**
 * Compiles what nobody has wanted yet. All of them together take longer than the rest of the start, so requests come in
 * between.
 * @throws Error that names a template which is missing or faulty
 */
export async function prepareCards(): Promise<void> {
  let pauseMs = FIRST_PAUSE_MS;
  for (const kind of Object.keys(SUMMARIES) as MessageKind[]) {
    if (templates.has(kind)) continue;
    await wait(pauseMs);
    templateFor(kind);
    pauseMs = PAUSE_MS;
  }
}

function templateFor(kind: MessageKind): Template {
  const template = templates.get(kind) ?? readTemplate(kind);
  templates.set(kind, template);
  return template;
}

function readTemplate(kind: MessageKind): Template {
  const file = `cards/${kind}.json`;
  try {
    return new Template(JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')));
  } catch (cause) {
    throw new Error(`${file} is missing or is not a card template`, { cause });
  }
}

/** Copies the data with every text made safe to show. Line breaks stay only where somebody typed them. */
function clean<T>(value: T, key: string): T {
  if (typeof value === 'string') return cleanText(value, key.endsWith('Words')) as T;
  if (Array.isArray(value)) return value.map((item) => clean(item, key)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const inside = (name: string) => (key === 'retryData' || key === 'sendData' ? 'sentWords' : name);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, clean(item, inside(name))])) as T;
}

/** Latin letters, digits and signs as people type them, but no brace: nothing to clean. */
const PLAIN = /^[ -z|-~\u00A0-\u00FF\u2010-\u201F\u2026]*$/;

function cleanText(text: string, keepsLines: boolean): string {
  if (PLAIN.test(text)) return text;
  return (
    text
      .toWellFormed()
      .replace(/\r\n?|[\u2028\u2029]/g, '\n')
      .replace(keepsLines ? /(?!\n)\p{Cc}/gu : /\p{Cc}+/gu, ' ')
      .replace(/[\p{Bidi_Control}\p{Noncharacter_Code_Point}\u200B\u2060-\u2064\uFEFF]/gu, '')
      // The client would put a date here, even in a TextRun.
      .replace(/\{\{(?=(?:DATE|TIME)\()/gi, '{ {')
      .replace(/(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\p{Script=Arabic}])[\u200C\u200D]/gu, '')
  );
}

/** A roster name fit for the one place where a TextBlock needs it: no tags, Markdown, links or date macros. */
function nameForMention(name: string): string {
  const plain = name
    .replace(/<\/?at>/gi, '')
    .replace(/[<>*_`~|\\[\]{}#]|&(?=#?\w+;)|:\/\//g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain || 'a colleague';
}
