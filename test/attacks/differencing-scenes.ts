// The attacks of rule R21: people join, leave, stay silent and have their data deleted between results on one statement, and
// an eleventh person's answer is what the results differ by. Nobody changes their mind.
import type { Histogram } from '../../src/privacy/disclose.ts';
import { everyHistogram, roughly, THREE } from './link-by-answers.ts';
import { isShown } from './published.ts';
import { type Rule, type Shown, sharesOf, sharesRule } from './subtraction.ts';

/** What each of eleven people answers, whenever they do; after them come newcomers, who never do. */
const SAID = '44332443322';
const ELEVENTH = 10;

/** One pulse. People go by their place in SAID. */
export interface Round {
  readonly chat: string;
  /** How long after the close before. */
  readonly daysLater: number;
  readonly asked: readonly number[];
  readonly silent: readonly number[];
  /** Whose data is deleted once it has closed. */
  readonly deleted: readonly number[];
}

export interface Scene {
  readonly name: string;
  readonly rounds: readonly Round[];
  /** Whose answers the attacker knows. */
  readonly known: readonly number[];
}

export function from(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

const round = (chat: string, asked: readonly number[], more: Partial<Round> = {}): Round => ({
  chat,
  daysLater: 0,
  asked,
  silent: asked.filter((person) => person > ELEVENTH),
  deleted: [],
  ...more,
});
const WARD = round('Ward', from(0, 11));
const TEN_OF_THEM = round('Ward', from(0, 11), { silent: [ELEVENTH] });
const DAYS = round('Days', from(0, 5));
const NIGHTS = round('Nights', from(5, 5));
const NEWCOMERS = from(11, 5);

const scene = (name: string, rounds: readonly Round[], known: readonly number[] = []): Scene => ({
  name,
  rounds,
  known,
});

export const SCENES: readonly Scene[] = [
  scene('five newcomers who stay silent, the next day', [
    TEN_OF_THEM,
    round('Ward', [...WARD.asked, ...NEWCOMERS], { daysLater: 1 }),
  ]),
  scene('the same in a group chat', [TEN_OF_THEM, round('Huddle', [...WARD.asked, ...NEWCOMERS], { daysLater: 1 })]),
  scene(
    'a member who is removed, and four newcomers who stay silent',
    [TEN_OF_THEM, round('Ward', [...from(1, 10), ...NEWCOMERS.slice(1)], { daysLater: 1 })],
    [0],
  ),
  scene('five who have their data deleted', [
    { ...TEN_OF_THEM, deleted: from(0, 5) },
    { ...WARD, daysLater: 3 },
  ]),
  scene('two chats of five and all of them, the whole first', [WARD, DAYS, NIGHTS]),
  scene('the whole between', [DAYS, WARD, NIGHTS]),
  scene('the whole last', [DAYS, NIGHTS, WARD]),
  scene('the whole first, and the five of a chat have their data deleted', [
    WARD,
    { ...DAYS, deleted: DAYS.asked },
    NIGHTS,
  ]),
];

/** Whether the group that two results differ by is smaller than the threshold, of those alone: nothing is looked at but the two. */
export function isTooNear(
  one: readonly number[],
  other: readonly number[],
  counts: readonly [number, number],
): boolean {
  const common = one.filter((person) => other.includes(person)).length;
  const [first, second] = counts;
  return first + second - 2 * Math.min(first, second, common) < 5;
}

/** One sign for each who was asked, '-' for silence. */
export function answersIn({ asked, silent }: Round): string {
  return asked.map((person) => (silent.includes(person) ? '-' : SAID.charAt(person))).join('');
}

/** What somebody reads of a pulse, if it is shown. */
export function ifShown(round: Round, rule: Rule = sharesRule): Shown {
  const answers = answersIn(round).replaceAll('-', '');
  const count = (score: number): number => [...answers].filter((one) => one === String(score)).length;
  return { text: rule([count(1), count(2), count(3), count(4), count(5)]), answered: answers.length };
}

/** What the eleventh may have answered, by all that was shown: of three, one or two where the attack succeeds. */
export function mayHaveAnswered({ rounds, known }: Scene, shown: readonly Shown[]): string[] {
  const read = rounds.flatMap(({ asked, silent }, index) => {
    const { text, answered } = sharesOf(shown[index] ?? { text: '', answered: 0 });
    const people = asked.filter((person) => !silent.includes(person));
    return isShown(text) ? [{ text, answered, people }] : [];
  });
  const isIn = (person: number): string => read.map(({ people }) => people.includes(person)).join();
  const alone = [...known, ELEVENTH];
  const groups = [...Map.groupBy(from(0, SAID.length), (person) => (alone.includes(person) ? person : isIn(person)))];
  const ways = groups.reduce<Way[]>(
    (all, [, people]) => all.flatMap((way) => waysOf(people, known).map((one) => ({ ...way, ...one }))),
    [{}],
  );
  const fitting = ways.filter((way) => read.every(({ text, people }) => sharesRule(sumOf(way, people)) === text));
  return [...new Set(fitting.map((way) => roughly((way[ELEVENTH]?.indexOf(1) ?? -1) + 1)))].toSorted();
}

/** By the first of a group: how often its people give each answer. */
type Way = Readonly<Record<number, Histogram>>;

function waysOf(people: readonly number[], known: readonly number[]): Way[] {
  const [first = -1] = people;
  const all = everyHistogram(people.length, THREE);
  const possible = known.includes(first) ? all.filter((one) => one[Number(SAID[first]) - 1] === 1) : all;
  return possible.map((histogram) => ({ [first]: histogram }));
}

/** Of these people; each group is among them as a whole or not at all. */
function sumOf(way: Way, people: readonly number[]): Histogram {
  return Object.entries(way)
    .filter(([first]) => people.includes(Number(first)))
    .reduce<Histogram>(([a, b, c, d, e], [, [f, g, h, i, j]]) => [a + f, b + g, c + h, d + i, e + j], [0, 0, 0, 0, 0]);
}
