import { z } from 'zod';
import type { Behaviour } from '../frameworks/framework.ts';
import { Disclosable, type Histogram } from '../privacy/disclose.ts';
import { Refusal } from '../refusal.ts';
import { DAY_MS, HOUR_MS } from '../scheduling/moments.ts';
import { Conversation } from '../teams/team.ts';

/** Stored for a statement that somebody has not come to, or left open (rule R35). */
export const UNANSWERED = -1;
/** On the wire and in words; stored as 0. Counts as answered, never enters a score (rule R16). */
const NOT_SURE = 'not-sure';

/** Five-point agreement and a way out (rule R16). */
export const SCALE = [
  { title: 'Strongly agree', value: '5' },
  { title: 'Agree', value: '4' },
  { title: 'Neither agree nor disagree', value: '3' },
  { title: 'Disagree', value: '2' },
  { title: 'Strongly disagree', value: '1' },
  { title: 'Not sure / does not apply', value: NOT_SURE },
] as const;

export const DURATIONS = [
  { title: '1 hour', value: '1' },
  { title: '1 day', value: '24' },
  { title: '3 days (72 hours)', value: '72' },
  { title: '1 week', value: '168' },
  { title: '2 weeks', value: '336' },
] as const;
export const DEFAULT_HOURS = 72;
const LONGEST_HOURS = 336;
const REMINDED_FROM_HOURS = 48;
const REMINDED_BEFORE_HOURS = 24;
/** How many behaviours somebody may choose for a pulse. */
export const MOST_CHOSEN = 5;
/** A check of a whole framework asks more: as many as a card may hold. */
export const MOST_STATEMENTS = 40;
/** The card asks Teams to refresh itself for at most this many people; Teams' own limit. */
export const MOST_REFRESHED = 60;
/** How many pulses of one person may be open in a conversation (rule R28). */
export const MOST_OPEN = 3;
/** Answers in hand when a pulse closes are given this long to land before they are counted. */
export const CLOSING_GRACE_MS = 6_000;

/** A closed pulse says for so long whom it asked, at least and at most (rule R33); results in sight are added up for six days. */
export const AUDIENCE_KEPT_MS = 30 * DAY_MS;
export const AUDIENCE_KEPT_AT_MOST_MS = 400 * DAY_MS;

const who = z.object({ name: z.string() });

/** What a team made of its last result, as it stood when the pulse opened: no more of it than its sentence says. */
export const LastAction = z.discriminatedUnion('state', [
  z.object({ state: z.literal('agreed'), what: z.string(), who, byWhen: z.string() }),
  z.object({ state: z.literal('done'), what: z.string(), who }),
  z.object({ state: z.literal('not now'), because: z.string() }),
]);
export type LastAction = z.infer<typeof LastAction>;

export const Statement = z.object({ behaviourId: z.string(), behaviourName: z.string(), text: z.string() });
export type Statement = z.infer<typeof Statement>;

/** A statement that was wanted and not asked, because nearly the same people were asked it lately. */
const NotAsked = z.object({ text: z.string(), askAgainAt: z.number() });
export type NotAsked = z.infer<typeof NotAsked>;

/** How a statement compares with the pulses before; 'unclear' is "no clear change", 'new' has nothing before it. */
export const Change = z.enum(['higher', 'lower', 'unclear', 'too few', 'new']);
export type Change = z.infer<typeof Change>;

/** All that is kept of one statement's answers, and all that a card may say of them. */
export const StatementResult = z.object({
  behaviourId: z.string(),
  published: Disclosable,
  change: Change,
});
export type StatementResult = z.infer<typeof StatementResult>;

export const PulseResult = z.object({
  answeredCount: z.number().int(),
  audienceCount: z.number().int(),
  closedAt: z.number(),
  statements: z.array(StatementResult),
});
export type PulseResult = z.infer<typeof PulseResult>;

