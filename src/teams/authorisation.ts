import type { Verb } from '../message.ts';
import { Refusal } from '../refusal.ts';
import { COMMANDS, type CommandWord } from './commands.ts';
import type { Caller, Conversation } from './team.ts';

/** Where something may be asked for; dispatch looks before anything else does. */
type Where = 'team' | 'own chat' | 'anywhere';

/**
 * Who may ask for it there. That they speak from there Teams has verified, and what a card names is looked for there and
 * nowhere else, whatever ids it sends. The rest is for the step that finds the thing.
 */
type Who =
  /** Whoever Teams lets speak there. */
  | 'anyone'
  /** Whoever is on Teams' member list now: pulse-for-all, thanks-to-give. */
  | 'a member'
  /** The same, but for the two whom the thank-you is about: join-thanks. */
  | 'another member'
  /** Whoever was there when the pulse opened: requireOpenPulse. */
  | 'who was asked'
  /** close-pulse. */
  | 'who opened it'
  /** withdraw-agenda. */
  | 'who prepared it'
  /** In a Teams meeting whoever is no attendee, elsewhere anyone: requireMeetingLead. */
  | 'who leads the meeting'
  /** requireOwnThankYou. */
  | 'who gave it'
  /** requireReceivedThankYou, setVisibility. */
  | 'who received it'
  /** nominate-thanks. */
  | 'who gave or received it';

export interface Rule {
  readonly where: Where;
  readonly who: Who;
}

/** Who may do what: everything that can be typed, and everything that can be pressed. */
export const AUTHORISATION: Readonly<Record<CommandWord | Verb, Rule>> = {
  agenda: inTeam('anyone'),
  'start-agenda': inTeam('anyone'),
  'prepare-agenda': inTeam('anyone'),
  'start-proposal': inTeam('anyone'),
  'propose-behaviour': inTeam('anyone'),
  'withdraw-agenda': inTeam('who prepared it'),
  'ask-another-question': inTeam('anyone'),
  'post-agenda': inTeam('who leads the meeting'),
  'start-meeting': inTeam('who leads the meeting'),
  start: inTeam('who leads the meeting'),
  end: inTeam('who leads the meeting'),

  pulse: inTeam('anyone'),
  'start-pulse': inTeam('anyone'),
  'open-pulse': inTeam('a member'),
  'team check': inTeam('anyone'),
  'start-team-check': inTeam('anyone'),
  'open-team-check': inTeam('a member'),
  'view-pulse': inTeam('anyone'),
  'answer-pulse': inTeam('who was asked'),
  'change-answer': inTeam('who was asked'),
  'withdraw-answer': inTeam('who was asked'),
  'close-pulse': inTeam('who opened it'),

  'start-action': inTeam('anyone'),
  'save-action': inTeam('anyone'),
  'close-action': inTeam('anyone'),
  summary: inTeam('anyone'),
  'show-summary': inTeam('anyone'),

  rhythm: inTeam('anyone'),
  'start-rhythm': inTeam('anyone'),
  'save-rhythm': inTeam('anyone'),
  next: inTeam('anyone'),
  'show-next': inTeam('anyone'),
  settings: inTeam('anyone'),
  'start-settings': inTeam('anyone'),
  'save-settings': inTeam('anyone'),
  framework: inTeam('anyone'),
  'show-framework': inTeam('anyone'),

  thanks: anywhere('anyone'),
  'start-thanks': anywhere('anyone'),
  'preview-thanks': anywhere('a member'),
  'give-thanks': anywhere('a member'),
  'start-thanks-change': anywhere('who gave it'),
  'change-thanks': anywhere('who gave it'),
  'withdraw-thanks': anywhere('who gave it'),
  'nominate-thanks': anywhere('who gave or received it'),
  'join-thanks': inTeam('another member'),
  'thank-back': inOwnChat('who received it'),
  'share-thanks': inOwnChat('who received it'),
  'keep-thanks': inOwnChat('who received it'),
  'hide-thanks': inOwnChat('who received it'),
  'show-given-thanks': inOwnChat('anyone'),
  'my settings': inOwnChat('anyone'),
  'start-preferences': inOwnChat('anyone'),
  'save-preferences': inOwnChat('anyone'),

  'self-check': inOwnChat('anyone'),
  'start-self-check': inOwnChat('anyone'),
  'open-self-check': inOwnChat('anyone'),
  'show-self-check': inOwnChat('anyone'),
  'keep-self-check': inOwnChat('anyone'),
  'show-self-checks': inOwnChat('anyone'),
  'delete-self-check': inOwnChat('anyone'),
  'one-to-one': inOwnChat('anyone'),
  'start-one-to-one': inOwnChat('anyone'),
  'show-one-to-one': inOwnChat('anyone'),

  'my data': inOwnChat('anyone'),
  export: inOwnChat('anyone'),
  'export-my-data': inOwnChat('anyone'),
  'delete my data': inOwnChat('anyone'),
  'start-delete': inOwnChat('anyone'),
  'delete-my-data': inOwnChat('anyone'),

  share: anywhere('anyone'),
  'start-share': anywhere('anyone'),
  'share-framework': anywhere('anyone'),
  privacy: anywhere('anyone'),
  'show-privacy': anywhere('anyone'),
  help: anywhere('anyone'),
  'show-help': anywhere('anyone'),
};

function inTeam(who: Who): Rule {
  return { where: 'team', who };
}

function inOwnChat(who: Who): Rule {
  return { where: 'own chat', who };
}

function anywhere(who: Who): Rule {
  return { where: 'anywhere', who };
}

/** The words that can be typed in this kind of conversation. */
export function commandsFor(kind: Conversation['kind']): { word: string; what: string }[] {
  const elsewhere: Where = kind === 'personal' ? 'team' : 'own chat';
  return COMMANDS.filter(({ word }) => AUTHORISATION[word].where !== elsewhere);
}

/**
 * Lets pass what may be asked for where it is asked.
 * @throws Refusal CHAT_NOT_TEAM in a personal chat, CHAT_NOT_PRIVATE where others read
 */
export function admit(asked: CommandWord | Verb, { conversation }: Pick<Caller, 'conversation'>): void {
  const { where } = AUTHORISATION[asked];
  const isOwnChat = conversation.kind === 'personal';
  if (where === 'team' && isOwnChat) throw new Refusal('CHAT_NOT_TEAM');
  if (where === 'own chat' && !isOwnChat) throw new Refusal('CHAT_NOT_PRIVATE');
}
