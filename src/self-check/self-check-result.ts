import { checkLines, type Depth } from '../frameworks/check-lines.ts';
import { type Framework, findBehaviour } from '../frameworks/framework.ts';
import { FREQUENCIES } from './questions.ts';
import type { SelfCheck } from './self-check.ts';

export type Line = SelfCheck['lines'][number];

const CELLS = 10;
const MOST_STRONGEST = 3;

/**
 * What somebody chose, added up per behaviour: from 1 to 5, to one decimal; 0 where they were sure of none of it.
 * @param answers one digit per question, 0 for not sure
 */
export function linesOf(framework: Framework, depth: Depth, answers: string): Line[] {
  const asked = checkLines(framework, depth).map((line, index) => ({ ...line, score: Number(answers.charAt(index)) }));
  return framework.behaviours.map(({ id, name }) => {
    const scores = asked.flatMap(({ behaviourId, score }) => (behaviourId === id && score > 0 ? [score] : []));
    const sum = scores.reduce((total, score) => total + score, 0);
    const score = scores.length ? Math.round((sum / scores.length) * 10) / 10 : 0;
    return { behaviourId: id, behaviourName: name, score };
  });
}

function frequencyInWords(score: number): string {
  return FREQUENCIES.find(({ value }) => value === String(Math.round(score)))?.title ?? '';
}

/** Ten cells, the full ones for as much of the scale as was chosen; dots for "not sure". */
export function bar(score: number): string {
  const full = Math.round((score / 5) * CELLS);
  return score > 0 ? '█'.repeat(full) + '░'.repeat(CELLS - full) : '·'.repeat(CELLS);
}

/** "Often: We are innovative, We are living well.", from the most often to the least. */
export function scoresInWords(lines: readonly Line[]): string[] {
  return FREQUENCIES.flatMap(({ title }) => {
    const names = lines.filter(({ score }) => frequencyInWords(score) === title).map((line) => line.behaviourName);
    return names.length ? [`${title}: ${names.join(', ')}.`] : [];
  });
}

/** What stands out, if it does, in words. */
export function strongestInWords(lines: readonly Line[]): string {
  const known = lines.filter(({ score }) => score > 0);
  if (!known.length) return 'You were not sure of any. A colleague may have seen more than you think: ask one.';
  const top = Math.max(...known.map(({ score }) => score));
  const strongest = known.filter(({ score }) => score === top);
  if (known.length > 1 && strongest.length === known.length) return 'You see yourself much the same on all of them.';
  if (strongest.length > MOST_STRONGEST) return `${strongest.length} of them came out equally strong.`;
  return `Strongest: ${strongest.map(({ behaviourName }) => behaviourName).join(', ')}.`;
}

/** The one to try next, the lowest and of several the first; and a question on the line of it that happens least. */
export function oneToTry(
  framework: Framework,
  depth: Depth,
  answers: string,
): { readonly name: string; readonly question: string } | null {
  const lines = linesOf(framework, depth, answers);
  const known = lines.filter(({ score }) => score > 0);
  const [lowest] = (known.length ? known : lines).toSorted((a, b) => a.score - b.score);
  const behaviour = lowest && findBehaviour(framework, lowest.behaviourId);
  if (!behaviour) return null;
  const [rarest] = checkLines(framework, depth)
    .map(({ behaviourId, text }, index) => ({ behaviourId, text, score: Number(answers.charAt(index)) }))
    .filter(({ behaviourId, text, score }) => behaviourId === behaviour.id && text !== behaviour.pulse && score > 0)
    .toSorted((a, b) => a.score - b.score);
  const line = rarest?.text ?? behaviour.looksLike[0] ?? behaviour.pulse;
  return {
    name: behaviour.name,
    question: `Where was there room for this in the last week: “${line}” What would have helped?`,
  };
}
