import { REFUSALS, Refusal, type RefusalCode } from '../src/errors.ts';
import type { RefusalCard, Reply, Verb } from '../src/messages.ts';
import type { World } from '../src/ports.ts';
import type { CommandWord } from '../src/teams/commands.ts';
import type { Caller } from '../src/teams/team.ts';
import { answerPulseAction } from './card-actions/answer-pulse.ts';
import { askAnotherQuestionAction } from './card-actions/ask-another-question.ts';
import { changeAnswerAction } from './card-actions/change-answer.ts';
import { closePulseAction } from './card-actions/close-pulse.ts';
import { giveThanksAction } from './card-actions/give-thanks.ts';
import { openPulseAction } from './card-actions/open-pulse.ts';
import { postAgendaAction } from './card-actions/post-agenda.ts';
import { saveSettingsAction } from './card-actions/save-settings.ts';
import { showFrameworkAction } from './card-actions/show-framework.ts';
import { showHelpAction } from './card-actions/show-help.ts';
import { showPrivacyAction } from './card-actions/show-privacy.ts';
import { showSummaryAction } from './card-actions/show-summary.ts';
import { startAgendaAction } from './card-actions/start-agenda.ts';
import { startPulseAction } from './card-actions/start-pulse.ts';
import { startSettingsAction } from './card-actions/start-settings.ts';
import { startThanksAction } from './card-actions/start-thanks.ts';
import { viewPulseAction } from './card-actions/view-pulse.ts';
import { withdrawAnswerAction } from './card-actions/withdraw-answer.ts';
import { agendaCommand } from './commands/agenda.ts';
import { frameworkCommand } from './commands/framework.ts';
import { helpCommand } from './commands/help.ts';
import { myDataCommand } from './commands/my-data.ts';
import { privacyCommand } from './commands/privacy.ts';
import { pulseCommand } from './commands/pulse.ts';
import { settingsCommand } from './commands/settings.ts';
import { summaryCommand } from './commands/summary.ts';
import { thanksCommand } from './commands/thanks.ts';
import { installed } from './lifecycle/installed.ts';
import { removed } from './lifecycle/removed.ts';
import { renamed } from './lifecycle/renamed.ts';
import type { Inbound } from './parse-activity.ts';

type Understood = Exclude<Inbound, { kind: 'unsupported' }>;
type Sent = Record<string, unknown>;

const commands: Record<CommandWord, (world: World, caller: Caller) => Promise<Reply>> = {
  agenda: agendaCommand,
  pulse: pulseCommand,
  thanks: thanksCommand,
  summary: summaryCommand,
  framework: frameworkCommand,
  settings: settingsCommand,
  'my data': myDataCommand,
  privacy: privacyCommand,
  help: helpCommand,
};

const GREETINGS = ['hi', 'hello', 'hey', 'help me', '?'];

const cardActions: Record<Verb, (world: World, caller: Caller, data: Sent) => Promise<Reply>> = {
  'show-help': showHelpAction,
  'start-agenda': startAgendaAction,
  'post-agenda': postAgendaAction,
  'ask-another-question': askAnotherQuestionAction,
  'start-pulse': startPulseAction,
  'open-pulse': openPulseAction,
  'view-pulse': viewPulseAction,
  'answer-pulse': answerPulseAction,
  'change-answer': changeAnswerAction,
  'withdraw-answer': withdrawAnswerAction,
  'close-pulse': closePulseAction,
  'start-thanks': startThanksAction,
  'give-thanks': giveThanksAction,
  'start-settings': startSettingsAction,
  'save-settings': saveSettingsAction,
  'show-framework': showFrameworkAction,
  'show-privacy': showPrivacyAction,
  'show-summary': showSummaryAction,
};

/** After a refusal, the verb that opens the form again with what was typed. */
const RETRY: Partial<Record<Verb, Verb>> = {
  'post-agenda': 'start-agenda',
  'open-pulse': 'start-pulse',
  'answer-pulse': 'view-pulse',
  'close-pulse': 'view-pulse',
  'give-thanks': 'start-thanks',
  'save-settings': 'start-settings',
};

