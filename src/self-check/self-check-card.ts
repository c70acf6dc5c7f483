import { frameworkChoices, frameworkNamed } from '../frameworks/chosen.ts';
import type { Behaviour, Framework } from '../frameworks/framework.ts';
import { publishedMeter } from '../privacy/words.ts';
import { dayInWords } from '../scheduling/moments.ts';
import { chosenFrom } from '../shared/choices.ts';
import { endsOf } from '../shared/ends.ts';
import { allInWords } from '../shared/words.ts';
import type { Team } from '../teams/team.ts';
import { SUMMARY_WEEKS } from '../trends/overview.ts';
import type { TeamResult } from './beside-team.ts';
import type {
  KeptSelfCheck,
  OneToOneCard,
  SelfCheckCard,
  SelfCheckForm,
  SelfCheckInvitation,
  SelfCheckRow,
  SelfCheckStart,
  SelfChecks,
} from './cards.ts';
import { DEPTH_CHOICES, FREQUENCIES, type Page, questionId, type SelfCheckState } from './questions.ts';
import type { SelfCheck } from './self-check.ts';
import { type Line, linesOf, oneToTry, ownMeter } from './self-check-result.ts';
import {
  besideTeamInWords,
  frequencyInWords,
  NONE_KEPT,
  newestInWords,
  oneToOneQuestions,
  SOME_MISSING,
  scoresInWords,
  stepInWords,
  storedInWords,
  strongestInWords,
  TEAM_LEFT_OUT,
  teamResultInWords,
} from './words.ts';

/** Earlier ones beside the result; of a long framework only the latest, or the card becomes too large. */
const EARLIER = { usual: 3, long: 1, longFrom: 15 };
/** As many as one card can hold. */
const MOST_KEPT_SHOWN = 6;

/** A team that somebody is a member of, with its latest results by the behaviour's id. */
export interface TeamBeside {
  readonly teamId: string;
  readonly name: string;
  readonly results: ReadonlyMap<string, TeamResult>;
}

/** What can stand beside a self-check. */
export interface TeamsBeside {
  readonly teams: readonly TeamBeside[];
  /** Whether one is not among them because Teams did not say who is a member. */
  readonly isLeftOut: boolean;
}

/** The card that invites everybody in a conversation. */
export function invitationCard({ id, name }: Framework): SelfCheckInvitation {
  return { kind: 'self-check-invitation', frameworkId: id, frameworkName: name };
}

interface StartOf extends Pick<SelfCheckStart, 'formId' | 'depth' | 'hasKept'> {
  /** The framework that was chosen before, and the one that is chosen otherwise. */
  readonly frameworkId: string;
  readonly usualId: string;
}

/** The form that opens a self-check. */
export function selfCheckStart(
  frameworks: readonly Framework[],
  { formId, depth, hasKept, frameworkId, usualId }: StartOf,
): SelfCheckStart {
  return {
    kind: 'self-check-start',
    formId,
    frameworks: frameworkChoices(frameworks),
    frameworkId: frameworkNamed(frameworks, frameworkId)?.id ?? usualId,
    depths: DEPTH_CHOICES,
    depth: depth || 'quick',
    hasKept,
  };
}

/**
 * One card of questions.
 * @param choices what was chosen on this card before, where it is shown again because something is missing
 */
export function selfCheckForm(state: SelfCheckState, page: Page, choices: readonly string[] = []): SelfCheckForm {
  const { framework } = state;
  const questions = page.lines.map(({ behaviourName, text }, index) => ({
    behaviourName,
    inputId: questionId(page.before + index),
    text,
    value: choices[index] ?? '',
  }));
  const last = page.before + page.lines.length;
  return {
    kind: 'self-check-form',
    ...handedOn(state),
    frameworkName: framework.name,
    interimLabel: framework.interimLabel,
    note: choices.includes('') ? SOME_MISSING : '',
    step: stepInWords(page.before + 1, last, page.total),
    behaviours: [...Map.groupBy(questions, ({ behaviourName }) => behaviourName)].map(([name, asked]) => ({
      name,
      questions: asked.map(({ inputId, text, value }) => ({ inputId, text, value })),
    })),
    scale: FREQUENCIES,
    isLast: last === page.total,
  };
}

/** The result, for the person alone, before it is kept. */
export function selfCheckCard(state: SelfCheckState, kept: readonly KeptSelfCheck[]): SelfCheckCard {
  const { framework, depth, answers } = state;
  const lines = linesOf(framework, depth, answers);
  return {
    kind: 'self-check',
    ...handedOn(state),
    ...resultOf(framework, lines, oneToTry(framework, lines, depth, answers)),
    ...besideOf(lines, undefined),
    besideNote: '',
    teams: [],
    isKept: false,
    selfCheckId: '',
    stored: storedInWords(false),
    earlier: earlierOf(lines, kept),
  };
}

interface Around {
  /** Those they have kept, this one among them, newest first. */
  readonly kept: readonly KeptSelfCheck[];
  readonly beside: TeamsBeside;
  /** The team that was chosen; the first where it is none of them. */
  readonly besideTeamId: string;
  /** As they were sent when it was kept; empty later. */
  readonly answers: string;
}

