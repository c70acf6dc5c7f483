import { type Authored, type Behaviour, type Framework, promptsFor } from './framework.ts';
import { firstWeekQuestions } from './words.ts';

/** What people want a behaviour for, outside their meetings. */
export const PURPOSES = [
  { title: 'Everything', value: 'everything' },
  { title: 'Person specification', value: 'person-specification' },
  { title: 'Interview', value: 'interview' },
  { title: 'Induction page', value: 'induction' },
  { title: 'E-mail signature', value: 'signature' },
  { title: 'Training outline', value: 'training' },
  { title: 'A page to print', value: 'print' },
] as const;
export type Purpose = (typeof PURPOSES)[number]['value'];
export type TextPurpose = Exclude<Purpose, 'print'>;

/** Some lines under one name; those of a text that is copied as a whole have none. */
export interface Piece {
  readonly name: string;
  readonly id: string;
  readonly lines: readonly string[];
}

interface TextOf {
  /** Whether it is one text, to be copied whole; else each behaviour is a text of its own. */
  readonly isWhole: boolean;
  /** What it consists of, or in part. */
  readonly needs: readonly Authored[];
  readonly pieces: (framework: Framework, behaviours: readonly Behaviour[]) => readonly (readonly string[])[];
}

/** Above that many behaviours a new starter's page has one line of each kind for each, or it is no page. */
const MOST_IN_TWO_LINES = 5;
const QUESTIONS_TO_TRAIN = 3;

const TEXTS: Readonly<Record<TextPurpose, TextOf>> = {
  everything: {
    isWhole: false,
    needs: ['interview', 'personSpecification'],
    pieces: (framework, behaviours) => behaviours.map((one) => everythingOn(framework, one)),
  },
  'person-specification': {
    isWhole: true,
    needs: ['personSpecification'],
    pieces: (_, behaviours) =>
      behaviours.map(({ name, personSpecification }) => under(name.toUpperCase(), given(personSpecification))),
  },
  interview: {
    isWhole: false,
    needs: ['interview'],
    pieces: (_, behaviours) => behaviours.map((one) => under(one.name.toUpperCase(), interviewOn(one))),
  },
  induction: {
    isWhole: true,
    needs: [],
    pieces: ({ name }, behaviours) => [
      [name.toUpperCase()],
      ...behaviours.map((one) => newStarterOn(one, behaviours.length)),
      under('Three questions for your first week (not from the source):', firstWeekQuestions(behaviours)),
    ],
  },
  signature: {
    isWhole: true,
    needs: [],
    pieces: ({ name }, behaviours) => [
      behaviours.length === 1
        ? behaviours.map((one) => `${one.name}: ${one.meaning}`)
        : [behaviours.map((one) => one.name).join(' · ')],
      [name],
    ],
  },
  training: {
    isWhole: false,
    needs: ['own'],
    pieces: (framework, behaviours) => behaviours.map((one) => trainingOn(framework, one)),
  },
};

/**
 * The text for a purpose: the pack's lines, and of ours no more than headings and the questions for a first week. What is
 * interim says so wherever it is pasted.
 */
export function piecesFor(purpose: TextPurpose, framework: Framework, behaviours: readonly Behaviour[]): Piece[] {
  const { isWhole, pieces } = TEXTS[purpose];
  const interim = framework.interimLabel ? [framework.interimLabel] : [];
  const written = pieces(framework, behaviours).flatMap(([first, ...others], place): Piece[] => {
    if (first === undefined) return [];
    const behaviour = isWhole ? undefined : behaviours[place];
    return behaviour
      ? [{ name: behaviour.name, id: behaviour.id, lines: [first, ...interim, ...others] }]
      : [{ name: '', id: '', lines: [first, ...others] }];
  });
  return isWhole && written.length && interim.length ? [...written, { name: '', id: '', lines: interim }] : written;
}

/** What such a text consists of, with the behaviours for which the pack has none. */
export function notAuthored(
  purpose: TextPurpose,
  behaviours: readonly Behaviour[],
): { what: Authored; for: string[] }[] {
  return TEXTS[purpose].needs.flatMap((what) => {
    const without = behaviours.filter((one) => (what === 'own' ? !ownLines(one).length : !one[what].length));
    return without.length ? [{ what, for: without.map(({ name }) => name) }] : [];
  });
}

/** What of its tag sets goes with a behaviour, one line for each set; award categories are for thank-yous. */
export function goesWith({ tagSets }: Framework, { tags }: Behaviour): string[] {
  return tagSets.flatMap((set) => {
    const names = set.isForAwards ? [] : set.names.filter((one) => tags.includes(one));
    return names.length ? [`${set.name}: ${names.join('; ')}`] : [];
  });
}

/** "Behaviours": what the source calls the lines below a behaviour. */
export function partsHeading({ partLabel }: Framework): string {
  return `${partLabel.charAt(0).toUpperCase()}${partLabel.slice(1)}s`;
}

function everythingOn(framework: Framework, behaviour: Behaviour): string[] {
  const { looksLike, personSpecification } = behaviour;
  return [
    ...whatItIs(framework, behaviour),
    ...under('What it looks like:', bullets(looksLike)),
    ...under('Interview questions:', interviewOn(behaviour)),
    ...under('For a person specification:', given(personSpecification)),
    ...under('Goes with, as we read it:', bullets(goesWith(framework, behaviour))),
  ];
}

function trainingOn(framework: Framework, behaviour: Behaviour): string[] {
  const { looksLike, doesNotLookLike } = behaviour;
  const questions = promptsFor(behaviour, 'other').map(({ text }) => text);
  return [
    ...whatItIs(framework, behaviour),
    ...under('What it looks like:', bullets(looksLike)),
    ...under('What it does not look like:', bullets(doesNotLookLike)),
    ...under('What to talk through:', bullets(questions.slice(0, QUESTIONS_TO_TRAIN))),
    ...under('To ask yourself afterwards:', bullets(ownLines(behaviour))),
    ...under('Goes with, as we read it:', bullets(goesWith(framework, behaviour))),
  ];
}

function newStarterOn({ name, meaning, looksLike, doesNotLookLike }: Behaviour, of: number): string[] {
  const most = of === 1 ? Number.POSITIVE_INFINITY : of > MOST_IN_TWO_LINES ? 1 : 2;
  return [
    name.toUpperCase(),
    meaning,
    ...under('What we do:', bullets(looksLike.slice(0, most))),
    ...under('What we don’t:', bullets(doesNotLookLike.slice(0, most))),
  ];
}

function whatItIs(framework: Framework, { name, meaning, forStaff, forLeaders, parts }: Behaviour): string[] {
  return [
    name.toUpperCase(),
    meaning,
    ...(forStaff ? [`For everybody: ${forStaff}`] : []),
    ...(forLeaders ? [`For leaders: ${forLeaders}`] : []),
    ...under(`${partsHeading(framework)}:`, bullets(parts.map(({ text }) => text))),
  ];
}

function interviewOn({ interview }: Behaviour): string[] {
  return interview.flatMap(({ question, strong, weak }) => [`- ${question}`, `  Strong: ${strong}`, `  Weak: ${weak}`]);
}

function ownLines({ own, parts }: Behaviour): string[] {
  return [...new Set([own, ...parts.map((part) => part.own)])].filter(Boolean);
}

function given(line: string): string[] {
  return line ? bullets([line]) : [];
}

function bullets(lines: readonly string[]): string[] {
  return lines.map((line) => `- ${line}`);
}

/** Nothing where there is nothing to put under it. */
function under(heading: string, lines: readonly string[]): string[] {
  return lines.length ? [heading, ...lines] : [];
}
