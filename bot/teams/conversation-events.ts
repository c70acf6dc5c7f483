/** What a conversation update leads to. */
type Effect =
  | 'rename the team'
  | 'leave the team'
  | 'leave the channel'
  | 'go on in the team'
  | 'go on in the channel'
  | 'read the members anew'
  | 'nothing';

interface Event {
  readonly effect: Effect;
  readonly why: string;
}

const MEMBERS = { effect: 'read the members anew', why: 'the list that is kept for a minute is out of date' } as const;

/**
 * What we do at each event that Teams lists for `channelData.eventType` of a conversation update. That the bot itself came or went is told
 * by the members added and removed. There is none for moderation, for a policy, nor for a channel that is made private: there
 * Teams' refusal of a post, or its saying that the bot is not there, is all that tells.
 */
export const CONVERSATION_EVENTS = {
  channelCreated: { effect: 'nothing', why: 'the bot speaks where it is spoken to' },
  channelDeleted: { effect: 'leave the channel', why: 'it may be restored for thirty days, and then goes on' },
  channelRenamed: { effect: 'nothing', why: 'names of channels are not kept; their ids stay' },
  channelRestored: { effect: 'go on in the channel', why: 'it was left when it was deleted' },
  channelShared: MEMBERS,
  channelUnshared: MEMBERS,
  channelMemberAdded: MEMBERS,
  channelMemberRemoved: MEMBERS,
  teamArchived: { effect: 'nothing', why: 'the first post that Teams refuses pauses the place' },
  teamUnarchived: { effect: 'go on in the team', why: 'what waited is posted at once' },
  teamRenamed: { effect: 'rename the team', why: 'its name stands on cards' },
  teamDeleted: { effect: 'leave the team', why: 'it may be restored for thirty days; its history stays' },
  teamRestored: { effect: 'go on in the team', why: 'it was left when it was deleted' },
  teamHardDeleted: { effect: 'leave the team', why: 'nothing can be posted there any more' },
  teamMemberAdded: MEMBERS,
  teamMemberRemoved: MEMBERS,
} as const satisfies Readonly<Record<string, Event>>;

const EFFECTS: ReadonlyMap<string, Effect> = new Map(
  Object.entries(CONVERSATION_EVENTS).map(([name, { effect }]) => [name.toLowerCase(), effect]),
);

/** Teams adds events at any time, and does not write all of them the same way everywhere. */
export function effectOf(eventType = ''): Effect {
  return EFFECTS.get(eventType.toLowerCase()) ?? 'nothing';
}
