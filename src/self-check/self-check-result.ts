import { checkLines, type Depth, ownStatement } from '../frameworks/check-lines.ts';
import { type Framework, findBehaviour } from '../frameworks/framework.ts';
import type { SelfCheck } from './self-check.ts';
import { roomInWords } from './words.ts';

export type Line = SelfCheck['lines'][number];

const CELLS = 10;

/**
 * What somebody chose, added up per behaviour: from 1 to 5, to one decimal; 0 where they were sure of none of it.
 * @param answers one digit per question, 0 for not sure
 */
export function linesOf(framework: Framework, depth: Depth, answers: string): Line[] {
  const asked = checkLines(framework, depth, 'self').map((line, index) => ({
    ...line,
    score: Number(answers.charAt(index)),
  }));
  return framework.behaviours.map(({ id, name }) => {
    const scores = asked.flatMap(({ behaviourId, score }) => (behaviourId === id && score > 0 ? [score] : []));
    const sum = scores.reduce((total, score) => total + score, 0);
    const score = scores.length ? Math.round((sum / scores.length) * 10) / 10 : 0;
    return { behaviourId: id, behaviourName: name, score };
  });
}

/** Ten cells, the full ones for as much of the scale as was chosen; dots for "not sure". */
export function bar(score: number): string {
  const full = Math.round((score / 5) * CELLS);
  return score > 0 ? '█'.repeat(full) + '░'.repeat(CELLS - full) : '·'.repeat(CELLS);
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
  const first = ownStatement(behaviour, 'self');
  const [rarest] = checkLines(framework, depth, 'self')
    .map(({ behaviourId, text }, index) => ({ behaviourId, text, score: Number(answers.charAt(index)) }))
    .filter(({ behaviourId, text, score }) => behaviourId === behaviour.id && text !== first && score > 0)
    .toSorted((a, b) => a.score - b.score);
  const line = rarest?.text ?? behaviour.looksLike[0] ?? first;
  return {
    name: behaviour.name,
    question: roomInWords(line),
  };
}
