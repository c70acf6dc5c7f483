/** What items of an agenda are about, of which a behaviour can suit some better than others. */
export const SUITED_ITEMS = ['decision', 'bad news', 'risk', 'celebration', 'partnership'] as const;
type SuitedItem = (typeof SUITED_ITEMS)[number];

/**
 * One behaviour of a framework. `parts` are the lines that the source lists below it; empty if it lists none. `suits`
 * are the items of an agenda that it fits best; empty if the pack does not say.
 */
export interface Behaviour {
  id: string;
  name: string;
  meaning: string;
  looksLike: readonly string[];
  doesNotLookLike: readonly string[];
  prompts: readonly string[];
  pulse: string;
  parts: readonly string[];
  suits: readonly SuitedItem[];
}

export const STATUSES = ['complete', 'partial', 'names-only', 'needs-booklet'] as const;
type FrameworkStatus = (typeof STATUSES)[number];

/**
 * A framework as a team chooses it. An empty text means "not given".
 * While it needs its booklet, `behaviours` are interim ones and `interimLabel` says so; show the label beside them.
 */
export interface Framework {
  id: string;
  name: string;
  version: string;
  status: FrameworkStatus;
  isSuperseded: boolean;
  itemLabel: string;
  partLabel: string;
  level: string;
  source: string;
  sourceDate: string;
  sourceUrl: string;
  licenceNote: string;
  note: string;
  interimLabel: string;
  behaviours: readonly Behaviour[];
}

/** Names that may be hung on a prompt, a pulse or a thank-you; they have no prompts of their own. */
export interface TagSet {
  id: string;
  name: string;
  names: readonly string[];
  namesSource: string;
}

/** One thing to put right in a pack. `line` counts from 1; it is 0 where the whole file or folder is at fault. */
export interface PackFault {
  file: string;
  line: number;
  problem: string;
  remedy: string;
}

/** The behaviour with this id, or undefined if the framework has none (it may have been renamed since a card was sent). */
export function findBehaviour(framework: Framework, behaviourId: string): Behaviour | undefined {
  return framework.behaviours.find(({ id }) => id === behaviourId);
}

/** The fault as one line of a report, with its place first so that an editor can jump to it. */
export function describeFault({ file, line, problem, remedy }: PackFault): string {
  return `${line === 0 ? file : `${file}:${line}`}: ${problem}; ${remedy}.`;
}
