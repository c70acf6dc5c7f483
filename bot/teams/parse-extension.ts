import { z } from 'zod';
import type { Caller } from '../../src/teams/team.ts';
import { personPartition } from '../../src/thanks/preferences.ts';
import { type QuotedMessage, quoteOf, withQuote } from '../../src/thanks/quote.ts';
import { isVerb, ROWS } from '../routes.ts';
import { textOfMessage } from './message-text.ts';

/** A button was pressed, on a card or in a dialog. */
export interface Pressed {
  kind: 'card-action';
  caller: Caller;
  activityId: string;
  verb: string;
  data: Record<string, unknown>;
  isInvoke: boolean;
}

/** What was done with the message extension, as far as it matters; the rest of the envelope is an activity like others. */
export type ExtensionInbound =
  | {
      kind: 'extension-opened';
      caller: Caller;
      activityId: string;
      /** As in the manifest; empty where Teams does not say. */
      commandId: string;
      message: QuotedMessage | null;
    }
  | Pressed;

const optionalText = z.string().optional().catch(undefined);
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

/** An Entra object id. */
const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whatever else a card offers is left out of it in a dialog. */
export function isForDialogs(verb: unknown): boolean {
  return isVerb(verb) && ROWS[verb].inDialogs;
}

export function isExtension(invoke: string | undefined): boolean {
  return invoke === 'composeExtension/fetchTask' || invoke === 'composeExtension/submitAction';
}

/**
 * The dialog opened, or a button pressed in it. Having been installed just now is opening it again, and so is the wish
 * for a new form. The message comes in the envelope each time, so that no form carries it; what a form says of it is not
 * looked at. It is added only for its author, who decides with the thank-you whether others see it.
 */
export function extensionOf(invoke: string, activityId: string, speaker: Caller, value: unknown): ExtensionInbound {
  const { commandId = '', messagePayload, data } = ExtensionValue.parse(value);
  const message = messagePayload ? messageOf(messagePayload) : null;
  const { verb, msteams: _, addQuote, alone, ...typed } = data;
  const caller = alone === 'yes' ? fromNowhere(speaker) : speaker;
  const isNewForm = Install.safeParse(data).success || (verb === 'start-thanks' && !('formId' in typed));
  if (invoke === 'composeExtension/fetchTask' || isNewForm) {
    return { kind: 'extension-opened', caller, activityId, commandId, message };
  }
  const quote = quoteOf(message, caller);
  const isAgreed = addQuote === 'yes' && typed.receiver === message?.authorId && !typed.isForTeam;
  const words = typeof typed.whatTheyDid === 'string' ? typed.whatTheyDid : '';
  return {
    kind: 'card-action',
    caller,
    activityId,
    verb: typeof verb === 'string' && isForDialogs(verb) ? verb : '',
    data: {
      ...typed,
      ...(alone === 'yes' && { alone }),
      quote,
      whatTheyDid: isAgreed ? withQuote(words, quote) : typed.whatTheyDid,
      again: 'yes',
    },
    isInvoke: true,
  };
}

/**
 * Who speaks from a chat between two people, or from the command box: from no place that the bot could be in, and not from
 * their own chat with it, which nobody else may speak from.
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

const Placed = z.looseObject({
  name: z.string().refine(isExtension),
  conversation: z
    .looseObject({ id: z.string().min(1), conversationType: optionalText })
    .optional()
    .catch(undefined),
  channelData: z.object({ team: z.unknown().optional() }).catch({}),
});

/** The same activity with its conversation, which the command box leaves out, and its kind, which is left out after an installation. */
export function withConversation(activity: unknown): unknown {
  // Most are not; to find that out by the shape takes as long as to read the whole.
  if (!isExtension(Object(activity).name)) return activity;
  const read = Placed.safeParse(activity).data;
  if (!read) return activity;
  const { conversation = { id: 'nowhere' }, channelData } = read;
  const { conversationType = kindOf(conversation.id, channelData.team) } = conversation;
  return { ...Object(activity), conversation: { ...conversation, conversationType } };
}

function kindOf(conversationId: string, team: unknown): string {
  if (team) return 'channel';
  return conversationId.includes('@thread.') ? 'groupChat' : 'personal';
}

function messageOf({ body, from }: z.infer<typeof MessagePayload>): QuotedMessage {
  const { id = '', userIdentityType = 'aadUser' } = from.user;
  const isPerson = userIdentityType === 'aadUser' && GUID.test(id);
  return {
    authorId: isPerson ? id : '',
    text: textOfMessage(body.content ?? '', body.contentType !== 'text'),
  };
}