/** The same once it is kept, beside what a team of theirs has published: one team at a time, for teams are not compared. */
export function keptSelfCheckCard(
  check: SelfCheck,
  framework: Framework,
  { kept, beside, besideTeamId, answers }: Around,
): SelfCheckCard {
  const { lines, depth, selfCheckId } = check;
  const teams = beside.teams.map(({ teamId, name }) => ({ title: name, value: teamId }));
  const chosen = chosenFrom(teams, besideTeamId);
  const team = beside.teams.find(({ teamId }) => teamId === chosen) ?? beside.teams[0];
  return {
    kind: 'self-check',
    formId: '',
    frameworkId: framework.id,
    version: check.frameworkVersion,
    depth,
    answers: '',
    ...resultOf(framework, lines, oneToTry(framework, lines, depth, answers)),
    ...besideOf(lines, team),
    besideNote: beside.isLeftOut ? TEAM_LEFT_OUT : '',
    teams: teams.length > 1 ? teams : [],
    isKept: true,
    selfCheckId,
    stored: storedInWords(true),
    earlier: earlierOf(
      lines,
      kept.filter((one) => one.selfCheckId !== selfCheckId),
    ),
  };
}

const scoreOf = ({ score }: Line): number => score;

/** Whether the rows alone say what stands out. */
function isSeenAtOnce(lines: readonly Line[]): boolean {
  return endsOf(lines, scoreOf).rest.length === 0 && lines.some(({ score }) => score > 0);
}

function resultOf({ name, interimLabel }: Framework, lines: readonly Line[], next: ReturnType<typeof oneToTry>) {
  return {
    frameworkName: name,
    interimLabel,
    strongest: isSeenAtOnce(lines) ? '' : strongestInWords(lines),
    oneToTry: next?.name ?? '',
    question: next?.question ?? '',
  };
}

function besideOf(
  lines: readonly Line[],
  team: TeamBeside | undefined,
): Pick<SelfCheckCard, 'groups' | 'showOthers' | 'beside' | 'besideTeamId'> {
  const { shown, rest } = endsOf(lines, scoreOf);
  const rowOf = ({ behaviourId, behaviourName, score }: Line): SelfCheckRow => {
    const result = team?.results.get(behaviourId);
    return {
      name: behaviourName,
      you: frequencyInWords(score).toLowerCase(),
      yourMeter: ownMeter(score),
      team: result ? teamResultInWords(result) : '',
      teamMeter: typeof result === 'object' ? publishedMeter(result) : '',
    };
  };
  return {
    groups: [
      { id: 'ends', isOpen: true, rows: shown.map(rowOf) },
      ...(rest.length ? [{ id: 'others', isOpen: false, rows: rest.map(rowOf) } as const] : []),
    ],
    showOthers: rest.length ? allInWords(lines.length) : '',
    beside: team ? besideTeamInWords(team.name, SUMMARY_WEEKS) : '',
    besideTeamId: team?.teamId ?? '',
  };
}

function earlierOf(lines: readonly Line[], kept: readonly KeptSelfCheck[]): readonly KeptSelfCheck[] {
  return kept.slice(0, lines.length < EARLIER.longFrom ? EARLIER.usual : EARLIER.long);
}

/** Which of them to look up for a card: one more than it shows, so that it can say so. */
export function keptBy({ teamId, settings }: Team): { teamId: string; timeZone: string; most: number } {
  return { teamId, timeZone: settings.timeZone, most: MOST_KEPT_SHOWN + 1 };
}

/**
 * Those that somebody has kept.
 * @param kept newest first
 * @param done what was just done to one of them, if anything
 */
export function selfChecksCard(kept: readonly KeptSelfCheck[], done = ''): SelfChecks {
  const left = kept.length ? '' : NONE_KEPT;
  const cut = kept.length > MOST_KEPT_SHOWN ? newestInWords(MOST_KEPT_SHOWN) : '';
  return {
    kind: 'self-checks',
    note: [done, left, cut].filter(Boolean).join(' '),
    kept: kept.slice(0, MOST_KEPT_SHOWN),
  };
}

/** One that was kept, in words. */
export function keptInWords(check: SelfCheck, frameworkName: string, timeZone: string): KeptSelfCheck {
  return {
    selfCheckId: check.selfCheckId,
    when: dayInWords(check.takenAt, timeZone),
    what: `${frameworkName} · ${check.depth}`,
    scores: scoresInWords(check.lines),
  };
}

function handedOn({ formId, framework, depth, answers }: SelfCheckState) {
  return { formId, frameworkId: framework.id, version: framework.version, depth, answers };
}

/** Questions on one behaviour for a talk between two people. */
export function oneToOneCard(framework: Framework, behaviour: Behaviour): OneToOneCard {
  return {
    kind: 'one-to-one',
    frameworkId: framework.id,
    frameworkName: framework.name,
    interimLabel: framework.interimLabel,
    behaviourName: behaviour.name,
    meaning: behaviour.meaning,
    topics: oneToOneQuestions(behaviour.name).map(({ topic, questions }, place) => ({
      topic,
      topicId: `topic-${place}`,
      isOpen: place === 0,
      questions,
    })),
  };
}
