// What is said of change is read beside the results themselves (rule R25). Whoever knows them, and the rule, works out which
// answers fit with both results and with what is said, "no clear change" and silence included.
import { describe, expect, test } from 'vitest';
import { disclose, type Histogram } from '../../src/privacy/disclose.ts';
import type { Change } from '../../src/pulse/pulse.ts';
import { changesOf, holm } from '../../src/trends/changes.ts';
import { permutationTest } from '../../src/trends/permutation-test.ts';
import { type Reading, readResult, together } from '../../src/trends/read-result.ts';
import { ask, COLLEAGUES, conversation } from './ask.ts';
import { everyHistogram, THREE } from './link-by-answers.ts';

/** What is said of the newest round, from the answers as they are. */
type Verdict = (rounds: readonly Shown[]) => Change;

interface Shown {
  readonly histogram: Histogram;
  /** All that a reader has. */
  readonly text: string;
  readonly reading: Reading | null;
}

function publishedOf(histogram: Histogram): Shown {
  const answered = countOf(histogram);
  const published = disclose({ histogram, notSure: 0 }, answered, 5);
  return { histogram, text: `${answered} ${JSON.stringify(published)}`, reading: readResult(published, answered) };
}

function countOf(histogram: Histogram): number {
  return histogram.reduce((sum, count) => sum + count, 0);
}

const NONE: Histogram = [0, 0, 0, 0, 0];

/** The answers' own scores, as rule R13 has it alone. */
const naiveVerdict: Verdict = (rounds) => {
  const [now = NONE, ...before] = rounds.map(({ histogram }) => histogram).toReversed();
  const sum = before.reduce(add, NONE);
  const [isClear] = holm([permutationTest(now, sum)]);
  if (!isClear) return 'unclear';
  return meanOf(now) > meanOf(sum) ? 'higher' : 'lower';
};

const ourVerdict: Verdict = (rounds) => {
  const readings = rounds.map(({ reading }) => reading);
  const before = together(readings.slice(0, -1).filter((one) => one !== null));
  return changesOf([{ now: readings.at(-1) ?? null, before }])[0] ?? 'new';
};

function add([a, b, c, d, e]: Histogram, [v, w, x, y, z]: Histogram): Histogram {
  return [a + v, b + w, c + x, d + y, e + z];
}

function meanOf(histogram: Histogram): number {
  return histogram.reduce((sum, count, index) => sum + count * (index + 1), 0) / countOf(histogram);
}

/** Which of the three thirds somebody may be in, of each round, by what fits. */
function possible(fitting: readonly (readonly Shown[])[]): string {
  const rounds = fitting[0]?.length ?? 0;
  return Array.from({ length: rounds }, (_, round) =>
    [1, 2, 3]
      .map((third) => (fitting.some((shown) => (shown[round]?.histogram[third] ?? 0) > 0) ? third : '-'))
      .join(''),
  ).join(' ');
}

/** Everything that rounds of so many answers can come to, by what is published of it. */
function byResults(sizes: readonly number[]): Map<string, Shown[][]> {
  const byRound = sizes.map((size) => everyHistogram(size, THREE).map(publishedOf));
  const all = byRound.reduce<Shown[][]>((so, round) => so.flatMap((one) => round.map((two) => [...one, two])), [[]]);
  return Map.groupBy(all, (shown) => shown.map(({ text }) => text).join(' then '));
}

/** Of all results, how many there are beside which what is said rules out for somebody what they leave possible. */
function tellsMore(sizes: readonly number[], verdict: Verdict): number {
  return [...byResults(sizes).values()].filter((fitting) => {
    const said = Map.groupBy(fitting, verdict);
    return [...said.values()].some((left) => possible(left) !== possible(fitting));
  }).length;
}

/** Of all results, those with which not always the same is said: only then it can tell anybody anything. */
function saysMore(sizes: readonly number[], verdict: Verdict): string[] {
  return [...byResults(sizes)].flatMap(([text, fitting]) => (new Set(fitting.map(verdict)).size > 1 ? [text] : []));
}

