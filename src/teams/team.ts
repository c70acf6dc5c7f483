import { z } from 'zod';

/** Where the bot can post. `conversationId` keeps Teams' `;messageid=` part, so that a reply stays in its thread. */
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
  language: z.enum(['en-GB']),
  setBy: z.string(),
});
export type Settings = z.infer<typeof Settings>;

/** A channel's team, a group chat or a meeting chat in which the bot is at home; also a person's own chat with it. */
export const Team = z.object({
  kind: z.literal('team'),
  teamId: z.string(),
  name: z.string(),
  conversation: Conversation,
  settings: Settings,
  isInstalled: z.boolean(),
  installedAt: z.number(),
  isSample: z.boolean(),
});
export type Team = z.infer<typeof Team>;

/** A person as the conversation's roster gives them. `personId` is the Entra object id, `teamsId` the id Teams mentions by. */
export interface Member {
  readonly personId: string;
  readonly teamsId: string;
  readonly name: string;
}

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
  readonly canPickPeople: boolean;
}

export const LANGUAGES = [{ title: 'English (United Kingdom)', value: 'en-GB' }] as const;

export const DEFAULT_SETTINGS: Settings = {
  frameworkId: 'mse-icb-values',
  timeZone: 'Europe/London',
  language: 'en-GB',
  setBy: '',
};
