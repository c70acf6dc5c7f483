import { z } from 'zod';
import { cardSizeBytes } from '../../bot/rendering/render-card.ts';
import { LARGEST_CARD_BYTES } from '../../src/shared/card-size.ts';
import { objectionsTo } from '../support/card-objections.ts';
import type { Asked } from '../support/connector.ts';
import { SECRETS } from './hostile-scene.ts';

type Json = Record<string, unknown>;

export interface Seen {
  readonly status: number;
  readonly text: string;
}

const FINE: readonly number[] = [200, 400, 401, 413, 415];

/** Beside what the attackers type, which has none of these: what a program says of itself, and what no card should say. */
const INTERNALS =
  /node_modules|file:\/\/|\/tmp\/|\.ts\b|\bat (?:async )?[\w.<>]+ \(|\bzod|sqlite|\bSELECT |\bINSERT |\b(?:Type|Range|Syntax|Reference|URI|Zod|Store|Teams|Document)(?:Error|Fault)\b|\bundefined\b|\[object |\bNaN\b|Invalid Date|\$\{(?!typed|12345[*\u2217]|\$root)[^}"]{0,60}\}|\b838102050\b|\\uFDD0/;

const Card = z.looseObject({ type: z.literal('AdaptiveCard') });
const Invoked = z.union([
  z.strictObject({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.card.adaptive'),
    value: Card,
  }),
  z.strictObject({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.activity.message'),
    value: z.string(),
  }),
  z.strictObject({
    statusCode: z.union([z.literal(400), z.literal(500)]),
    type: z.literal('application/vnd.microsoft.error'),
    value: z.strictObject({ code: z.enum(['BadRequest', 'ServiceError']), message: z.string() }),
  }),
  z.strictObject({
    task: z.strictObject({
      type: z.literal('continue'),
      value: z.looseObject({ card: z.strictObject({ contentType: z.string(), content: Card }) }),
    }),
  }),
]);
const Posted = z.looseObject({ attachments: z.tuple([z.looseObject({ content: Card })]) });

/** What is wrong with the answer to an activity; nothing, if nothing is. Why one is an error stands in the log. */
export function faultsOf(isInvoke: boolean, { status, text }: Seen): string[] {
  if (!FINE.includes(status)) return [`HTTP ${status}`];
  const leaks = leaksIn(text);
  if (status !== 200)
    return [...leaks, ...(/^\{"error":"[^"]{1,60}"\}$/.test(text) ? [] : ['an error with a text of its own'])];
  if (!isInvoke) return [...leaks, ...(text === '' ? [] : ['an answer where none is read'])];
  const invoked = Invoked.safeParse(text === '' ? null : JSON.parse(text)).data;
  if (invoked === undefined) return [...leaks, `no answer to an invoke: ${text.slice(0, 200)}`];
  if ('task' in invoked) return [...leaks, ...cardFaults(invoked.task.value.card.content)];
  return typeof invoked.value === 'object' && 'type' in invoked.value
    ? [...leaks, ...cardFaults(invoked.value)]
    : leaks;
}

/** The same of what the bot posted or changed, where these people can see it. */
export function postFaults({ method, body }: Asked): string[] {
  if (!['POST', 'PUT'].includes(method)) return [];
  const leaks = leaksIn(JSON.stringify(body));
  const posted = Posted.safeParse(body).data;
  return [...leaks, ...(posted ? cardFaults(posted.attachments[0].content) : [])];
}

export function leaksIn(text: string): string[] {
  const small = text.toLowerCase();
  const secrets = SECRETS.filter((word) => small.includes(word)).map((word) => `the other team's “${word}”`);
  const [internal] = INTERNALS.exec(text) ?? [];
  return internal === undefined ? secrets : [...secrets, `the inside: “${internal}”`];
}

function cardFaults(card: Json): string[] {
  const bytes = cardSizeBytes(card);
  return [...(bytes < LARGEST_CARD_BYTES ? [] : [`a card of ${bytes} bytes`]), ...objectionsTo(card)];
}
