// The insider uses a team that adds small rounds up: two people fill the sum by themselves, round after round, until it is
// large enough to show; or somebody reads the database after a round in which one person was seen to tap. From a pool
// that takes every round both work; ours takes none of fewer than three answers.
import { describe, expect, test } from 'vitest';
import type { Histogram } from '../../src/privacy/disclose.ts';
import { ask, COLLEAGUES, conversation } from './ask.ts';
import { everyHistogram, learned, THREE } from './link-by-answers.ts';
import { poolOf } from './pool-at-rest.ts';
import { ourRule } from './subtraction.ts';

const SIX = COLLEAGUES.slice(0, 6);
const ROUNDS = 4;

/** The sum as a pool holds it that takes every round. */
function naivePool(rounds: readonly Histogram[]): Histogram {
  return rounds.reduce(([a, b, c, d, e], [f, g, h, i, j]) => [a + f, b + g, c + h, d + i, e + j], [0, 0, 0, 0, 0]);
}

describe('two people answer three times over, and nobody else', () => {
  test('from a pool that takes every round the one who agrees reads that the other never does', () => {
    const round: Histogram = [0, 1, 0, 0, 1];
    const text = ourRule(naivePool([round, round, round]));
    const fitting = everyHistogram(6, THREE).filter((histogram) => ourRule(histogram) === text);
    expect(text).toBe('About half agree.');
    expect(learned(fitting, [4, 4, 4], THREE)).toBe('none of the others agrees');
  });

  test('from ours nothing follows: nothing is ever shown, and nothing is kept', async () => {
    const chat = await conversation('yes');
    for (let round = 1; round <= ROUNDS; round += 1) {
      const shown = await ask(chat, SIX, '52----');
      expect(shown.text).toMatch(/^Too few answers to show\. .* Fewer than 5 people gave an opinion\./);
      await chat.wait(7 * 24);
    }
    const pulses = await chat.ports.store.publishedPulses('team-sample-team', 10);
    expect(pulses.map(({ result }) => result?.statements[0]?.published.shown)).toEqual(
      Array.from({ length: ROUNDS }, () => 'nothing'),
    );
    expect(await poolOf(chat, pulses[0])).toBeNull();
    await chat.close();
  });
});

describe('the database is read after a first round in which one person was seen to tap', () => {
  test('a pool that takes every round holds that answer', () => {
    expect(naivePool([[0, 1, 0, 0, 0]]).indexOf(1) + 1).toBe(2);
  });

  test.each(['---2--', '-4-2--'])('ours holds nothing of %s', async (answers) => {
    const chat = await conversation('yes');
    const { answered } = await ask(chat, SIX, answers);
    const [pulse] = await chat.ports.store.publishedPulses('team-sample-team', 1);
    expect(pulse?.result).toMatchObject({ answeredCount: answered, statements: [{ published: { shown: 'nothing' } }] });
    expect(await poolOf(chat, pulse)).toBeNull();
    await chat.close();
  });
});
