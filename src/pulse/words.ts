import type { Depth } from '../frameworks/check-lines.ts';
import type { Framework } from '../frameworks/framework.ts';
import type { Notice } from '../message.ts';
import { dateInWords, dayInWords, momentInWords } from '../scheduling/moments.ts';
import { dayOf, isoDayInWords, isoShortDay } from '../scheduling/recurrence.ts';
import type { Summaries } from '../shared/card-parts.ts';
import { plural } from '../shared/locale.ts';
import type { Conversation } from '../teams/team.ts';
import type { PulseMessage, StatementInWords } from './cards.ts';
import type { TalkAbout } from './highlights.ts';
import type { LastAction } from './pulse.ts';
import { type Change, isOpen, type Pulse, type PulseResult, type Statement } from './pulse.ts';

/** "No clear change" is not "no change". Never a number (rules R7 and R13). */
const CHANGES: Readonly<Record<Change, string>> = {
  higher: 'Clearly higher than before.',
  lower: 'Clearly lower than before.',
  unclear: 'No clear change.',
  'too few': 'Too few answers to tell a change.',
  new: '',
};

export function changeInWords(change: Change): string {
  return CHANGES[change];
}

/** What was made of a result, for the next pulse, the digest and the summary: one sentence of ours around theirs. */
export function actionInWords(action: LastAction, done = 'Done'): string {
  switch (action.state) {
    case 'agreed':
      return `We agreed: ${withoutStop(action.what)} (${action.who.name}; we look back on ${isoDayInWords(action.byWhen)}).`;
    case 'done':
      return `${done}: ${withoutStop(action.what)} (${action.who.name}).`;
    case 'not now':
      return `Not now, because ${withoutStop(action.because)}.`;
  }
}

function withoutStop(sentence: string): string {
  return sentence.replace(/[.\s]+$/u, '');
}

const POOLING_NOTICE =
  'If too few answer to show a result, their totals are added to those of up to three other rounds, until they can be shown. That counts answers, not people: three people can be enough.';

/** Who sees what, from how many answers, until when, when answers are destroyed (rule R1). */
export function noticeInWords(pulse: Pulse): string[] {
  return [
    'Your answers are confidential. Nobody here, the chair included, sees who answered or what they said.',
    `A result is shown only if at least ${pulse.threshold} people answer: ${pulse.threshold < 10 ? 'in words up to 9, in rounded shares from 10' : 'in rounded shares'}.`,
    ...(pulse.loweredFrom > 0 ? [loweredInWords(pulse)] : []),
    `${openUntilInWords(pulse)} Until then you can change or withdraw your answer.`,
    'When it closes, each answer is destroyed, and so is the key that could link it to you. Only the result stays.',
    ...(pulse.isPooling ? [POOLING_NOTICE] : []),
    ...(pulse.outsideCount > 0 ? [outsideInWords(pulse.outsideCount)] : []),
  ];
}

/** On the first pulse after a lowering, whoever lowered it (rule R27). */
function loweredInWords({ loweredFrom, threshold }: Pulse): string {
  return `Before, results were shown from ${loweredFrom} answers on; now they are shown from ${threshold}.`;
}

export function openUntilInWords({ closesAt, timeZone }: Pulse): string {
  return `Open until ${momentInWords(closesAt, timeZone)}.`;
}

/** Where somebody asks for the pulse of an agenda that has one. */
export function askedAlreadyInWords(pulse: Pulse, now: number): Pick<Notice, 'what' | 'next'> {
  return isOpen(pulse, now)
    ? { what: 'This pulse is open.', next: `Its card is further up. ${openUntilInWords(pulse)}` }
    : { what: 'This pulse has closed.', next: 'What came of it is further up.' };
}

