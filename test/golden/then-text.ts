import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlacedReply } from '../../bot/dispatch.ts';
import { type Post, render } from '../support/conversation.ts';
import { cardText } from './card-text.ts';
import { begun, CASES_FOLDER, type Known, take } from './case.ts';
import { keptText } from './kept-text.ts';
import { storedIn } from './stored.ts';
import { wrapped } from './text-lines.ts';

const AUDIENCES: Readonly<Record<PlacedReply['audience'], string>> = {
  everyone: 'to everyone',
  caller: 'to the caller',
};
const PLACES: Readonly<Record<PlacedReply['place'], string>> = {
  card: 'on the card',
  message: 'as a new message',
};
/** As they look: others, `form-1` among them, are short and stay. */
const LONG_ID = /^[\w-]{22}$/;

/** Plays a case and says what came of it: each card that was shown, where, and what is kept now. */
export async function thenText(folder: string): Promise<string> {
  const { conversation, when, known } = await begun(folder);
  const before = await storedIn(conversation, known.pulseId);
  conversation.posts.length = 0;
  conversation.updates.length = 0;
  const reply = await take(conversation, when, known);
  await conversation.runJobs();
  const after = await storedIn(conversation, known.pulseId);
  await conversation.close();

  const cards = new Cards(known);
  const { posts, updates } = conversation;
  return wrapped([
    ...(reply ? cards.shown(`answer: ${answerText(reply)}`, reply, 'the answer') : ['-- answer: nothing is said']),
    ...posts.flatMap((post) => cards.shown(`posted in ${placeText(post)}`, post, `the one in ${post.where}`)),
    ...updates.flatMap((update) =>
      cards.shown(`changed the card ${update.activityId} in ${placeText(update)}`, update, `${update.activityId}`),
    ),
    ...keptText(before, after),
  ]);
}

/** The kind of the answer, as it is written down for the case; empty where nothing is said. */
export function answeredWith(folder: string): string {
  const text = readFileSync(join(CASES_FOLDER, folder, 'then.txt'), 'utf8');
  return /^-- answer: ([\w-]+)[ ,]/.exec(text)?.[1] ?? '';
}

/** Whether the answer of a case is a form that was refused. */
export function isFormBack(folder: string): boolean {
  return readFileSync(join(CASES_FOLDER, folder, 'then.txt'), 'utf8').includes(' with why it was refused, ');
}

class Cards {
  readonly #ids: readonly (readonly [string, string])[];
  readonly #shown = new Map<string, string>();

  constructor(known: Known) {
    this.#ids = Object.entries(known).filter(([, id]) => LONG_ID.test(id));
  }

  /** Its lines; or where the same was shown before. */
  shown(where: string, { message }: Pick<PlacedReply, 'message'>, as: string): string[] {
    const json = this.#ids.reduce(
      (text, [name, id]) => text.replaceAll(JSON.stringify(id), `"$${name}"`),
      JSON.stringify(render({ message })),
    );
    const before = this.#shown.get(json);
    if (before) return [`-- ${where}: the same card as ${before}`];
    this.#shown.set(json, as);
    return [`-- ${where}`, ...cardText(JSON.parse(json))];
  }
}

function answerText({ message, audience, place }: PlacedReply): string {
  const refused = message.formNote ? ' with why it was refused' : '';
  return `${message.kind}${refused}, ${AUDIENCES[audience]}, ${PLACES[place]}`;
}

function placeText({ where, message }: Post): string {
  return `${where}: ${message.kind}`;
}
