import type { RefusalCard, Reply, Verb } from '../src/message.ts';
import type { Ports } from '../src/ports.ts';
import { BlockedText } from '../src/privacy/blocked-text.ts';
import { blockedTextCard } from '../src/privacy/blocked-text-card.ts';
import { REFUSALS, Refusal, type RefusalCode } from '../src/refusal.ts';
import { admit } from '../src/teams/authorisation.ts';
import type { CommandWord } from '../src/teams/commands.ts';
import type { Caller } from '../src/teams/team.ts';
import { helpCommand } from './commands/help.ts';
import { installed } from './lifecycle/installed.ts';
import { meetingEnded } from './lifecycle/meeting-ended.ts';
import { meetingStarted } from './lifecycle/meeting-started.ts';
import { removed } from './lifecycle/removed.ts';
import { renamed } from './lifecycle/renamed.ts';
import { cardActions, commands } from './listeners.ts';
import { openThanks } from './message-extensions/open-thanks.ts';
import { AGAIN, isOpener, onlyGiven } from './openers.ts';
import type { Inbound } from './teams/parse-activity.ts';
import type { Pressed } from './teams/parse-extension.ts';

type Understood = Exclude<Inbound, { kind: 'unsupported' }>;
type Sent = Record<string, unknown>;

const GREETINGS = ['hi', 'hello', 'hey', 'help me', '?'];

/** After a refusal, the verb that opens the form again with what was typed. */
const RETRY: Partial<Record<Verb, Verb>> = {
  'post-agenda': 'start-agenda',
  'prepare-agenda': 'start-agenda',
  'propose-behaviour': 'start-proposal',
  'open-pulse': 'start-pulse',
  'answer-pulse': 'change-answer',
  'close-pulse': 'view-pulse',
  'save-action': 'start-action',
  'open-team-check': 'start-team-check',
  'open-self-check': 'start-self-check',
  'show-self-check': 'start-self-check',
  'show-one-to-one': 'start-one-to-one',
  'share-framework': 'start-share',
  'preview-thanks': 'start-thanks',
  'give-thanks': 'start-thanks',
  'change-thanks': 'start-thanks-change',
  'save-preferences': 'start-preferences',
  'save-rhythm': 'start-rhythm',
  'save-settings': 'start-settings',
};

/** The refusals after which the same form would be refused again. */
const FINAL: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'ACTION_DONE',
  'ACTION_EARLY',
  'AGENDA_FULL',
  'AGENDA_NOT_YOURS',
  'AGENDA_STARTED',
  'AGENDA_UNKNOWN',
  'CARD_OUT_OF_DATE',
  'CHAT_NOT_PRIVATE',
  'CHAT_NOT_TEAM',
  'INPUT_MALFORMED',
  'PULSE_CLOSED',
  'PULSE_NOT_INVITED',
  'PULSE_UNKNOWN',
  'THANKS_NOT_YOURS',
  'THANKS_TAKEN_BACK',
  'THANKS_UNKNOWN',
]);
const FORM_FIELDS = new Set(
  'formId pulseId agendaId itemType line isSeries alone itemType1 line1 behaviour1 itemType2 line2 behaviour2 itemType3 line3 behaviour3 behaviours hours receiver isForTeam behaviour whatTheyDid madePossible frameworkId timeZone threshold pooling comments comment pulseEvery pulseFirstOn pulseAt pulseBehaviours pulseHours digestEvery digestFirstOn digestAt behaviourEvery behaviourFirstOn behaviourAt days from until quietMonths quietFrom quietUntil dropQuiet pauseUntil pauseBecause pauseEnd depth part what who byWhen because decision thankYouId thankYouTeamId'.split(
    ' ',
  ),
);
/** One statement of a pulse. */
const SCORE_FIELD = /^s\d{1,2}$/;
const LONGEST_FIELD = 5_000;

export interface Answer extends Reply {
  /** Instead of the pressed card, for the person who pressed; as a new message; or the jobs post it by themselves. */
  readonly place: 'card' | 'message' | 'jobs';
}

/**
 * Answers what came in. "No, because" becomes a card here and nowhere else.
 * @returns null where there is nothing to say
 */
export async function dispatch(ports: Ports, inbound: Understood): Promise<Answer | null> {
  try {
    const reply = await route(ports, inbound);
    return reply && { ...reply, audience: audienceOf(inbound, reply), place: placeOf(inbound, reply) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error instanceof BlockedText && inbound.kind === 'card-action') return blockedText(ports, error, inbound);
    return refusalFor(error.code, inbound);
  }
}