/** What was wanted and is not asked; never where else it is. Empty where nothing was left out. */
export function leftOutStatementsInWords({ leftOut, timeZone }: Pulse): string {
  const last = leftOut.toSorted((a, b) => a.askAgainAt - b.askAgainAt).at(-1);
  if (!last) return '';
  const texts = leftOut.map(({ text }) => `“${text}”`).join(' ');
  const from = dayInWords(last.askAgainAt, timeZone);
  return `Not asked, because nearly the same people were asked it lately: ${texts} It can be asked again from ${from}.`;
}

/** "Asked lately: We are innovative (again from 12 Nov)." */
export function askedLatelyInWords(
  { behaviours }: Framework,
  lately: ReadonlyMap<string, number>,
  timeZone: string,
): string {
  const each = behaviours.flatMap(({ id, name }) => {
    const again = lately.get(id);
    return again === undefined ? [] : [`${name} (again from ${isoShortDay(dayOf(again, timeZone))})`];
  });
  return each.length ? `Asked lately: ${each.join(', ')}.` : '';
}

/** For a meeting after which all that could be asked was asked lately. */
export const ASKED_LATELY_WORDS =
  'Nearly the same people were asked about this a few days ago, so I do not ask again yet. To talk about instead:';

/** Before somebody ends a pulse early. */
export function closeAskedInWords({ closesAt, timeZone, threshold }: Pulse): string {
  return `It is open until ${momentInWords(closesAt, timeZone)}. Closed now, nobody can answer any more; a result is shown if ${threshold} have answered.`;
}

/** Once, and only when no answer has come for a while: a count that moves as a colleague taps would tell who tapped. */
export function countInWords({ shownCount, threshold, audience }: Pulse): string {
  return shownCount < threshold ? '' : `At least ${shownCount} of ${audience.length} have answered.`;
}

/** "8 of 11 people answered." */
export function answeredInWords({ answeredCount, audienceCount }: PulseResult): string {
  return `${answeredCount} of ${audienceCount} people answered.`;
}

/** "8 of 11 answered · 12 November 2026" */
export function answeredOnInWords({ answeredCount, audienceCount, closedAt }: PulseResult, timeZone: string): string {
  return `${answeredCount} of ${audienceCount} answered · ${dateInWords(closedAt, timeZone)}`;
}

export function closedInWords({ closedAt }: PulseResult, timeZone: string): string {
  return `Closed on ${dayInWords(closedAt, timeZone)}.`;
}

export const FEW_ANSWERED_WORDS = 'This may not speak for everyone.';

/** Where nothing at all may be shown. */
export const NOTHING_WORDS = 'Too few answers to show. That says nothing about anybody.';
/** The same where it was asked too soon after another time. */
export const SUPPRESSED_WORDS = 'Nothing to show this time. That says nothing about anybody.';

const SUM_WAITS =
  'The answers have been destroyed; where three or more gave an opinion, their sum waits to be added to other rounds.';

/** Why nothing may be shown, and what became of the answers. */
export function nothingInWords({ threshold, isPooling }: Pulse): string {
  const kept = isPooling ? SUM_WAITS : 'The answers have been destroyed.';
  return `Fewer than ${threshold} people gave an opinion. ${kept}`;
}

/** "clearly higher since 12 Oct ▲": the words before the sign; empty where no change is clear. */
export function clearChangeInWords(change: Change, before = ''): string {
  if (change !== 'higher' && change !== 'lower') return '';
  return `clearly ${change}${before && ` since ${before}`} ${change === 'higher' ? '▲' : '▼'}`;
}

/** What is behind the rows of a result. */
export const NUMBERS = { more: 'Numbers', less: 'Hide the numbers' } as const;
/** The same where fewer than ten answered. */
export const DETAILS = { more: 'Details', less: 'Hide the details' } as const;

/** "Rounded: about 65% agree · about 35% in between or disagree" */
export function bandsInWords(bands: StatementInWords['bands']): string {
  return `Rounded: ${bands.map(({ share, label }) => `${share} ${label}`).join(' · ')}`;
}

const NONE_NAMED: Readonly<Record<Exclude<TalkAbout['code'], 'named'>, string>> = {
  nothing: '',
  'too few': 'Too few answers to rank them: talk about any.',
  'too close': 'Too close to rank: talk about any.',
  alike: 'None stands out: talk about any.',
  several: 'Several are lowest: talk about any of those.',
};

