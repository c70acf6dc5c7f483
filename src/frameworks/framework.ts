/** What items of an agenda are about, of which a behaviour or a prompt can suit some better than others. */
export const SUITED_ITEMS = [
  'decision',
  'bad news',
  'risk',
  'celebration',
  'partnership',
  'money',
  'quality and safety',
  'performance',
  'people',
  'planning',
  'improvement',
] as const;
export type SuitedItem = (typeof SUITED_ITEMS)[number];

/** A question to read out. `kinds` are the items of an agenda that it fits; empty if it fits all of them. */
export interface Prompt {
  text: string;
  kinds: readonly SuitedItem[];
}

/**
 * What the source lists below a behaviour, in our words. `statement` says it of a team ("We ..."), `own` of the reader
 * ("I ..."); each is empty if it is not asked.
 */
export interface BehaviourPart {
  text: string;
  statement: string;
  own: string;
}

/** A question for an interview, with what a strong and a weak answer tell. */
interface InterviewQuestion {
  question: string;
  strong: string;
  weak: string;
}

/**
 * One behaviour of a framework; what its pack does not give is empty. `parts` are the lines that the source lists below
 * it, `suits` the items of an agenda that it fits best. `own` says the pulse of the reader ("I ..."). `forStaff` and
 * `forLeaders` are what it asks of everybody and of leaders, where the source tells them apart. `tags` are names from the
 * framework's tag sets: what goes with it and, of award categories, for which a thank-you on it counts.
 */
export interface Behaviour {
  id: string;
  name: string;
  /** One sign. */
  icon: string;
  meaning: string;
  forStaff: string;
  forLeaders: string;
  looksLike: readonly string[];
  doesNotLookLike: readonly string[];
  prompts: readonly Prompt[];
  pulse: string;
  own: string;
  parts: readonly BehaviourPart[];
  suits: readonly SuitedItem[];
  interview: readonly InterviewQuestion[];
  /** One line. */
  personSpecification: string;
  tags: readonly string[];
}

/** What a pack need not have of a behaviour, and a text for a purpose may consist of. */
export type Authored = keyof Pick<Behaviour, 'interview' | 'personSpecification' | 'own'>;

export const STATUSES = ['complete', 'own-wording', 'partial', 'names-only', 'needs-booklet'] as const;
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
  /** Those that the pack says apply to it. */
  tagSets: readonly TagSet[];
}

/** Names that are published beside a framework: elements, principles, award categories. They have no prompts of their own. */
export interface TagSet {
  id: string;
  name: string;
  /** Whether they are the categories of an award, and so for thank-yous and not for behaviours. */
  isForAwards: boolean;
  names: readonly string[];
  namesSource: string;
}

/**
 * One thing to put right in a pack, or to think about where it is a matter of style. `line` counts from 1; it is 0 where
 * the whole file or folder is at fault.
 */
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

/** What nobody minds to hear read out, whatever the item turns out to be. */
const ORDINARY: readonly SuitedItem[] = ['decision', 'partnership', 'performance', 'planning', 'improvement'];

/**
 * The prompts that fit an item of an agenda; all of them where none does. An item of no kind gets those that fit any, and
 * those for ordinary items: nothing that is meant for bad news, or for a celebration.
 */
export function promptsFor({ prompts }: Pick<Behaviour, 'prompts'>, kind: SuitedItem | 'other'): readonly Prompt[] {
  const wanted = kind === 'other' ? ORDINARY : [kind];
  const fitting = prompts.filter(({ kinds }) => kinds.length === 0 || kinds.some((one) => wanted.includes(one)));
  return fitting.length ? fitting : prompts;
}

/** How many lines of a kind a card shows. */
const LINES_SHOWN = 2;

/** The lines that a card shows at one turn; from turn to turn it goes through all of them, and begins again. */
export function linesToShow(lines: readonly string[], turn: number): string[] {
  const count = Math.min(LINES_SHOWN, lines.length);
  return Array.from({ length: count }, (_, place) => lines[(turn * LINES_SHOWN + place) % lines.length] ?? '');
}

/** The fault as one line of a report, with its place first so that an editor can jump to it. */
export function describeFault({ file, line, problem, remedy }: PackFault): string {
  return `${line === 0 ? file : `${file}:${line}`}: ${problem}; ${remedy}.`;
}