export const Pulse = z.object({
  kind: z.literal('pulse'),
  teamId: z.string(),
  pulseId: z.string(),
  agendaId: z.string(),
  /** Who wanted it: somebody here, a meeting that ended, or the team's rhythm. */
  origin: z.enum(['person', 'meeting', 'rhythm']),
  /** Chosen behaviours; or a check of the whole framework, with one statement each or with every line. */
  depth: z.enum(['chosen', 'quick', 'full']),
  frameworkId: z.string(),
  frameworkVersion: z.string(),
  statements: z.array(Statement).min(1).max(MOST_STATEMENTS),
  leftOut: z.array(NotAsked).max(MOST_STATEMENTS),
  threshold: z.number().int(),
  /** That of the team's pulse before, where it was higher: everybody reads that it was lowered (rule R27); else 0. */
  loweredFrom: z.number().int(),
  isPooling: z.boolean(),
  hasComments: z.boolean(),
  openedBy: z.string(),
  openedByName: z.string(),
  openedAt: z.number(),
  closesAt: z.number(),
  timeZone: z.string(),
  state: z.enum(['open', 'closed']),
  audience: z.array(z.object({ personId: z.string(), teamsId: z.string() })),
  /** For whom the card refreshes itself: people who were there, asked or not, so that it tells of nobody who was not (rule R30). */
  refreshIds: z.array(z.string()).max(MOST_REFRESHED),
  /** People of other organisations who were there and could not be asked. */
  outsideCount: z.number().int(),
  conversation: Conversation,
  cardActivityId: z.string(),
  /** From how many answers on the card says that there are enough for a result: the threshold; 0 before, -1 before it is first shown. */
  shownCount: z.number().int(),
  /** How many answers there were at the last look; -1 before there were enough. The card says so once none came for a while. */
  seenCount: z.number().int(),
  result: PulseResult.nullable(),
  resultActivityId: z.string(),
  /** What the team made of its last result; null if it has made nothing of one. */
  lastAction: LastAction.nullable(),
  /** How far down the audience the one reminder has gone, whoever needed it. */
  remindedTo: z.number().int().nonnegative(),
  /** Whether whoever chaired the meeting has been told what it came to. */
  isChairTold: z.boolean(),
  isSample: z.boolean(),
});
export type Pulse = z.infer<typeof Pulse>;

/** All that a look back on a closed pulse needs: short, however many people were asked. */
export type PublishedPulse = Omit<Pulse, 'audience'>;

/** One person's answer while the pulse is open; `answerId` is their pseudonym, and there is nothing else about them. */
export const Answer = z.object({
  kind: z.literal('answer'),
  pulseId: z.string(),
  answerId: z.string(),
  /** One for each statement of the pulse. */
  scores: z.array(z.number().int().min(UNANSWERED).max(5)),
  /** Empty unless the team asks for one. */
  comment: z.string(),
  /** Seconds; the same for every answer of a pulse, so that it tells nothing about when somebody answered. */
  expiresAt: z.number(),
});
export type Answer = z.infer<typeof Answer>;

/** May be called several times, must not throw, and gives back what it got to leave it as it is; null is none. */
export type AnswerChange = (kept: Answer | null) => Answer | null;

export function withoutAudience({ audience: _, ...pulse }: Pulse): PublishedPulse {
  return pulse;
}

/** Whether an answer still counts at this moment (milliseconds since 1970). */
export function isOpen(pulse: Pulse, now: number): boolean {
  return pulse.state === 'open' && now < pulse.closesAt;
}

/** Whether somebody in its conversation may end an open pulse before its time: nobody can keep the others from asking (rule R28). */
export function mayClose({ openedBy, openedAt }: Pulse, personId: string, now: number): boolean {
  return openedBy === personId || now >= openedAt + DAY_MS;
}

/**
 * How long a pulse stays open, as a form sent it.
 * @throws Refusal PULSE_HOURS_MISSING, PULSE_DURATION
 */
