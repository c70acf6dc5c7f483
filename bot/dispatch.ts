import { endMeeting } from '../src/meetings/end-meeting.ts';
import { startMeeting } from '../src/meetings/start-meeting.ts';
import type { Message, RefusalCard, Reply } from '../src/message.ts';
import type { Ports } from '../src/ports.ts';
import { BlockedText } from '../src/privacy/blocked-text.ts';
import { blockedTextCard } from '../src/privacy/blocked-text-card.ts';
import { Refusal, type RefusalCode } from '../src/refusal.ts';
import type { Row } from '../src/shared/action-row.ts';
import { cutText } from '../src/shared/card-size.ts';
import { leaveTeam } from '../src/teams/leave-team.ts';
import { renameTeam } from '../src/teams/rename-team.ts';
import type { Caller } from '../src/teams/team.ts';
import { welcomeTeam } from '../src/teams/welcome-team.ts';
import { openThanksDialog } from '../src/thanks/open-thanks-dialog.ts';
import { isVerb, REFUSALS, ROWS, type Verb, verbTyped } from './routes.ts';
import type { Inbound } from './teams/parse-activity.ts';
import type { Pressed } from './teams/parse-extension.ts';

type Understood = Exclude<Inbound, { kind: 'unsupported' }>;
type Sent = Readonly<Record<string, unknown>>;

const GREETINGS = ['hi', 'hello', 'hey', 'help me', '?'];
const NOT_RECOGNISED = { opening: 'I did not recognise that. Here is what I can do.' };

/** A button that says so is answered in the place of its card, for whoever pressed it alone. */
const AGAIN = { again: 'yes' };

export interface PlacedReply extends Reply {
  /** In place of the card that was pressed, for the person who pressed; or as a new message. */
  readonly place: 'card' | 'message';
}

/**
 * Answers what came in. "No, because" becomes a card here and nowhere else.
 * @returns null where there is nothing to say
 */
export async function dispatch(ports: Ports, inbound: Understood): Promise<PlacedReply | null> {
  try {
    const reply = await route(ports, inbound);
    return reply && { ...reply, ...seenBy(inbound, reply) };
  } catch (error) {
    const { code } = refusalIn(error);
    if (inbound.kind !== 'card-action') return refusalFor(code, inbound);
    if (error instanceof BlockedText) return blockedText(ports, error, inbound);
    return (await formAgain(ports, code, inbound)) ?? refusalFor(code, inbound);
  }
}

/** @throws whatever else it is: a fault is nothing to answer with */
function refusalIn(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}

function route(ports: Ports, inbound: Understood): Promise<Reply | null> {
  const { caller } = inbound;
  switch (inbound.kind) {
    case 'words':
      return answerWords(ports, caller, inbound.words);
    case 'card-action':
      return answerPress(ports, inbound);
    case 'extension-opened':
      return openThanksDialog(ports, caller, inbound);
    case 'installed':
      return welcomeTeam(ports, caller);
    case 'removed':
      return leaveTeam(ports, caller);
    case 'renamed':
      return renameTeam(ports, caller, inbound.name);
    case 'meeting-started':
      return startMeeting(ports, caller, { isByHand: false, agendaId: '', startedAt: inbound.startedAt });
    case 'meeting-ended':
      return endMeeting(ports, caller, { isByHand: false });
  }
}

async function answerWords(ports: Ports, caller: Caller, typed: string): Promise<Reply | null> {
  const words = typed
    .toLowerCase()
    .replace(/[.!]+$/u, '')
    .trim();
  const verb = verbTyped(words);
  if (verb) return admitted(ROWS[verb], caller).press(ports, caller, {});
  const isGreeting = words === '' || GREETINGS.includes(words);
  return ROWS['show-help'].reopen(ports, caller, isGreeting ? {} : NOT_RECOGNISED);
}

async function answerPress(ports: Ports, { verb, caller, data }: Pressed): Promise<Reply | null> {
  if (!isVerb(verb)) throw new Refusal('CARD_OUT_OF_DATE');
  const row = admitted(ROWS[verb], caller);
  return isAgain(data) ? row.reopen(ports, caller, data) : row.press(ports, caller, data);
}

