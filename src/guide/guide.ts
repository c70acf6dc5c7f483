import type { Behaviour } from '../frameworks/framework.ts';
import type { Disclosable, Level } from '../privacy/disclose.ts';
import { CANNOT_TELL, CHAIR_LAST, type GuideKind, guideTitle, LONGER, STEPS } from './words.ts';

/** How to talk a result through, in five minutes or fifteen; it stands on a card behind a button. */
export interface Guide {
  readonly title: string;
  readonly opening: string;
  readonly steps: readonly { readonly number: string; readonly text: string }[];
  /** What could be tried, in the pack's own lines. */
  readonly examples: readonly string[];
  readonly longer: readonly string[];
  readonly cannotTell: string;
}

const EXAMPLES = 3;
/** From this share on both who agree and who disagree are many, in percent. */
const MANY = 25;

/** What was published of a statement, and whether a change against before could be told: not a word more is looked at. */
export interface ToTalkAbout {
  readonly published: Disclosable;
  readonly isChangeUnclear: boolean;
}

/** Where there is nothing to talk about. */
export const NO_GUIDE: Guide = { title: '', opening: '', steps: [], examples: [], longer: [], cannotTell: '' };

/** @param behaviour undefined where it has left the framework: then there are no examples */
export function guideTo(kind: GuideKind, behaviour: Behaviour | undefined): Guide {
  return {
    title: guideTitle(behaviour?.name ?? ''),
    opening: CHAIR_LAST,
    steps: STEPS[kind].map((text, index) => ({ number: `${index + 1}.`, text })),
    examples: behaviour?.looksLike.slice(0, EXAMPLES) ?? [],
    longer: LONGER,
    cannotTell: CANNOT_TELL[kind],
  };
}

export function guideKindOf({ published, isChangeUnclear }: ToTalkAbout): GuideKind {
  if (!('level' in published)) return 'too few';
  if (published.level === 1) return 'low';
  if (published.level === 2 || isDivided(published)) return 'mixed';
  return isChangeUnclear ? 'no clear change' : 'high';
}

/** The one to talk about: the lowest that is shown, else the first. */
export function lowestOf<One extends { readonly published: Disclosable }>(statements: readonly One[]): One | undefined {
  const levelOf = ({ published }: One): Level | 5 => ('level' in published ? published.level : 5);
  return statements.toSorted((a, b) => levelOf(a) - levelOf(b))[0];
}

function isDivided(published: Disclosable): boolean {
  if (published.shown !== 'bands') return false;
  const shareOf = (end: 'agree' | 'disagree'): number =>
    published.bands.find(({ from, to }) => from === end && to === end)?.share ?? 0;
  return shareOf('agree') >= MANY && shareOf('disagree') >= MANY;
}
