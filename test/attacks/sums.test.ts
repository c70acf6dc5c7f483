// Rule R26: rounds that were each too small are shown as a sum, and a result of everybody stands beside it. Whoever answered in
// the one and not in the other is what they differ by. A pool that keeps whom its last round asked, and not whom the others did,
// shows both.
import { describe, expect, test } from 'vitest';
import type { Histogram } from '../../src/privacy/disclose.ts';
import { ask, COLLEAGUES, conversation } from './ask.ts';
import { from, isTooNear } from './differencing-scenes.ts';
import { isShown } from './published.ts';
import { ourRule } from './subtraction.ts';

const ENOUGH = 5;

/** One pulse. People go by their place among COLLEAGUES. */
interface Round {
  readonly asked: readonly number[];
  readonly answering: readonly number[];
  readonly hoursLater?: number;
  /** Whose data is deleted before it. */
  readonly deleted?: readonly number[];
  /** How many pulses that nobody answers are opened and closed before it. */
  readonly empty?: number;
}

interface Scene {
  readonly name: string;
  readonly agreeing: readonly number[];
  /** The attackers. */
  readonly known: readonly number[];
  readonly rounds: readonly Round[];
}

const SIX = from(0, 6);
const TEN = from(0, 10);
const OTHERS = from(6, 6);
const three = { asked: SIX, answering: from(0, 3) };
const otherThree = { asked: OTHERS, answering: OTHERS.slice(0, 3), hoursLater: 1 };
const all = { asked: SIX, answering: SIX, hoursLater: 1 };
const four = { asked: TEN, answering: from(0, 4) };
const otherFour = { asked: from(5, 5), answering: from(5, 4), hoursLater: 1 };
const ten = { asked: TEN, answering: TEN, hoursLater: 1 };

const ofSix = { agreeing: [0, 1, 2], known: OTHERS.slice(0, 3) };
const ofTen = { agreeing: [0, 1, 5, 6], known: [] };
const SCENES: readonly Scene[] = [
  {
    name: 'all six, the next day three of them with five silent newcomers, an hour later three others',
    ...ofSix,
    rounds: [all, { ...three, asked: [...SIX, ...from(12, 5)], hoursLater: 24 }, otherThree],
  },
  { name: 'three of six, all six, three others', ...ofSix, rounds: [three, all, otherThree] },
  {
    name: 'the same, with many pulses in between that nobody answers',
    ...ofSix,
    rounds: [three, all, { ...otherThree, empty: 26 }],
  },
  { name: 'three of six, three others, all six', ...ofSix, rounds: [three, otherThree, all] },
  { name: 'four of ten, all ten, four others of them', ...ofTen, rounds: [four, ten, otherFour] },
  { name: 'four of ten, four others of them, all ten', ...ofTen, rounds: [four, otherFour, ten] },
  {
    name: 'the same, and five have their data deleted before the last',
    ...ofTen,
    rounds: [four, ten, { ...otherFour, deleted: from(0, 5) }],
  },
];

/** Which rounds each result that is shown is of, where a pool keeps the people of its last round alone. */
function keepsTheLastRound(rounds: readonly Round[]): Round[][] {
  const shown: { rounds: Round[]; asked: readonly number[]; answered: number }[] = [];
  let pool: Round[] = [];
  for (const round of rounds) {
    const isAlone = round.answering.length >= ENOUGH;
    const together = isAlone ? [round] : [...pool, round];
    const answered = together.flatMap(({ answering }) => answering).length;
    const isNear = shown.some((other) => isTooNear(round.asked, other.asked, [answered, other.answered]));
    if (answered >= ENOUGH && !isNear) shown.push({ rounds: together, asked: round.asked, answered });
    if (!isAlone) pool = answered >= ENOUGH ? [] : together;
  }
  return shown.map((one) => one.rounds);
}

/** Of whom it follows, from all these results together, whether they agree. */
function told({ agreeing, known }: Scene, shown: readonly (readonly Round[])[]): number[] {
  const people = from(0, 12).filter((person) => !known.includes(person));
  const results = shown.map((rounds) => {
    const answering = rounds.flatMap((round) => round.answering);
    const texts = from(0, answering.length + 1).map((yes) => textOf(yes, answering.length));
    return { answering, texts, text: texts[answering.filter((person) => agreeing.includes(person)).length] };
  });
  const sure = agreeing.filter((person) => known.includes(person));
  const fitting = from(0, 2 ** people.length)
    .map((bits) => new Set([...people.filter((_, place) => bits & (2 ** place)), ...sure]))
    .filter((agree) =>
      results.every(({ answering, texts, text }) => texts[answering.filter((one) => agree.has(one)).length] === text),
    );
  return people.filter((person) => new Set(fitting.map((agree) => agree.has(person))).size === 1);
}

function textOf(agree: number, answered: number): string {
  const histogram: Histogram = [0, 0, answered - agree, agree, 0];
  return ourRule(histogram);
}

describe.each(SCENES)('$name', (scene) => {
  test('from a pool that keeps its last round it follows of some whether they agree', () => {
    const shown = keepsTheLastRound(scene.rounds);
    const alone = shown.flatMap((one) => told(scene, [one]));
    expect(shown).toHaveLength(2);
    expect(told(scene, shown).filter((person) => !alone.includes(person))).not.toEqual([]);
  });

  test('from ours it does not: the last of the two is not shown', async () => {
    const chat = await conversation('yes');
    const texts: string[] = [];
    for (const { asked, answering, hoursLater = 0, deleted = [], empty = 0 } of scene.rounds) {
      for (const person of deleted)
        await chat.press(COLLEAGUES[person] ?? '', 'delete-my-data', {}, { kind: 'personal' });
      await chat.wait(hoursLater);
      const sign = (person: number): string => (scene.agreeing.includes(person) ? '4' : '2');
      const answers = asked.map((person) => (answering.includes(person) ? sign(person) : '-')).join('');
      const names = asked.map((person) => COLLEAGUES[person] ?? '');
      for (let one = 0; one < empty; one += 1) await ask(chat, names, '-'.repeat(names.length));
      texts.push((await ask(chat, names, answers)).text);
    }
    expect(texts.filter(isShown)).toHaveLength(1);
    await chat.close();
  });
});
