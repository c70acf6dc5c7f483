import { z } from 'zod';
import { Conversation, type Member } from '../teams/team.ts';
import type { Preferences } from './preferences.ts';

export const LONGEST_WORDS = 500;
export const MOST_RECEIVERS = 10;
export const MOST_JOINED = 20;

/** What the receiver wants: between the two of them, read by everybody here, or out of their sight too. */
const VISIBILITIES = ['private', 'shared', 'hidden'] as const;

/** `teamsId` is how Teams mentions them; empty for a giver of version 1, which kept only the Entra id. */
const Person = z.object({ personId: z.string(), teamsId: z.string(), name: z.string() });

/**
 * A thank-you from one person to another, or to a team, for one behaviour. The giver is always the verified sender. To
 * several people there is one for each, so that each has their own say.
 */
export const ThankYou = z.object({
  kind: z.literal('thank-you'),
  teamId: z.string(),
  thankYouId: z.string(),
  frameworkId: z.string(),
  frameworkVersion: z.string(),
  behaviourId: z.string(),
  behaviourName: z.string(),
  giver: Person,
  /** Of a team only the name. */
  receiver: Person,
  isForTeam: z.boolean(),
  /** All that were given to people at once, itself among them; empty where it was given alone, and for a team. */
  together: z.array(z.string()).max(MOST_RECEIVERS),
  /** Both empty once it is taken back. */
  whatTheyDid: z.string(),
  madePossible: z.string(),
  givenAt: z.number(),
  /** 0 unless it was changed, or taken back, since. */
  changedAt: z.number(),
  takenBackAt: z.number(),
  visibility: z.enum(VISIBILITIES),
  /** Who joined in, in the order in which they did. */
  joined: z.array(Person.omit({ teamsId: true })).max(MOST_JOINED),
  isThankedBack: z.boolean(),
  /** Whether each of the two agrees that it is named for an award. */
  forAward: z.object({ giver: z.boolean(), receiver: z.boolean() }),
  conversation: Conversation,
  formActivityId: z.string(),
  /** The card that everybody reads; empty while it is not shared. */
  cardActivityId: z.string(),
  /** Which words are on it: their `changedAt`. */
  cardChangedAt: z.number(),
  /** The receiver's own chat with the bot, and its card there; empty before it is sent, and for a team. */
  privateChatId: z.string(),
  privateActivityId: z.string(),
  privateChangedAt: z.number(),
  isSample: z.boolean(),
});
export type ThankYou = z.infer<typeof ThankYou>;

/** What opens somebody's own chat with the bot: Teams takes the Entra id too, of everybody who has the app. */
export function addressOf({ teamsId, personId }: Pick<ThankYou['giver'], 'teamsId' | 'personId'>): string {
  return teamsId || personId;
}

/** Somebody who is thanked, or a team, and what they have said of thank-yous in general. */
export interface Receiver extends Member {
  readonly sharing: Preferences['sharing'];
  /** They take none from this giver, who is to notice nothing of it. */
  readonly isRefusing: boolean;
}

/** A team is thanked in front of everybody; of a person nobody knows whether they want that until they have said so. */
export function firstVisibility({ sharing, isRefusing }: Receiver): ThankYou['visibility'] {
  if (isRefusing) return 'hidden';
  return sharing === 'share' ? 'shared' : 'private';
}

/** A team has no account, and a chat that nobody has named has no name either. */
export function wholeTeam(name: string): Receiver {
  return { personId: '', teamsId: '', name, sharing: 'share', isRefusing: false };
}

/**
 * What agrees to the words of a thank-you goes for those that were on its card, and for no others.
 * @param seen the `changedAt` that the pressed card carries; empty on one from before cards did
 */
export function isSeen({ changedAt }: ThankYou, seen: string): boolean {
  return String(changedAt) === (seen || '0');
}

/** Everybody may read it: shared, and not taken back since. */
export function isShared({ visibility, takenBackAt }: ThankYou): boolean {
  return visibility === 'shared' && takenBackAt === 0;
}

/** Those given at once stand on one card, but for one whose words were changed since: it has a card of its own. */
export function isOneOfSeveral({ together, changedAt }: ThankYou): boolean {
  return together.length > 1 && changedAt === 0;
}

/** The card that everybody reads shows words that its receiver has not shared, and has to go. A team's gets the new ones. */
export function isCardOld({ isForTeam, cardActivityId, cardChangedAt, changedAt }: ThankYou): boolean {
  return !isForTeam && cardActivityId !== '' && cardChangedAt !== changedAt;
}

/** Its receiver has a card with words from before they were changed. What they have hidden they are not sent again. */
export function isPrivateOld({ isForTeam, visibility, privateChangedAt, changedAt }: ThankYou): boolean {
  return !isForTeam && visibility !== 'hidden' && privateChangedAt !== changedAt;
}

/** What its giver may know of it: not whether its receiver has it out of their sight. */
export function asItsGiverKnows(thanks: ThankYou): ThankYou {
  return thanks.visibility === 'hidden' ? { ...thanks, visibility: 'private' } : thanks;
}

/** What everybody in the conversation may read: shared, and not taken back since. In the order given. */
export function sharedAmong(thanks: readonly ThankYou[]): ThankYou[] {
  return thanks.filter(isShared);
}
