import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Caller, Conversation } from '../../src/teams/team.ts';
import { teamsAddresses } from './addresses.ts';
import { effectOf } from './conversation-events.ts';
import { type ExtensionInbound, extensionOf, fromNowhere, isExtension } from './parse-extension.ts';
import { optionalText, sameCase, shownName } from './teams-member.ts';
import { type TypedWords, typedWords } from './typed-words.ts';

export type Inbound =
  | ({ kind: 'words'; caller: Caller; activityId: string } & TypedWords)
  | { kind: 'installed' | 'removed' | 'members-changed'; caller: Caller; activityId: string }
  | { kind: 'renamed'; caller: Caller; activityId: string; name: string }
  | { kind: 'restored' | 'channel-deleted'; caller: Caller; activityId: string; channelId: string }
  | { kind: 'meeting-started'; caller: Caller; activityId: string; startedAt: number | null }
  | { kind: 'meeting-ended'; caller: Caller; activityId: string }
  | ExtensionInbound
  | Unsupported;

interface Unsupported {
  kind: 'unsupported';
  /** For the log; holds nothing that anybody typed. */
  because: string;
}

/** Longer than any id of Teams’. */
const LONGEST_ID = 1_000;
const Id = z.string().min(1).max(LONGEST_ID);
const Account = z.object({ id: Id });
const AnyUrl = z.url({ protocol: /^https?$/ });
/** Teams has one for each of its regions, and to read it takes a fifth of reading an activity. */
const usual = new LRUCache<string, true>({ max: 20 });
const ServiceUrl = z.string().refine((text) => usual.has(text) || isServiceUrl(text));

function isServiceUrl(text: string): boolean {
  const { success } = AnyUrl.safeParse(text);
  if (success) usual.set(text, true);
  return success;
}

/** Left out, null and of an odd shape are one and the same: no reason to reject the rest. */
function optional<S extends z.ZodType>(schema: S) {
  return schema.optional().catch(undefined);
}

const optionalName = optional(z.string().transform(shownName));
/** Teams writes the words of its protocol in more than one way: groupChat and groupchat. */
const protocolWord = optional(z.string().transform((word) => word.toLowerCase()));

/** Their members are not those of the team. */
const CHANNELS_APART: readonly string[] = ['private', 'shared'];
const KINDS: Readonly<Record<string, Conversation['kind']>> = {
  channel: 'channel',
  groupchat: 'groupChat',
  personal: 'personal',
};

const Activity = z.object({
  type: Id.transform((type) => type.toLowerCase()),
  id: Id.catch(''),
  serviceUrl: ServiceUrl,
  from: Account.extend({ name: optionalName, aadObjectId: optionalText }),
  recipient: z.object({ id: Id.catch(''), name: optionalName }).catch({ id: '' }),
  conversation: optional(
    Account.extend({ conversationType: protocolWord, name: optionalName, tenantId: optionalText }),
  ),
  channelData: optional(
    z.object({
      team: optional(z.object({ id: Id, name: optionalName })),
      channel: optional(z.object({ id: optionalText, type: protocolWord })),
      tenant: optional(Account),
      meeting: optional(Account),
      eventType: optionalText,
    }),
  ),
  name: optionalText,
  action: optionalText,
  text: optionalText,
  replyToId: optionalText,
  value: z.unknown().optional(),
  entities: optional(z.array(z.unknown())),
  membersAdded: optional(z.array(z.unknown())),
  membersRemoved: optional(z.array(z.unknown())),
});
type Activity = z.infer<typeof Activity>;

const ExecuteValue = z.object({ action: z.object({ verb: Id, data: z.unknown().optional() }) });
const SubmitValue = z.looseObject({ verb: Id });

/**
 * The only file that knows the shape of Teams’ activities. Never throws. Names and ids come from the signed envelope, never from
 * a card’s data.
 */
export function parseActivity(activity: unknown): Inbound {
  const read = Activity.safeParse(activity);
  if (!read.success) {
    const paths = read.error.issues.map(({ path }) => path.join('.') || 'the activity');
    return unsupported(`unusable: ${[...new Set(paths)].join(', ')}`);
  }
  const caller = callerOf(read.data);
  if (typeof caller === 'string') return unsupported(caller);
  switch (read.data.type) {
    case 'message':
      return messageOf(read.data, caller);
    case 'invoke':
      return invokeOf(read.data, caller);
    case 'installationupdate':
      return installationOf(read.data, caller);
    case 'conversationupdate':
      return conversationUpdateOf(read.data, caller);
    case 'event':
      return eventOf(read.data, caller);
    default:
      return unsupported(`activity of type ${nameForLog(read.data.type)}`);
  }
}

/** The command box has no conversation: the message extension works without. */
const NOWHERE: NonNullable<Activity['conversation']> = { id: 'nowhere' };

function callerOf(activity: Activity): Caller | string {
  const { from, channelData: { team, tenant, meeting, channel } = {}, replyToId } = activity;
  const conversation = activity.conversation ?? (isExtension(activity.name) ? NOWHERE : undefined);
  if (!conversation) return 'unusable: conversation.id';
  const tenantId = (tenant?.id || conversation.tenantId || '').toLowerCase();
  if (!tenantId) return 'no tenant';
  const kind = kindOf(conversation.id, conversation.conversationType ?? '', team !== undefined);
  if (!kind) return 'a conversation of no known type';
  const { serviceUrl, recipient } = activity;
  const where = { conversationId: conversation.id, kind, serviceUrl, tenantId, botId: recipient.id };
  const isApart = kind !== 'channel' || CHANNELS_APART.includes(channel?.type ?? '');
  return {
    personId: sameCase(from.aadObjectId ?? ''),
    teamsId: from.id,
    name: from.name ?? '',
    // The General channel has the id of its team.
    teamId: team && !isApart ? team.id.toLowerCase() : teamsAddresses.rootOf(where),
    teamName: team?.name ?? conversation.name ?? '',
    conversation: where,
    cardActivityId: replyToId ?? '',
    meetingId: meeting?.id ?? '',
    // The Playground, on plain http, has an empty people picker.
    canPickPeople: /^https:/i.test(serviceUrl),
  };
}