/** "Worth talking about: We are living well.", or why none is named; empty where there is nothing to say. */
export function talkAboutInWords(found: TalkAbout): string {
  return found.code === 'named' ? `Worth talking about: ${found.behaviourName}.` : NONE_NAMED[found.code];
}

const WHERE: Readonly<Record<Conversation['kind'], string>> = {
  channel: 'a channel of yours',
  groupChat: 'a chat of yours',
  personal: 'this chat',
};

const ORIGINS: Readonly<Record<Exclude<Pulse['origin'], 'person'>, string>> = {
  meeting: 'It is about a meeting',
  rhythm: 'It is the regular one',
};

/** "Megan Bowen started it in Ward 7." */
export function originInWords({ origin, openedByName, conversation }: Pulse, teamName: string): string {
  const beginning = origin === 'person' ? `${openedByName} started it` : ORIGINS[origin];
  return `${beginning} in ${teamName || WHERE[conversation.kind]}.`;
}

/** Instead of a pulse, where there are too few people. */
export function talkInsteadInWords(threshold: number, outsideCount: number): string {
  const few = `There are fewer than ${threshold} people here, too few to keep answers confidential.`;
  const outside = outsideCount > 0 ? ` ${outsideInWords(outsideCount)}` : '';
  return `${few}${outside} Nothing was opened. Talk about it instead:`;
}

/** Whom the bot cannot hear is not asked, and does not count towards what a result needs. */
function outsideInWords(count: number): string {
  return plural(count, {
    one: 'One person of another organisation is here and cannot be asked.',
    other: '# people of other organisations are here and cannot be asked.',
  });
}

const STATEMENTS_PER_MINUTE = 5;

/** How long so many statements take to answer: "one minute", "4 minutes". */
export function minutesInWords(statements: number): string {
  const minutes = Math.ceil(statements / STATEMENTS_PER_MINUTE);
  return plural(minutes, { one: 'one minute', other: '# minutes' });
}

const DEPTH_TITLES: Readonly<Record<Depth, string>> = { quick: 'Quick', full: 'Full' };

/** "Full, part 2 of 3: 12 statements, about 3 minutes (We listen to We are brave)" */
export function checkTitle(
  depth: Depth,
  statements: readonly Statement[],
  part: { readonly number: number; readonly of: number },
): string {
  const size = `${statements.length} statements, about ${minutesInWords(statements.length)}`;
  if (part.of === 1) return `${DEPTH_TITLES[depth]}: ${size}`;
  const [first, last] = [statements.at(0), statements.at(-1)];
  const range = `${first?.behaviourName} to ${last?.behaviourName}`;
  return `${DEPTH_TITLES[depth]}, part ${part.number} of ${part.of}: ${size} (${range})`;
}

/** "One statement", "4 statements" */
export function statementsInWords(count: number): string {
  return plural(count, { one: 'One statement', other: '# statements' });
}

/** One line of each card, for Teams' notification. */
export const PULSE_SUMMARIES: Summaries<PulseMessage> = {
  'pulse-form': () => 'Start a pulse',
  pulse: () => 'How are we doing? A confidential pulse',
  'pulse-answered': () => 'Your answers are saved',
  'pulse-page': () => 'Your answers',
  'pulse-close': () => 'Close the pulse early?',
  'pulse-closing': () => 'A pulse is closing',
  'pulse-closed': () => 'A pulse has closed',
  'pulse-result': ({ answered }) => `What we said: ${answered}`,
  'pulse-comments': () => 'Comments on your pulse',
  'team-check-form': () => 'Check how we are doing',
  'discussion-prompt': ({ behaviourName }) => `A question to talk about: ${behaviourName}`,
  'pulse-waits': () => 'The next pulse waits for an answer to the last result',
  'pulse-reminder': ({ closes }) => `A pulse is open. ${closes}`,
};
