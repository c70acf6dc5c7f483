import { checkLines, type Depth, ownStatement } from '../frameworks/check-lines.ts';
import { type Framework, findBehaviour } from '../frameworks/framework.ts';
import { meter } from '../shared/meter.ts';
import type { SelfCheck } from './self-check.ts';
import { roomInWords } from './words.ts';

export type Line = SelfCheck['lines'][number];

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

/** "Nearly always" is all of it, "about half the time" half, "hardly ever" nothing; empty for "not sure". */
export function ownMeter(score: number): string {
  return score > 0 ? meter(Math.round(score) - 1) : '';
}

/**
 * The one to try next, the lowest and of several the first; and a question on the line of it that happens least.
 * @param lines what the answers add up to
 * @param answers one digit per question; empty where they are not known any more
 */
export function oneToTry(
  framework: Framework,
  lines: readonly Line[],
  depth: Depth,
  answers: string,
): { readonly name: string; readonly question: string } | null {
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