const PAIRS = [9, 10, 11, 12].flatMap((now) => [now, now - 1].map((before) => [before, now]));

describe('what is said of change, beside the results', () => {
  test('worked out from the answers themselves, it tells more', () => {
    const found = PAIRS.map((sizes) => [...sizes, tellsMore(sizes, naiveVerdict)].join(' '));
    expect(found).toEqual(['9 9 4', '8 9 4', '10 10 42', '9 10 16', '11 11 58', '10 11 55', '12 12 99', '11 12 87']);
  });

  test.each(PAIRS)('ours says the same whatever lies behind them: %i answers, then %i', (...sizes) => {
    expect(saysMore(sizes, ourVerdict)).toEqual([]);
  });

  test.each([
    [5, 6, 7],
    [6, 6, 7],
  ])('nor after two rounds: %i, %i, then %i', (...sizes) => {
    expect(saysMore(sizes, ourVerdict)).toEqual([]);
  });
});

/** The answers to two rounds; and to the second as they may be too, by the results alone. */
const SHAPES: readonly (readonly [what: string, before: string, now: string, orElse: string])[] = [
  ['half agree, half are in between or disagree, lower', '444444444333', '4444422222', '4444433222'],
  ['half agree or are in between, half disagree, lower', '4433333333', '3333322222', '4333322222'],
];
const IN_WORDS = ['most of nine after most of nine, higher', '444444111', '555555533', '555555322'] as const;

test.each(SHAPES)('%s: worked out from the answers, it tells them all', (_what, before, now, orElse) => {
  const told = [before, now].map((answers) => publishedOf(histogramOf(answers)));
  const fitting = byResults([before.length, now.length]).get(told.map(({ text }) => text).join(' then ')) ?? [];
  const left = (rounds: readonly Shown[][]): Set<string> => new Set(rounds.map((shown) => `${shown[1]?.histogram}`));
  expect(left(fitting)).toContain(`${histogramOf(orElse)}`);
  const same = fitting.filter((shown) => naiveVerdict(shown) === naiveVerdict(told));
  expect(left(same)).toEqual(new Set([`${histogramOf(now)}`]));
});

test(`${IN_WORDS[0]}: worked out from the answers, it tells that two are in between and nobody disagrees`, () => {
  const [, before, now] = IN_WORDS;
  const { text } = publishedOf(histogramOf(now));
  const fitting = everyHistogram(now.length).filter((histogram) => publishedOf(histogram).text === text);
  // Against the lowest that the result before may have been, and so against any.
  const higher = fitting.filter((one) => naiveVerdict([histogramOf(before), one].map(publishedOf)) === 'higher');
  const thirds = higher.map(([a, b, c, d, e]) => `${d + e}/${c}/${a + b}`);
  expect(new Set(thirds)).toEqual(new Set(['7/2/0']));
});

test.each([...SHAPES, IN_WORDS])(
  '%s: a team reads the same of ours, whichever they were',
  async (_what, before, ...now) => {
    const names = COLLEAGUES.slice(0, before.length);
    const read: string[] = [];
    for (const answers of now) {
      const chat = await conversation();
      await ask(chat, names, before);
      await chat.wait(7 * 24);
      read.push((await ask(chat, names, answers.padEnd(names.length, '-'))).text);
      await chat.close();
    }
    expect(read[0]).toMatch(/(?:all|half|most) agree.*(?:than before|No clear change)/i);
    expect(new Set(read).size).toBe(1);
  },
);

test('to say nothing where it would tell, tells too', () => {
  const silentWhereItTells = (fitting: readonly Shown[][]): boolean => {
    const said = Map.groupBy(fitting, naiveVerdict);
    const telling = [...said.values()].filter((left) => possible(left) !== possible(fitting));
    const silent = telling.flat();
    return silent.length > 0 && possible(silent) !== possible(fitting);
  };
  expect([...byResults([10, 10]).values()].filter(silentWhereItTells).length).toBeGreaterThan(0);
});

function histogramOf(answers: string): Histogram {
  const count = (score: number): number => [...answers].filter((one) => one === `${score}`).length;
  return [count(1), count(2), count(3), count(4), count(5)];
}
