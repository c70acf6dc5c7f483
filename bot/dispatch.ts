import { endMeeting } from '../src/meetings/end-meeting.ts';
import { startMeeting } from '../src/meetings/start-meeting.ts';
import type { Message, RefusalCard, Reply } from '../src/message.ts';
import type { Ports } from '../src/ports.ts';
import { BlockedText } from '../src/privacy/blocked-text.ts';
import { blockedTextCard } from '../src/privacy/blocked-text-card.ts';
import { Refusal, type RefusalCode } from '../src/refusal.ts';
import type { Row } from '../src/shared/action-row.ts';
import { cutText } from '../src/shared/card-size.ts';
import { textOf } from '../src/shared/fields.ts';
import { didYouMeanCard } from '../src/teams/did-you-mean-card.ts';
import { findMember } from '../src/teams/find-member.ts';
import { leaveChannel } from '../src/teams/leave-channel.ts';
import { leaveTeam } from '../src/teams/leave-team.ts';
import { renameTeam } from '../src/teams/rename-team.ts';
import { resumeTeam } from '../src/teams/resume-team.ts';
import { A_COLLEAGUE, type Caller } from '../src/teams/team.ts';
import { welcomeTeam } from '../src/teams/welcome-team.ts';
import { openThanksDialog } from '../src/thanks/open-thanks-dialog.ts';
import { type CommandFound, findCommand } from './find-command.ts';
import { isVerb, REFUSALS, ROWS, type Verb } from './routes.ts';
import type { Inbound } from './teams/parse-activity.ts';
import type { Pressed } from './teams/parse-extension.ts';
import type { TypedWords } from './teams/typed-words.ts';

export type Understood = Exclude<Inbound, { kind: 'unsupported' }>;
type Sent = Readonly<Record<string, unknown>>;

const NOT_RECOGNISED = { opening: 'I did not recognise that. Here is what I can do.' };

/** A button that says so is answered in the place of its card, for whoever pressed it alone. */
const AGAIN = { again: 'yes' };
const STILL_THERE = 'What you filled in still stands on the card that you sent it from.';

export interface PlacedReply extends Reply {
  /** In place of the card that was pressed, for the person who pressed; or as a new message. */
  readonly place: 'card' | 'message';
}

/**
 * Answers what came in. "No, because" becomes a card here and nowhere else.
 * @returns null where there is nothing to say
 */
export async function dispatch(ports: Ports, sent: Understood): Promise<PlacedReply | null> {
  const inbound = sent.caller.name ? sent : { ...sent, caller: await findName(ports, sent.caller) };
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

/** Teams may leave out what people are called: the member list has it. */
async function findName(ports: Ports, caller: Caller): Promise<Caller> {
  const member = await findMember(ports, caller.conversation, caller.personId).catch(() => undefined);
  return { ...caller, name: member?.name ?? A_COLLEAGUE };
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
      return answerWords(ports, caller, inbound);
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
    case 'members-changed':
      ports.roster.forget(caller.conversation);
      return Promise.resolve(null);
    case 'restored':
      return resumeTeam(ports, caller, inbound.channelId);
    case 'channel-deleted':
      return leaveChannel(ports, caller, inbound.channelId);
    case 'meeting-started':
      return startMeeting(ports, caller, { isByHand: false, agendaId: '', startedAt: inbound.startedAt });
    case 'meeting-ended':
      return endMeeting(ports, caller, { isByHand: false });
  }
}

async function answerWords(ports: Ports, speaker: Caller, typed: TypedWords): Promise<Reply | null> {
  // What is typed in answer to a card is no press on it.
  const caller = { ...speaker, cardActivityId: '' };
  const command = findCommand(typed, (verb) => whyNotHere(ROWS[verbHere(verb, caller)], caller) === null);
  switch (command.kind) {
    case 'found':
      return answerCommand(ports, caller, command);
    case 'near':
      return { audience: 'everyone', message: didYouMean(command, caller) };
    case 'greeting':
      return ROWS['show-help'].reopen(ports, caller, {});
    case 'unknown':
      return ROWS['show-help'].reopen(ports, caller, NOT_RECOGNISED);
  }
}

async function answerCommand(ports: Ports, caller: Caller, { verb, sent }: CommandFound): Promise<Reply | null> {
  const row = admitted(ROWS[verbHere(verb, caller)], caller);
  const { takes } = row.typed ?? {};
  if (!takes || Object.keys(sent).length === 0) return row.press(ports, caller, {});
  try {
    return await row.reopen(ports, caller, sent);
  } catch (error) {
    // Whom it mentions can be chosen by hand.
    if (refusalIn(error).code !== 'ROSTER_UNAVAILABLE') throw error;
    return row.reopen(ports, caller, { ...sent, [takes.mentioned]: '' });
  }
}

/** The button does it for whoever presses, with what was typed behind the word. */
function didYouMean({ verb, sent }: CommandFound, caller: Caller): Message {
  const { word = verb, what = '', inTeam } = ROWS[verb].typed ?? {};
  const here = verbHere(verb, caller);
  return didYouMeanCard({
    word,
    what: (here !== verb && inTeam?.what) || what,
    verb: here,
    data: Object.keys(sent).length ? { ...sent, ...AGAIN } : {},
  });
}

/** What a word asks for where it was typed. */
function verbHere(verb: Verb, { conversation }: Caller): Verb {
  const elsewhere = conversation.kind === 'personal' ? null : ROWS[verb].typed?.inTeam?.verb;
  return elsewhere ?? verb;
}