/** @throws Refusal CHAT_NOT_TEAM in a personal chat, CHAT_NOT_PRIVATE where others read */
function admitted(row: Row<Verb | null>, { conversation }: Caller): Row<Verb | null> {
  const isOwnChat = conversation.kind === 'personal';
  if (row.where === 'team' && isOwnChat) throw new Refusal('CHAT_NOT_TEAM');
  if (row.where === 'own chat' && !isOwnChat) throw new Refusal('CHAT_NOT_PRIVATE');
  return row;
}

function isAgain(data: Sent): boolean {
  return data.again === AGAIN.again;
}

/** What fills a form again was typed and not sent: that is for whoever typed it. */
function seenBy(inbound: Understood, { audience }: Reply): Pick<PlacedReply, 'audience' | 'place'> {
  if (inbound.kind === 'extension-opened') return { audience, place: 'card' };
  if (inbound.kind !== 'card-action') return { audience, place: 'message' };
  if (isAgain(inbound.data)) return { audience: 'caller', place: 'card' };
  return { audience, place: isVerb(inbound.verb) && ROWS[inbound.verb].shows === 'in place' ? 'card' : 'message' };
}

/**
 * The form that was refused, with what was typed and why it was refused, for whoever typed it.
 * @returns null where there is no form, or it would be refused again
 */
async function formAgain(
  ports: Ports,
  code: RefusalCode,
  { verb, caller, data }: Pressed,
): Promise<PlacedReply | null> {
  const form = isVerb(verb) ? ROWS[verb].form : null;
  if (!form || REFUSALS[code].comesBack !== 'at once') return null;
  try {
    const reply = await admitted(ROWS[form], caller).reopen(ports, caller, data);
    return reply && { audience: 'caller', place: 'card', message: withNote(reply.message, code) };
  } catch (error) {
    // Gone in between, or Teams gives no member list: then a button opens it later.
    refusalIn(error);
    return null;
  }
}

function withNote(message: Message, code: RefusalCode): Message {
  const { what, kept, next } = REFUSALS[code];
  return { ...message, formNote: { what, kept, next } };
}

/** A refusal to a button is for the person who pressed it: who tried to answer is nobody else's business. */
export function refusalFor(code: RefusalCode, inbound: Understood): PlacedReply {
  const { what, kept, next } = REFUSALS[code];
  const message: RefusalCard = { kind: 'refusal', what, kept, next, ...retryOf(code, inbound) };
  const isPressed = inbound.kind === 'card-action' || inbound.kind === 'extension-opened';
  return { audience: isPressed ? 'caller' : 'everyone', place: isPressed ? 'card' : 'message', message };
}

/** For where the form cannot come back at once: a button that opens it later, or presses the same again. */
function retryOf(code: RefusalCode, inbound: Understood): Pick<RefusalCard, 'retryVerb' | 'retryData'> {
  const none = { retryVerb: '', retryData: {} } as const;
  if (inbound.kind !== 'card-action' || !isVerb(inbound.verb) || REFUSALS[code].comesBack === 'never') return none;
  const { form } = ROWS[inbound.verb];
  if (form) return { retryVerb: form, retryData: typedFields(ROWS[form], inbound.data) };
  if (REFUSALS[code].comesBack !== 'later') return none;
  return { retryVerb: inbound.verb, retryData: { ...shortTexts(inbound.data), ...AGAIN } };
}

/** What was blocked goes to the person who typed it, and nowhere else. */
function blockedText({ links }: Ports, error: BlockedText, { verb, data }: Pressed): PlacedReply {
  const pressed = isVerb(verb) ? ROWS[verb] : null;
  const form = pressed?.form ?? null;
  const message = blockedTextCard(error, links, {
    retryVerb: form ?? '',
    retryData: form ? typedFields(ROWS[form], data) : {},
    sendVerb: pressed ? verb : '',
    sendData: pressed ? typedFields(pressed, data) : {},
  });
  return { audience: 'caller', place: 'card', message };
}

/** What was typed and chosen, as far as this row takes it. */
function typedFields({ input, draft }: Row, data: Sent): Record<string, string> {
  const known = new Set([...input, ...draft]);
  const fields = Object.entries(shortTexts(data)).filter(([name]) => known.has(name));
  return { ...Object.fromEntries(fields), ...AGAIN };
}

/** Nothing but text, and no more of it than a card can carry. */
function shortTexts(data: Sent): Record<string, string> {
  const fields = Object.entries(data).filter((field): field is [string, string] => typeof field[1] === 'string');
  return Object.fromEntries(fields.map(([name, text]) => [name, cutText(text)]));
}
