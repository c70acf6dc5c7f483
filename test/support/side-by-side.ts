// All that a reader can work out of results on one statement that are shown together, with answers unchanged between them: whether
// it takes away how somebody may have answered, which each result leaves open by itself. Over every audience of five to eight people,
// every number of them in both, every number of answers, every way in which these can fall, and every circle of people who
// tell each other what they answered.
import { type ResultInSight, tellsOfTooFew } from '../../src/privacy/differencing.ts';
import { disclose } from '../../src/privacy/disclose.ts';

export const THRESHOLD = 5;
const SIZES = [5, 6, 7, 8];

/** Everybody agrees or does not: of fewer than ten answers no more is told. */
export interface Group {
  /** The results whose pulses asked them. */
  readonly asked: readonly number[];
  readonly people: number;
}

/** Members of a circle, of one group: they all answered wherever they were asked. */
export interface Known {
  readonly people: number;
  readonly agree: number;
}

export interface Shape {
  readonly groups: readonly Group[];
  /** Of each result. */
  readonly answered: readonly number[];
}

/** The levels as bits, by how many answered and how many of these agree. */
const LEVELS = range(0, 8).map((answered) =>
  range(0, answered).map((agree) => (answered < THRESHOLD ? 0 : levelOf(agree, answered))),
);

function levelOf(agree: number, answered: number): number {
  const shown = disclose({ histogram: [0, answered - agree, 0, agree, 0], notSure: 0 }, answered, THRESHOLD);
  if (shown.shown !== 'words') throw new Error('not in words');
  return shown.level;
}

export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

/**
 * One way in which things may be, three numbers for each result: how many answered, how many of these agree, and as bits, two
 * for each group, whether anybody of it who answered agrees, and whether anybody does not.
 */
type Fall = readonly number[];

/** Every way in which a group may have answered, those in a circle left out: who answered which results, and agreed. */
function waysOf({ asked, people }: Group, index: number, known: Known, results: number): Fall[] {
  const subsets = range(1, 2 ** asked.length - 1).map((bits) => asked.filter((_, place) => (bits >> place) & 1));
  const begun = range(0, results - 1).flatMap((result) =>
    asked.includes(result) ? [known.people, known.agree, 0] : [0, 0, 0],
  );
  let ways = [{ left: people - known.people, fall: begun }];
  for (const answers of subsets) {
    ways = ways.flatMap(({ left, fall }) =>
      range(0, left).flatMap((more) =>
        range(0, more).map((agree) => {
          const next = [...fall];
          for (const result of answers) {
            const at = 3 * result;
            next[at] = (next[at] ?? 0) + more;
            next[at + 1] = (next[at + 1] ?? 0) + agree;
            next[at + 2] = (next[at + 2] ?? 0) | bitsOf(index, agree > 0, agree < more);
          }
          return { left: left - more, fall: next };
        }),
      ),
    );
  }
  return distinct(ways.map(({ fall }) => fall));
}

function bitsOf(index: number, isYes: boolean, isNo: boolean): number {
  return (Number(isYes) | (2 * Number(isNo))) << (2 * index);
}

function distinct(falls: readonly Fall[]): Fall[] {
  return [...new Map(falls.map((fall) => [fall.join(), fall])).values()];
}

function both(one: Fall, other: Fall): Fall {
  return one.map((number, at) => (at % 3 === 2 ? number | (other[at] ?? 0) : number + (other[at] ?? 0)));
}

export interface Told {
  states: number;
  telling: number;
}

/** How many combinations of published results there are, and how many of them tell more together than each alone. */
export function toldBy({ groups, answered }: Shape, circle: readonly Known[]): Told {
  const results = answered.length;
  let falls: Fall[] = [range(0, 3 * results - 1).map(() => 0)];
  for (const [index, group] of groups.entries()) {
    const ways = waysOf(group, index, circle[index] ?? { people: 0, agree: 0 }, results);
    const all = falls.flatMap((fall) => ways.map((way) => both(fall, way)));
    falls = distinct(all.filter((fall) => answered.every((most, result) => (fall[3 * result] ?? 0) <= most)));
  }
  const together = new Map<string, number>();
  const alone = answered.map(() => new Map<number, number>());
  for (const fall of falls) {
    if (answered.some((all, result) => fall[3 * result] !== all)) continue;
    const levels = answered.map((all, result) => LEVELS[all]?.[fall[3 * result + 1] ?? 0] ?? 0);
    const may = answered.map((_, result) => fall[3 * result + 2] ?? 0);
    const key = levels.join();
    together.set(
      key,
      may.reduce((bits, one) => bits | one, together.get(key) ?? 0),
    );
    levels.forEach((level, result) => {
      const known = alone[result];
      known?.set(level, (known.get(level) ?? 0) | (may[result] ?? 0));
    });
  }
  const told: Told = { states: 0, telling: 0 };
  for (const [key, possible] of together) {
    const left = key.split(',').map((level, result) => alone[result]?.get(Number(level)) ?? 0);
    const isLost = groups.some(({ asked }, index) =>
      [bitsOf(index, true, false), bitsOf(index, false, true)].some(
        (bit) => asked.every((result) => (left[result] ?? 0) & bit) && !(possible & bit),
      ),
    );
    told.states += 1;
    told.telling += isLost ? 1 : 0;
  }
  return told;
}

/** Every circle of up to so many people, and every way in which they answered. */
export function circlesIn(groups: readonly Group[], most: number): Known[][] {
  let circles: Known[][] = [[]];
  for (const { people } of groups) {
    circles = circles.flatMap((circle) => {
      const left = most - circle.reduce((sum, known) => sum + known.people, 0);
      return range(0, Math.min(people, left)).flatMap((members) =>
        range(0, members).map((agree) => [...circle, { people: members, agree }]),
      );
    });
  }
  return circles;
}

export interface Pair extends Shape {
  readonly shared: number;
}

export function pairs(): Pair[] {
  return SIZES.flatMap((first) =>
    SIZES.filter((second) => second >= first).flatMap((second) =>
      range(0, first).flatMap((shared) =>
        range(THRESHOLD, first).flatMap((one) =>
          range(THRESHOLD, second).map((other) => ({
            shared,
            groups: [
              { asked: [0], people: first - shared },
              { asked: [0, 1], people: shared },
              { asked: [1], people: second - shared },
            ],
            answered: [one, other],
          })),
        ),
      ),
    ),
  );
}

/** Whether all of a shape's results are shown, the first as the newest. */
export function isShown({ groups, answered }: Shape): boolean {
  const [newest, ...others] = answered.map((count, result): ResultInSight => {
    const asked = groups.flatMap((group, index) =>
      group.asked.includes(result) ? range(1, group.people).map((one) => `${index} ${one}`) : [],
    );
    return { answered: count, isSum: false, threshold: THRESHOLD, people: new Set(asked), unknown: 0 };
  });
  return newest !== undefined && !tellsOfTooFew(newest, others);
}

export function total(all: readonly Told[]): Told {
  return all.reduce((sum, { states, telling }) => ({ states: sum.states + states, telling: sum.telling + telling }), {
    states: 0,
    telling: 0,
  });
}
