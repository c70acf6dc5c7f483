import { type Behaviour, type Framework, linesToShow, promptsFor } from '../frameworks/framework.ts';
import { dayInWords } from '../scheduling/moments.ts';
import type { Team } from '../teams/team.ts';
import type { KeptSelfCheck, OneToOneCard, SelfCheckCard, SelfCheckForm, SelfChecks } from './cards.ts';
import type { SelfCheckState } from './questions.ts';
import { FREQUENCIES, type Page, questionId } from './questions.ts';
import type { SelfCheck } from './self-check.ts';
import { bar, linesOf, oneToTry } from './self-check-result.ts';
import {
  NONE_KEPT,
  newestInWords,
  questionsInWords,
  SOME_MISSING,
  scoresInWords,
  stepInWords,
  storedInWords,
  strongestInWords,
} from './words.ts';

/** Earlier ones beside the result; of a long framework only the latest, or the card becomes too large. */
const EARLIER = { usual: 3, long: 1, longFrom: 15 };
/** As many as one card can hold. */
const MOST_KEPT_SHOWN = 6;

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

/**
 * The result, for the person alone.
 * @param kept those they have kept, this one perhaps among them, newest first; and whether this one is
 */
export function selfCheckCard(
  state: SelfCheckState,
  { kept, isKept }: { readonly kept: readonly KeptSelfCheck[]; readonly isKept: boolean },
): SelfCheckCard {
  const { framework, depth, answers } = state;
  const lines = linesOf(framework, depth, answers);
  const next = oneToTry(framework, depth, answers);
  return {
    kind: 'self-check',
    ...handedOn(state),
    frameworkName: framework.name,
    interimLabel: framework.interimLabel,
    bars: lines.map(({ behaviourName, score }) => ({ name: behaviourName, bar: bar(score) })),
    chart: lines.flatMap(({ behaviourName, score }) => (score > 0 ? [{ x: behaviourName, y: score }] : [])),
    scores: scoresInWords(lines),
    strongest: strongestInWords(lines),
    oneToTry: next?.name ?? '',
    question: next?.question ?? '',
    isKept,
    stored: storedInWords(isKept),
    earlier: kept.slice(0, lines.length < EARLIER.longFrom ? EARLIER.usual : EARLIER.long),
  };
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

/** Three questions on one behaviour for a talk between two people, and the pack's own to go on with. */
export function oneToOneCard(framework: Framework, behaviour: Behaviour): OneToOneCard {
  const [good = behaviour.pulse, alsoGood = good] = behaviour.looksLike;
  const [hard = ''] = behaviour.doesNotLookLike;
  return {
    kind: 'one-to-one',
    frameworkId: framework.id,
    frameworkName: framework.name,
    interimLabel: framework.interimLabel,
    behaviourName: behaviour.name,
    meaning: behaviour.meaning,
    questions: questionsInWords(good, alsoGood, hard),
    more: linesToShow(
      promptsFor(behaviour, 'other').map(({ text }) => text),
      0,
    ),
  };
}