async function answerPress(ports: Ports, { verb, caller, data }: Pressed): Promise<Reply | null> {
  if (!isVerb(verb)) throw new Refusal('CARD_OUT_OF_DATE');
  const row = admitted(ROWS[verb], caller);
  return isAgain(data) ? row.reopen(ports, caller, data) : row.press(ports, caller, data);
}

/** @throws Refusal CHAT_NOT_TEAM in a personal chat, CHAT_NOT_PRIVATE where others read */
function admitted(row: Row<Verb | null>, caller: Caller): Row<Verb | null> {
  const code = whyNotHere(row, caller);
  if (code) throw new Refusal(code);
  return row;
}

function whyNotHere({ where }: Row, { conversation }: Caller): RefusalCode | null {
  const isOwnChat = conversation.kind === 'personal';
  if (where === 'team' && isOwnChat) return 'CHAT_NOT_TEAM';
  return where === 'own chat' && !isOwnChat ? 'CHAT_NOT_PRIVATE' : null;
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
    if (!reply) return null;
    const message = withNote(reply.message, code);
    return { audience: 'caller', place: 'card', message, ...asPosted(caller, REFUSALS[code], STILL_THERE) };
  } catch (error) {
    // Gone in between, or Teams gives no member list: then a button opens it later.
    refusalIn(error);
    return null;
  }
}

/** A form that was refused in a team would not work in the chat that it could only be posted to, and would stay there. */
function asPosted(
  { conversation }: Caller,
  { what, kept, next }: Pick<RefusalCard, 'what' | 'kept' | 'next'>,
  more = '',
): Pick<Reply, 'ifPosted'> {
  if (conversation.kind === 'personal') return {};
  return {
    ifPosted: () => ({ kind: 'notice', what, next: [kept, next, more].filter(Boolean).join(' '), url: '' }),
  };
}

function withNote(message: Message, code: RefusalCode): Message {
  const { what, kept, next } = REFUSALS[code];
  return { ...message, formNote: { what, kept, next } };
}

/** A refusal to a button is for the person who pressed it: who tried to answer is nobody else's business. */
export function refusalFor(code: RefusalCode, inbound: Understood): PlacedReply {
  const { what, kept, next } = REFUSALS[code];
  const retry = retryOf(code, inbound);
  const typedWords = retry.retryVerb ? '' : typedIn(inbound);
  const message: RefusalCard = { kind: 'refusal', what, kept, next, ...retry, typedWords };
  const isPressed = inbound.kind === 'card-action' || inbound.kind === 'extension-opened';
  if (!isPressed) return { audience: 'everyone', place: 'message', message };
  if (typedWords)
    return { audience: 'caller', place: 'card', message, ...asPosted(inbound.caller, message, STILL_THERE) };
  return { audience: 'caller', place: 'card', message, ...(retry.retryVerb && asPosted(inbound.caller, message)) };
}

/** What somebody wrote into the form that they sent. */
function typedIn(inbound: Understood): string {
  if (inbound.kind !== 'card-action' || !isVerb(inbound.verb)) return '';
  const sent = texts(inbound.data);
  return ROWS[inbound.verb].writtenInto.flatMap((name) => sent[name]?.trim() || []).join('\n');
}

/** For where the form cannot come back at once: a button that opens it later, or presses the same again. */
function retryOf(code: RefusalCode, inbound: Understood): Pick<RefusalCard, 'retryVerb' | 'retryData'> {
  const none = { retryVerb: '', retryData: {} } as const;
  if (inbound.kind !== 'card-action' || !isVerb(inbound.verb) || REFUSALS[code].comesBack === 'never') return none;
  const { form } = ROWS[inbound.verb];
  if (form) return { retryVerb: form, retryData: typedFields(ROWS[form], inbound.data) };
  if (REFUSALS[code].comesBack !== 'later') return none;
  return { retryVerb: inbound.verb, retryData: { ...texts(inbound.data), ...AGAIN } };
}

/** What was blocked goes to the person who typed it, and nowhere else. */
function blockedText({ links }: Ports, error: BlockedText, { verb, caller, data }: Pressed): PlacedReply {
  const pressed = isVerb(verb) ? ROWS[verb] : null;
  const form = pressed?.form ?? null;
  const message = blockedTextCard(error, links, {
    retryVerb: form ?? '',
    retryData: form ? typedFields(ROWS[form], data) : {},
    sendVerb: pressed ? verb : '',
    sendData: pressed ? typedFields(pressed, data) : {},
  });
  const what = 'I did not take what you typed.';
  const kept = `${message.found.join(' ')} I have stored nothing and sent nothing.`;
  const posted = asPosted(caller, { what, kept, next: 'Write it another way.' }, STILL_THERE);
  return { audience: 'caller', place: 'card', message, ...posted };
}

/** What was typed and chosen, as far as this row takes it. */
function typedFields({ input, draft }: Row, data: Sent): Record<string, string> {
  const known = new Set([...input, ...draft]);
  const fields = Object.entries(texts(data)).filter(([name]) => known.has(name));
  return { ...Object.fromEntries(fields), ...AGAIN };
}

/** Nothing but text, and no more of it than a card can carry. */
function texts(data: Sent): Record<string, string> {
  const fields = Object.entries(data).flatMap(([name, sent]): [string, string][] => {
    const text = textOf(sent);
    return text === undefined ? [] : [[name, cutText(text)]];
  });
  return Object.fromEntries(fields);
}