/** Where its type is missing, it is read from the id, as Teams makes them. */
function kindOf(conversationId: string, type: string, hasTeam: boolean): Conversation['kind'] | undefined {
  if (type !== '') return Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  if (hasTeam || /@thread\.(?:tacv2|skype)\b/i.test(conversationId)) return 'channel';
  return /^19:.*@thread\./i.test(conversationId) ? 'groupChat' : 'personal';
}

function messageOf(activity: Activity, caller: Caller): Inbound {
  if (caller.personId === '') return unsupported('a message without from.aadObjectId');
  const submitted = SubmitValue.safeParse(activity.value);
  if (submitted.success) {
    const { verb, ...data } = submitted.data;
    return { kind: 'card-action', caller, activityId: activity.id, verb, data: plain(data), isInvoke: false };
  }
  if (!activity.text?.trim()) return unsupported('a message without text');
  return { kind: 'words', caller, activityId: activity.id, ...typedWords(activity, activity.text) };
}

function invokeOf(activity: Activity, caller: Caller): Inbound {
  const { name = '' } = activity;
  if (name.toLowerCase() !== 'adaptivecard/action' && !isExtension(name))
    return unsupported(`invoke ${nameForLog(name)}`);
  if (caller.personId === '') return unsupported('an invoke without from.aadObjectId');
  if (isExtension(name)) {
    const speaker = caller.conversation.kind === 'personal' ? fromNowhere(caller) : { ...caller, cardActivityId: '' };
    const inbound = extensionOf(name, activity.id, speaker, activity.value);
    return inbound.kind === 'card-action' ? { ...inbound, data: plain(inbound.data) } : inbound;
  }
  const executed = ExecuteValue.safeParse(activity.value);
  if (!executed.success) return unsupported('a card action without a verb');
  const { verb, data } = executed.data.action;
  return { kind: 'card-action', caller, activityId: activity.id, verb, data: plain(data), isInvoke: true };
}

function installationOf({ id, action }: Activity, caller: Caller): Inbound {
  const what = action?.toLowerCase();
  if (what === 'add' || what === 'add-upgrade') return { kind: 'installed', caller, activityId: id };
  if (what === 'remove') return { kind: 'removed', caller, activityId: id };
  // An upgrade sends a removal and an addition in any order; heeding the removal would silence the team.
  return unsupported(`installation ${nameForLog(action ?? '')}`);
}

function conversationUpdateOf(activity: Activity, caller: Caller): Inbound {
  const { id, channelData, membersAdded, membersRemoved, recipient } = activity;
  const botId = recipient.id.toLowerCase();
  const hasBot = (members: readonly unknown[] = []) =>
    members.some((member) => botId !== '' && Account.safeParse(member).data?.id.toLowerCase() === botId);
  if (hasBot(membersAdded)) return { kind: 'installed', caller, activityId: id };
  if (hasBot(membersRemoved)) return { kind: 'removed', caller, activityId: id };
  const event = { caller, activityId: id };
  const name = channelData?.team?.name ?? '';
  const channelId = channelData?.channel?.id ?? '';
  const effect = effectOf(channelData?.eventType);
  if (effect === 'rename the team' && name) return { kind: 'renamed', ...event, name };
  if (effect === 'leave the team') return { kind: 'removed', ...event };
  if (effect === 'go on in the team') return { kind: 'restored', ...event, channelId: '' };
  if (effect === 'go on in the channel' && channelId) return { kind: 'restored', ...event, channelId };
  if (effect === 'leave the channel' && channelId) return { kind: 'channel-deleted', ...event, channelId };
  const isOfMembers = Boolean(membersAdded?.length || membersRemoved?.length);
  if (effect === 'read the members anew' || isOfMembers) return { kind: 'members-changed', ...event };
  return unsupported(`conversation update ${nameForLog(channelData?.eventType ?? '')}`);
}

const MeetingStart = z.object({ StartTime: z.string() });

/** The title may be null, and the id is elsewhere in the envelope. */
function eventOf({ id, name = '', value }: Activity, caller: Caller): Inbound {
  const event = name.toLowerCase();
  if (event === 'application/vnd.microsoft.meetingend') return { kind: 'meeting-ended', caller, activityId: id };
  if (event !== 'application/vnd.microsoft.meetingstart') return unsupported(`event ${nameForLog(name)}`);
  const startedAt = Date.parse(MeetingStart.safeParse(value).data?.StartTime ?? '');
  return { kind: 'meeting-started', caller, activityId: id, startedAt: Number.isNaN(startedAt) ? null : startedAt };
}

const PROTOCOL_NAME = /^[\w.:;/|=+-]{1,120}$/;
const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype'];

/** Without names that would reach an object’s prototype in a careless merge. */
function plain(data: unknown): Record<string, unknown> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return {};
  return Object.fromEntries(Object.entries(data).filter(([name]) => !PROTOTYPE_KEYS.includes(name)));
}

function unsupported(because: string): Unsupported {
  return { kind: 'unsupported', because };
}

/** Whatever is no protocol name may have been typed by somebody. */
export function nameForLog(name: unknown): string {
  if (name === undefined || name === '') return '(none)';
  return typeof name === 'string' && PROTOCOL_NAME.test(name) ? name : '(odd)';
}