async function route(ports: Ports, inbound: Understood): Promise<Reply | null> {
  const { caller } = inbound;
  switch (inbound.kind) {
    case 'words':
      return answerWords(ports, caller, inbound.words);
    case 'card-action':
      if (!isVerb(inbound.verb)) throw new Refusal('CARD_OUT_OF_DATE');
      admit(inbound.verb, caller);
      return cardActions[inbound.verb](ports, caller, isOpener(inbound) ? onlyGiven(inbound.data) : inbound.data);
    case 'extension-opened':
      return openThanks(ports, caller, inbound);
    case 'installed':
      return installed(ports, caller);
    case 'removed':
      return removed(ports, caller);
    case 'renamed':
      return renamed(ports, caller, inbound.name);
    case 'meeting-started':
      return meetingStarted(ports, caller, inbound.startedAt);
    case 'meeting-ended':
      return meetingEnded(ports, caller);
  }
}

/** A form that is filled again holds what was typed and not sent: that is for whoever typed it. */
function audienceOf(inbound: Understood, { audience }: Reply): Reply['audience'] {
  if (inbound.kind !== 'card-action' || inbound.data.again !== AGAIN.again) return audience;
  return Object.values(RETRY).some((verb) => verb === inbound.verb) ? 'caller' : audience;
}

function placeOf(inbound: Understood, { message }: Reply): Answer['place'] {
  if (inbound.kind === 'extension-opened') return 'card';
  if (inbound.kind !== 'card-action') return 'message';
  const isAskedFromAgenda = inbound.verb === 'open-pulse' && 'agendaId' in inbound.data;
  if (isAskedFromAgenda) return message.kind === 'discussion-prompt' ? 'message' : 'jobs';
  return isOpener(inbound) ? 'message' : 'card';
}

async function answerWords(ports: Ports, caller: Caller, typed: string): Promise<Reply | null> {
  const words = typed
    .toLowerCase()
    .replace(/[.!]+$/u, '')
    .trim();
  if (isCommand(words)) {
    admit(words, caller);
    return commands[words](ports, caller);
  }
  if (words === '' || GREETINGS.includes(words)) return helpCommand(ports, caller);
  return helpCommand(ports, caller, 'I did not recognise that. Here is what I can do.');
}

function isCommand(words: string): words is CommandWord {
  return Object.hasOwn(commands, words);
}

function isVerb(verb: string): verb is Verb {
  return Object.hasOwn(cardActions, verb);
}

/** A refusal to a button is for the person who pressed it: who tried to answer is nobody else's business. */
export function refusalFor(code: RefusalCode, inbound: Understood): Answer {
  const { what, kept, next } = REFUSALS[code];
  const message: RefusalCard = { kind: 'refusal', what, kept, next, ...retryOf(code, inbound) };
  const isPressed = inbound.kind === 'card-action' || inbound.kind === 'extension-opened';
  return { audience: isPressed ? 'caller' : 'everyone', place: isPressed ? 'card' : 'message', message };
}

/** The form again, with what was typed; or, where nothing but the moment was wrong, the same button. */
function retryOf(code: RefusalCode, inbound: Understood): Pick<RefusalCard, 'retryVerb' | 'retryData'> {
  const none = { retryVerb: '', retryData: {} } as const;
  if (inbound.kind !== 'card-action' || !isVerb(inbound.verb) || FINAL.has(code)) return none;
  const form = RETRY[inbound.verb];
  if (form) return { retryVerb: form, retryData: { ...typedFields(inbound.data), ...AGAIN } };
  if (code !== 'TOO_MUCH_AT_ONCE' && code !== 'TOO_MANY_NEW') return none;
  return { retryVerb: inbound.verb, retryData: { ...shortTexts(inbound.data), ...AGAIN } };
}

/** What was held back goes to the person who typed it, and nowhere else. */
function blockedText({ links }: Ports, error: BlockedText, { verb, data }: Pressed): Answer {
  const sendVerb = isVerb(verb) ? verb : '';
  const retryVerb = (sendVerb && RETRY[sendVerb]) || '';
  const pressed = { retryVerb, sendVerb, data: { ...typedFields(data), ...AGAIN } } as const;
  return { audience: 'caller', place: 'card', message: blockedTextCard(error, pressed, links) };
}

/** What was typed and chosen, to fill the form again. */
function typedFields(data: Sent): Record<string, string> {
  const fields = Object.entries(shortTexts(data));
  return Object.fromEntries(fields.filter(([name]) => FORM_FIELDS.has(name) || SCORE_FIELD.test(name)));
}

/** Nothing but short text, so that the card stays a card. */
function shortTexts(data: Sent): Record<string, string> {
  const fields = Object.entries(data).filter(
    (field): field is [string, string] => typeof field[1] === 'string' && field[1].length <= LONGEST_FIELD,
  );
  return Object.fromEntries(fields);
}
