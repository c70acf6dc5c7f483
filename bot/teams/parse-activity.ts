import { z } from 'zod';
import type { Caller, Conversation } from '../../src/teams/team.ts';
import { teamsAddresses } from './addresses.ts';
import { effectOf } from './conversation-events.ts';
import { type ExtensionInbound, extensionOf, fromNowhere, isExtension, withConversation } from './parse-extension.ts';
import { shortName } from './teams-member.ts';

export type Inbound =
  | { kind: 'words'; caller: Caller; activityId: string; words: string }
  | { kind: 'installed' | 'removed'; caller: Caller; activityId: string }
  | { kind: 'renamed'; caller: Caller; activityId: string; name: string }
  | { kind: 'restored' | 'channel-deleted'; caller: Caller; activityId: string; channelId: string }
  | { kind: 'meeting-started'; caller: Caller; activityId: string; startedAt: number | null }
  | { kind: 'meeting-ended'; caller: Caller; activityId: string }
  | ExtensionInbound
  | Unsupported;

export interface Unsupported {
  kind: 'unsupported';
  /** For the log; holds nothing that anybody typed. */
  because: string;
}

/** Longer than any id of Teams’. */
const LONGEST_ID = 1_000;
const Id = z.string().min(1).max(LONGEST_ID);
const Account = z.object({ id: Id });
const optionalText = z.string().optional().catch(undefined);
const optionalName = z.string().transform(shortName).optional().catch(undefined);

/** Their members are not those of the team. */
const CHANNELS_APART: readonly string[] = ['private', 'shared'];
const ConversationKind = z.enum(['channel', 'groupChat', 'personal']);

// An optional part of an odd shape is no reason to reject the rest.
const Activity = z.object({
  type: Id,
  id: Id,
  serviceUrl: z.url({ protocol: /^https?$/ }),
  from: Account.extend({ name: optionalName, aadObjectId: optionalText }),
  recipient: Account.extend({ name: optionalName }),
  conversation: Account.extend({
    // Meeting events say "groupchat".
    conversationType: z
      .literal('groupchat')
      .transform(() => 'groupChat' as const)
      .or(ConversationKind),
    name: optionalName,
    tenantId: optionalText,
  }),
  channelData: z.object({
    team: z.object({ id: Id, name: optionalName }).optional().catch(undefined),
    channel: z.object({ id: optionalText, type: optionalText }).optional().catch(undefined),
    tenant: Account.optional().catch(undefined),
    meeting: Account.optional().catch(undefined),
    eventType: optionalText,
  }),
  name: optionalText,
  action: optionalText,
  text: optionalText,
  replyToId: optionalText,
  value: z.unknown().optional(),
  entities: z.array(z.unknown()).optional().catch(undefined),
  membersAdded: z.array(z.unknown()).optional().catch(undefined),
  membersRemoved: z.array(z.unknown()).optional().catch(undefined),
});
type Activity = z.infer<typeof Activity>;

const ExecuteValue = z.object({ action: z.object({ verb: Id, data: z.unknown().optional() }) });
const SubmitValue = z.looseObject({ verb: Id });
const Mention = z.object({ type: z.literal('mention'), text: Id, mentioned: Account });

/** Longer than any command; it only bounds the work. */
const LONGEST_TEXT = 4_000;
const MOST_ENTITIES = 100;

/**
 * The only file that knows the shape of Teams’ activities. Never throws. Names and ids come from the signed envelope, never from
 * a card’s data.
 */
export function parseActivity(activity: unknown): Inbound {
  const read = Activity.safeParse(withConversation(activity));
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
    case 'installationUpdate':
      return installationOf(read.data, caller);
    case 'conversationUpdate':
      return conversationUpdateOf(read.data, caller);
    case 'event':
      return eventOf(read.data, caller);
    default:
      return unsupported(`activity of type ${nameForLog(read.data.type)}`);
  }
}

function callerOf({ from, conversation, channelData, recipient, serviceUrl, replyToId }: Activity): Caller | string {
  const kind: Conversation['kind'] = conversation.conversationType;
  const { team, tenant, meeting, channel } = channelData;
  const tenantId = tenant?.id ?? conversation.tenantId;
  if (!tenantId) return 'no tenant';
  if (kind === 'channel' && team === undefined) return 'a channel without its team';
  const where = { conversationId: conversation.id, kind, serviceUrl, tenantId, botId: recipient.id };
  const isOfTeam = kind === 'channel' && !CHANNELS_APART.includes(channel?.type?.toLowerCase() ?? '');
  return {
    personId: from.aadObjectId ?? '',
    teamsId: from.id,
    name: from.name ?? '',
    teamId: isOfTeam && team !== undefined ? team.id : teamsAddresses.rootOf(where),
    teamName: team?.name ?? conversation.name ?? '',
    conversation: where,
    cardActivityId: replyToId ?? '',
    meetingId: meeting?.id ?? '',
    // The Playground, on plain http, has an empty people picker.
    canPickPeople: new URL(serviceUrl).protocol === 'https:',
  };
}

