import { z } from 'zod';

/** Where the bot can post. `conversationId` may be a thread's, so that a reply stays in it. */
export const Conversation = z.object({
  conversationId: z.string(),
  kind: z.enum(['channel', 'groupChat', 'personal']),
  serviceUrl: z.string(),
  tenantId: z.string(),
  botId: z.string(),
});
export type Conversation = z.infer<typeof Conversation>;

export const Settings = z.object({
  frameworkId: z.string(),
  timeZone: z.string(),
  /** Answers needed before a result is shown. A change goes for the pulses that are opened after it. */
  threshold: z.union([z.literal(5), z.literal(11)]),
  /** Whether rounds that are too small to show are added up until they can be. */
  isPooling: z.boolean(),
  /** Whether a pulse has room for a comment, for its opener alone. */
  hasComments: z.boolean(),
  setBy: z.string(),
});
export type Settings = z.infer<typeof Settings>;

/**
 * A conversation of a team in which nothing is posted for now. Teams refuses it (moderation, an archived team, a policy), and
 * it is tried again; or the channel was deleted, and may be restored.
 */
const Pause = z.object({
  /** Of the conversation itself, not of a thread in it. */
  conversationId: z.string(),
  because: z.enum(['refused', 'gone']),
  since: z.number(),
  /** When Teams is asked again. */
  retryAt: z.number(),
  /** Who knows of it: nobody yet; whoever set the rhythm; nobody, because whoever set it has left. */
  told: z.enum(['nobody', 'setter', 'setter has left']),
});
export type Pause = z.infer<typeof Pause>;

/**
 * A card that invites everybody in a conversation to something of their own: where it is, so that it is posted once. Who has
 * followed it, and how many, is not known.
 */
const Invitation = z.object({
  invitationId: z.string(),
  conversation: Conversation,
  /** Empty until it is posted. */
  cardActivityId: z.string(),
  invitedAt: z.number(),
});
export type Invitation = z.infer<typeof Invitation>;

/** A channel's team, a group chat or a meeting chat in which the bot is at home; also a person's own chat with it. */
export const Team = z.object({
  kind: z.literal('team'),
  teamId: z.string(),
  name: z.string(),
  conversation: Conversation,
  settings: Settings,
  isInstalled: z.boolean(),
  /** Its conversations in which nothing is posted for now. */
  pauses: z.array(Pause),
  /** The newest first. */
  invitations: z.array(Invitation),
  /** When the bot was added, or came back. */
  installedAt: z.number(),
  isSample: z.boolean(),
});
export type Team = z.infer<typeof Team>;

/** The team with the bot in it again; what was ready before that is not posted by itself any more. */
export function backAt(now: number, team: Team): Team {
  return team.isInstalled ? team : { ...team, isInstalled: true, installedAt: now };
}

/** A person as the conversation's roster gives them. `personId` is the Entra object id, `teamsId` the id Teams mentions by. */
export interface Member {
  readonly personId: string;
  readonly teamsId: string;
  readonly name: string;
}

/** Whoever has no name, as Teams tells it. */
export const A_COLLEAGUE = 'a colleague';

/** Who sends, as Teams has verified it; never what a form says. `teamId` is the conversation for chats. */
export interface Caller {
  readonly personId: string;
  readonly teamsId: string;
  readonly name: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly conversation: Conversation;
  /** The message whose card was pressed; empty for typed words. */
  readonly cardActivityId: string;
  /** The Teams meeting whose chat this is; empty anywhere else. */
  readonly meetingId: string;
  readonly canPickPeople: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  frameworkId: 'mse-icb-values',
  timeZone: 'Europe/London',
  threshold: 5,
  isPooling: false,
  hasComments: false,
  setBy: '',
};

export const THRESHOLDS = [
  { title: '5 answers (usual)', value: '5' },
  { title: '11 answers (as the NHS Staff Survey)', value: '11' },
] as const;

export const YES_OR_NO = [
  { title: 'No', value: 'no' },
  { title: 'Yes', value: 'yes' },
] as const;