/** The refusals after which the same form would be refused again. */
const FINAL: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'AGENDA_UNKNOWN',
  'CHAT_NOT_TEAM',
  'INPUT_MALFORMED',
  'PULSE_CLOSED',
  'PULSE_NOT_INVITED',
  'PULSE_UNKNOWN',
]);
const FORM_FIELDS = new Set(
  'formId pulseId behaviours line hours receiver behaviour whatTheyDid madePossible frameworkId timeZone language threshold pooling comments comment'.split(
    ' ',
  ),
);
const LONGEST_FIELD = 5_000;

/** What these buttons open is a message of its own: in place of the card it would take that away from the reader. */
const OPENERS: ReadonlySet<string> = new Set<Verb>([
  'show-framework',
  'show-help',
  'show-privacy',
  'show-summary',
  'start-agenda',
  'start-pulse',
  'start-settings',
  'start-thanks',
]);

/** A button on a refusal opens the form again in the place where it was. */
const IN_PLACE = { again: 'yes' };

export interface Answer extends Reply {
  /** Instead of the pressed card, for the person who pressed; as a new message; or the jobs post it by themselves. */
  readonly place: 'card' | 'message' | 'jobs';
}

/**
 * Answers what came in. "No, because" becomes a card here and nowhere else.
 * @returns null where there is nothing to say
 */
export async function dispatch(world: World, inbound: Understood): Promise<Answer | null> {
  try {
    const reply = await route(world, inbound);
    return reply && { ...reply, place: placeOf(inbound, reply) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(error, inbound);
  }
}

async function route(world: World, inbound: Understood): Promise<Reply | null> {
  const { caller } = inbound;
  switch (inbound.kind) {
    case 'words':
      return answerWords(world, caller, inbound.words);
    case 'card-action':
      if (!isVerb(inbound.verb)) throw new Refusal('CARD_OUT_OF_DATE');
      return cardActions[inbound.verb](world, caller, inbound.data);
    case 'installed':
      return installed(world, caller);
    case 'removed':
      return removed(world, caller);
    case 'renamed':
      return renamed(world, caller, inbound.name);
  }
}

function placeOf(inbound: Understood, { message }: Reply): Answer['place'] {
  if (inbound.kind !== 'card-action') return 'message';
  const isAskedFromAgenda = inbound.verb === 'open-pulse' && 'agendaId' in inbound.data;
  if (isAskedFromAgenda) return message.kind === 'discussion-prompt' ? 'message' : 'jobs';
  return OPENERS.has(inbound.verb) && inbound.data.again !== IN_PLACE.again ? 'message' : 'card';
}

function answerWords(world: World, caller: Caller, typed: string): Promise<Reply> {
  const words = typed
    .toLowerCase()
    .replace(/[.!]+$/u, '')
    .trim();
  if (isCommand(words)) return commands[words](world, caller);
  if (words === '' || GREETINGS.includes(words)) return helpCommand(world, caller);
  return helpCommand(world, caller, 'I did not recognise that. Here is what I can do.');
}

function isCommand(words: string): words is CommandWord {
  return Object.hasOwn(commands, words);
}

function isVerb(verb: string): verb is Verb {
  return Object.hasOwn(cardActions, verb);
}

/** A refusal to a button is for the person who pressed it: who tried to answer is nobody else's business. */
function refused({ code }: Refusal, inbound: Understood): Answer {
  const { what, kept, next } = REFUSALS[code];
  const retry = inbound.kind === 'card-action' && isVerb(inbound.verb) ? RETRY[inbound.verb] : undefined;
  const isWorthRetrying = retry && !FINAL.has(code);
  const message: RefusalCard = {
    kind: 'refusal',
    what,
    kept,
    next,
    retryVerb: isWorthRetrying ? retry : '',
    retryData: isWorthRetrying && inbound.kind === 'card-action' ? { ...typedFields(inbound.data), ...IN_PLACE } : {},
  };
  const isPressed = inbound.kind === 'card-action';
  return { audience: isPressed ? 'caller' : 'everyone', place: isPressed ? 'card' : 'message', message };
}

/** What was typed and chosen, to fill the form again; nothing but short text, so that the card stays a card. */
function typedFields(data: Sent): Record<string, string> {
  const fields = Object.entries(data).filter(
    (field): field is [string, string] => typeof field[1] === 'string' && field[1].length <= LONGEST_FIELD,
  );
  return Object.fromEntries(fields.filter(([name]) => FORM_FIELDS.has(name)));
}
