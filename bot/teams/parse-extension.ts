import { decode } from 'html-entities';
import { z } from 'zod';
import { cleanLine } from '../../src/shared/clean-text.ts';
import { OptionalId } from '../../src/shared/fields.ts';
import { isSamePerson } from '../../src/teams/people.ts';
import type { Caller } from '../../src/teams/team.ts';
import { personPartition } from '../../src/thanks/preferences.ts';
import { type QuotedMessage, quoteOf, withQuote } from '../../src/thanks/quote.ts';
import { AddQuote, GIVEN, WRITTEN } from '../../src/thanks/thanks-fields.ts';
import { isVerb, ROWS } from '../routes.ts';
import { isEntraId, optionalText } from './teams-member.ts';

export interface Pressed {
  kind: 'card-action';
  caller: Caller;
  activityId: string;
  verb: string;
  data: Record<string, unknown>;
  isInvoke: boolean;
}

/** What an invoke of the message extension says; the rest of its envelope is an activity like others. */
export type ExtensionInbound =
  | {
      kind: 'extension-opened';
      caller: Caller;
      activityId: string;
      commandId: string;
      message: QuotedMessage | null;
    }
  | Pressed;

const NONE = {};

const MessagePayload = z.object({
  body: z.object({ contentType: optionalText, content: optionalText }).catch(NONE),
  from: z
    .object({ user: z.object({ id: optionalText, userIdentityType: optionalText }).catch(NONE) })
    .catch({ user: NONE }),
});

const ExtensionValue = z
  .object({
    commandId: optionalText,
    messagePayload: MessagePayload.optional().catch(undefined),
    data: z.record(z.string(), z.unknown()).catch({}),
  })
  .catch({ data: {} });

const Install = z.object({ msteams: z.object({ justInTimeInstall: z.literal(true) }) });

/** What the form says of itself; what cannot be read of it is as if it were empty. */
const Form = z.object({
  addQuote: AddQuote.catch(false),
  alone: GIVEN.alone.catch(false),
  formId: OptionalId.catch(undefined),
  likely: WRITTEN.likely.catch([]),
  receiver: WRITTEN.receiver.catch([]),
  isForTeam: WRITTEN.isForTeam.catch(false),
});

/** Whatever else a card offers is left out of it in a dialog. */
export function isForDialogs(verb: unknown): boolean {
  return isVerb(verb) && ROWS[verb].inDialogs;
}

/** @param invoke its name, however Teams writes it */
export function isExtension(invoke: unknown): boolean {
  return isOpening(invoke) || isNamed(invoke, 'composeextension/submitaction');
}

function isOpening(invoke: unknown): boolean {
  return isNamed(invoke, 'composeextension/fetchtask');
}

function isNamed(invoke: unknown, name: string): boolean {
  return typeof invoke === 'string' && invoke.toLowerCase() === name;
}

/**
 * An invoke after just-in-time installation, and a request for a new form, open the dialog again. The quoted message comes in
 * every envelope, so what a form says of it is ignored. It is quoted only where its author is the receiver, who decides
 * about their own words.
 */
export function extensionOf(invoke: string, activityId: string, speaker: Caller, value: unknown): ExtensionInbound {
  const { commandId = '', messagePayload, data } = ExtensionValue.parse(value);
  const message = messagePayload ? messageOf(messagePayload) : null;
  const { verb, msteams: _, addQuote: __, alone: ___, ...typed } = data;
  const { addQuote, alone, formId, likely, receiver, isForTeam } = Form.parse(data);
  const caller = alone ? fromNowhere(speaker) : speaker;
  const isNewForm = Install.safeParse(data).success || (verb === 'start-thanks' && formId === undefined);
  if (isOpening(invoke) || isNewForm) {
    return { kind: 'extension-opened', caller, activityId, commandId, message };
  }
  const quote = quoteOf(message, caller);
  const [only = '', ...others] = [...likely, ...receiver];
  const isTheirs = others.length === 0 && isSamePerson(only, message?.authorId ?? '');
  const isAgreed = addQuote && isTheirs && !isForTeam;
  const words = typeof typed.whatTheyDid === 'string' ? typed.whatTheyDid : '';
  return {
    kind: 'card-action',
    caller,
    activityId,
    verb: typeof verb === 'string' && isForDialogs(verb) ? verb : '',
    data: {
      ...typed,
      ...(alone && { alone: 'yes' }),
      quote,
      whatTheyDid: isAgreed ? withQuote(words, quote) : typed.whatTheyDid,
      again: 'yes',
    },
    isInvoke: true,
  };
}

/**
 * A caller in a chat between two people or in the command box, where the bot cannot be: not their own chat with the bot either.
 */
export function fromNowhere(caller: Caller): Caller {
  const conversation = { ...caller.conversation, kind: 'personal', conversationId: '' } as const;
  return {
    ...caller,
    teamId: personPartition(caller.personId),
    teamName: '',
    conversation,
    cardActivityId: '',
    meetingId: '',
  };
}

function messageOf({ body, from }: z.infer<typeof MessagePayload>): QuotedMessage {
  const { id = '', userIdentityType = 'aadUser' } = from.user;
  const isPerson = userIdentityType === 'aadUser' && isEntraId(id);
  return {
    authorId: isPerson ? id : '',
    text: textOfMessage(body.content ?? '', body.contentType !== 'text'),
  };
}

/** Longer than any Teams message; it only bounds the work. */
const MOST_READ = 100_000;
const LONGEST = 500;

/** Plain text of a message that Teams hands over as HTML, 500 characters at most. Never shown as HTML again. */
export function textOfMessage(content: string, isHtml: boolean): string {
  const read = content.slice(0, MOST_READ);
  const words = isHtml ? decode(read.replace(/<[^<>]*>/g, ' '), { scope: 'strict' }) : read;
  const line = cleanLine(words).replace(/\s+/g, ' ').trim();
  return Array.from(line).slice(0, LONGEST).join('').trimEnd();
}