export function wholeHours(sent: string): number {
  if (!sent) throw new Refusal('PULSE_HOURS_MISSING');
  const hours = Number(sent);
  if (!Number.isInteger(hours) || hours < 1 || hours > LONGEST_HOURS) throw new Refusal('PULSE_DURATION');
  return hours;
}

/** When those who have not answered are reminded, once: a day before it closes; null where it is too short for that. */
export function remindAt({ openedAt, closesAt }: Pulse): number | null {
  return closesAt - openedAt >= REMINDED_FROM_HOURS * HOUR_MS ? closesAt - REMINDED_BEFORE_HOURS * HOUR_MS : null;
}

/** One statement for each of these behaviours, as their pack words it. */
export function statementsOn(behaviours: readonly Behaviour[]): Statement[] {
  return behaviours.map(({ id, name, pulse }) => ({ behaviourId: id, behaviourName: name, text: pulse }));
}

/** When the store drops an answer by itself should closing have failed for a day; seconds since 1970. */
export function answerExpiry(pulse: Pulse): number {
  return Math.ceil((pulse.openedAt + (LONGEST_HOURS + 24) * HOUR_MS) / 1000);
}

/** The input on the card that holds the answer to the statement at this place. */
export function inputId(index: number): string {
  return `s${index}`;
}

/**
 * Reads the answers that a form sent, by the place of their statement; "not sure" becomes 0. What was left open is not among them.
 * @throws Refusal ANSWER_OFF_SCALE
 */
export function readScores(
  statements: readonly Statement[],
  sent: Readonly<Record<string, unknown>>,
): ReadonlyMap<number, number> {
  const scores = new Map<number, number>();
  statements.forEach((_, index) => {
    const choice = sent[inputId(index)];
    if (choice === undefined || choice === null || choice === '') return;
    const score = scoreOf(choice);
    if (score === undefined) throw new Refusal('ANSWER_OFF_SCALE');
    scores.set(index, score);
  });
  return scores;
}

/** Whether somebody has answered the statement at this place. */
export function hasAnswered({ scores }: Answer, statement: number): boolean {
  return (scores[statement] ?? UNANSWERED) !== UNANSWERED;
}

/** Whether somebody has answered anything. */
export function hasAnyAnswer({ scores }: Answer): boolean {
  return scores.some((score) => score !== UNANSWERED);
}

/** The place of the first statement that somebody has not answered; undefined if there is none. */
export function firstOpen({ statements }: Pulse, kept: Answer | null): number | undefined {
  const place = statements.findIndex((_, index) => !kept || !hasAnswered(kept, index));
  return place < 0 ? undefined : place;
}

export function withScore(answer: Answer, statement: number, score: number): Answer {
  return { ...answer, scores: answer.scores.map((other, index) => (index === statement ? score : other)) };
}

/** The score of a choice on the card; undefined for what is no choice of ours. */
export function scoreOf(choice: unknown): number | undefined {
  if (!SCALE.some(({ value }) => value === choice)) return undefined;
  return choice === NOT_SURE ? 0 : Number(choice);
}

/** The choice on the card for a stored score. */
export function choiceForScore(score: number | undefined): string {
  if (score === undefined || score === UNANSWERED) return '';
  return score === 0 ? NOT_SURE : String(score);
}

/** While answers are added up. */
interface Counting {
  readonly histogram: Histogram;
  notSure: number;
  unanswered: number;
}

export function noTotals(): Counting {
  return { histogram: [0, 0, 0, 0, 0], notSure: 0, unanswered: 0 };
}

/** Adds one answer's scores to the running totals, one per statement. */
export function addToTotals(totals: readonly Counting[], scores: readonly number[]): void {
  totals.forEach((total, index) => {
    const score = scores[index] ?? UNANSWERED;
    if (score === UNANSWERED) total.unanswered += 1;
    else if (score === 0) total.notSure += 1;
    else total.histogram[(score - 1) as 0 | 1 | 2 | 3 | 4] += 1;
  });
}