function messageOf(activity: Activity, caller: Caller): Inbound {
  if (caller.personId === '') return unsupported('a message without from.aadObjectId');
  const submitted = SubmitValue.safeParse(activity.value);
  if (submitted.success) {
    const { verb, ...data } = submitted.data;
    return { kind: 'card-action', caller, activityId: activity.id, verb, data: plain(data), isInvoke: false };
  }
  if (!activity.text?.trim()) return unsupported('a message without text');
  return { kind: 'words', caller, activityId: activity.id, words: wordsOf(activity, activity.text) };
}

function invokeOf(activity: Activity, caller: Caller): Inbound {
  const { name = '' } = activity;
  if (name !== 'adaptiveCard/action' && !isExtension(name)) return unsupported(`invoke ${nameForLog(name)}`);
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
  if (action === 'add' || action === 'add-upgrade') return { kind: 'installed', caller, activityId: id };
  if (action === 'remove') return { kind: 'removed', caller, activityId: id };
  // An upgrade sends a removal and an addition in any order; heeding the removal would silence the team.
  return unsupported(`installation ${nameForLog(action ?? '')}`);
}

function conversationUpdateOf(activity: Activity, caller: Caller): Inbound {
  const { id, channelData, membersAdded, membersRemoved, recipient } = activity;
  const hasBot = (members: readonly unknown[] = []) =>
    members.some((member) => Account.safeParse(member).data?.id === recipient.id);
  if (hasBot(membersAdded)) return { kind: 'installed', caller, activityId: id };
  if (hasBot(membersRemoved)) return { kind: 'removed', caller, activityId: id };
  const event = { caller, activityId: id };
  const name = channelData.team?.name ?? '';
  const channelId = channelData.channel?.id ?? '';
  const effect = effectOf(channelData.eventType);
  if (effect === 'rename the team' && name) return { kind: 'renamed', ...event, name };
  if (effect === 'leave the team') return { kind: 'removed', ...event };
  if (effect === 'go on in the team') return { kind: 'restored', ...event, channelId: '' };
  if (effect === 'go on in the channel' && channelId) return { kind: 'restored', ...event, channelId };
  if (effect === 'leave the channel' && channelId) return { kind: 'channel-deleted', ...event, channelId };
  return unsupported(`conversation update ${nameForLog(channelData.eventType ?? '')}`);
}

const MeetingStart = z.object({ StartTime: z.string() });

/** The title may be null, and the id is elsewhere in the envelope. */
function eventOf({ id, name = '', value }: Activity, caller: Caller): Inbound {
  if (name === 'application/vnd.microsoft.meetingEnd') return { kind: 'meeting-ended', caller, activityId: id };
  if (name !== 'application/vnd.microsoft.meetingStart') return unsupported(`event ${nameForLog(name)}`);
  const startedAt = Date.parse(MeetingStart.safeParse(value).data?.StartTime ?? '');
  return { kind: 'meeting-started', caller, activityId: id, startedAt: Number.isNaN(startedAt) ? null : startedAt };
}

function wordsOf({ entities, recipient }: Activity, text: string): string {
  let words = text.slice(0, LONGEST_TEXT);
  for (const entity of (entities ?? []).slice(0, MOST_ENTITIES)) {
    const mention = Mention.safeParse(entity).data;
    if (mention?.mentioned.id === recipient.id) words = words.replace(mention.text, () => ' ');
  }
  // One pattern for a whole <at>…</at> takes minutes on a message of opening tags.
  words = words
    .replace(/<\/?at(?:\s[^<>]*)?>/gi, '')
    .replace(/(?:&nbsp;|[\s\u200b])+/gi, ' ')
    .trim();
  // In a personal chat people type the name, which no client turns into a mention.
  const spelledOut = `@${recipient.name ?? ''} `.toLowerCase();
  return `${words} `.toLowerCase().startsWith(spelledOut) ? words.slice(spelledOut.length).trim() : words;
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
