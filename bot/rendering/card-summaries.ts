import type { MessageKind, MessageOf } from '../../src/message.ts';
import { clean } from './clean.ts';

/** One line per kind for Teams' notification, where no card can be shown. */
const SUMMARIES: { readonly [K in MessageKind]: (message: MessageOf<K>) => string } = {
  welcome: () => 'Hello from Behaviours for Teams',
  help: () => 'What I can do',
  'settings-form': () => 'Settings for this conversation',
  settings: ({ frameworkName }) => `Settings saved: ${frameworkName}`,
  framework: ({ name }) => `Our framework: ${name}`,
  'agenda-form': () => 'Put a behaviour on the agenda',
  agenda: ({ items }) => `For this meeting: ${items.map(({ name }) => name).join(', ')}`,
  'agenda-prepared': ({ items }) => `For the next meeting: ${items.map(({ name }) => name).join(', ')}`,
  'agenda-withdrawn': () => 'An agenda was taken back',
  'proposal-form': () => 'Propose a behaviour',
  'agenda-proposal': ({ proposedBy, behaviourName }) => `${proposedBy} proposed: ${behaviourName}`,
  'chair-note': ({ teamName }) => (teamName ? `How your meeting went: ${teamName}` : 'How your meeting went'),
  'pulse-form': () => 'Start a pulse',
  pulse: () => 'How are we doing? A confidential pulse',
  'pulse-answered': () => 'Your answers are in',
  'pulse-closing': () => 'A pulse is closing',
  'pulse-closed': () => 'A pulse has closed',
  'pulse-result': ({ answered }) => `What we said: ${answered}`,
  'action-form': () => 'What we make of our result',
  action: ({ state }) => (state === 'done' ? 'Done: what we agreed' : 'What we make of our result'),
  'pulse-comments': () => 'Comments on your pulse',
  'team-check-form': () => 'Check how we are doing',
  'self-check-start': () => 'Check yourself',
  'self-check-form': ({ step }) => `Check yourself: ${step}`,
  'self-check': () => 'Your self-check',
  'self-checks': () => 'Self-checks you kept',
  'one-to-one-form': () => 'Questions for a one-to-one',
  'one-to-one': ({ behaviourName }) => `Questions for a one-to-one: ${behaviourName}`,
  'share-form': () => 'Behaviours as text',
  share: ({ frameworkName }) => `As text: ${frameworkName}`,
  'discussion-prompt': ({ behaviourName }) => `A question to talk about: ${behaviourName}`,
  'thanks-form': () => 'Thank a colleague',
  'thanks-elsewhere': () => 'I am not in this conversation yet',
  thanks: ({ giverName, receiverName }) => `${giverName} thanked ${receiverName}`,
  'thanks-preview': ({ receiverNames }) => `Your thank-you to ${receiverNames}, not sent yet`,
  'thanks-private': ({ giverName }) => `${giverName} thanked you`,
  'thanks-hidden': () => 'A thank-you is hidden',
  'thanks-withdrawn': () => 'A thank-you is no longer shared',
  'thanks-undelivered': ({ receiverName }) => `Your thank-you to ${receiverName} could not be delivered`,
  'given-thanks': () => 'Thank-yous you gave',
  'thanks-change-form': ({ receiverName }) => `Change your thank-you to ${receiverName}`,
  'thanks-changed': ({ isTakenBack }) => (isTakenBack ? 'Thank-you taken back' : 'Thank-you changed'),
  'thanks-taken-back': () => 'A thank-you was taken back',
  'thanks-back': ({ receiverName }) => `${receiverName} says thank you for your thank-you`,
  'thanks-sent': ({ receiverNames }) => (receiverNames ? `Thank-you to ${receiverNames} sent` : 'Thank-you sent'),
  'preferences-form': () => 'What happens with thank-yous for you',
  preferences: () => 'Your settings are saved',
  summary: ({ period }) => `How we are doing: ${period}`,
  'rhythm-form': () => 'What I do by myself here, and when',
  rhythm: () => 'The rhythm is saved',
  'pulse-waits': () => 'The next pulse waits for an answer to the last result',
  'pulse-reminder': ({ closes }) => `A pulse is open. ${closes}`,
  next: () => 'What comes next',
  digest: ({ teamName }) => (teamName ? `Our digest: ${teamName}` : 'Our digest'),
  behaviour: ({ title, name }) => `${title}: ${name}`,
  'my-data': () => 'What I hold on you',
  'export-begun': () => 'I am collecting what I hold on you',
  export: () => 'What I hold on you, as text',
  'delete-my-data': ({ state }) =>
    state === 'asked' ? 'Delete what I hold on you?' : 'I am deleting what I hold on you',
  'data-deleted': () => 'What I held on you is deleted',
  'thanks-deleted': () => 'A thank-you was deleted',
  'thanks-nominated': ({ agrees }) =>
    agrees ? 'You agree that it is named for an award' : 'It is not named for an award',
  privacy: () => 'What is kept, and who can read it',
  'blocked-text': () => 'Please change your words',
  refusal: ({ what }) => what,
};

/** The kinds of message, each of which has a template. */
export const MESSAGE_KINDS = Object.keys(SUMMARIES) as readonly MessageKind[];

/** The activity's summary, for the notification. */
export function summaryOf<K extends MessageKind>(message: MessageOf<K> & { kind: K }): string {
  return clean(SUMMARIES[message.kind](message));
}
