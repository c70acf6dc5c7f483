// Rule R21, in one process: against rules that compare who was asked, or two results at a time, each of these attacks tells
// what an eleventh person answered. test/e2e/http-differencing.test.ts plays the same over HTTP.
import { describe, expect, test } from 'vitest';
import { ask, COLLEAGUES, conversation } from './ask.ts';
import { answersIn, ifShown, isTooNear, mayHaveAnswered, type Round, SCENES } from './differencing-scenes.ts';
import { isShown } from './published.ts';
import type { Shown } from './subtraction.ts';

const ALL = ['agree', 'disagree', 'in between'];
const NOTHING: Shown = { text: '', answered: 0 };

/** Suppresses a result where fewer than five people were asked by one of two pulses alone, by what is stored of them. */
function comparesWhoWasAsked(rounds: readonly Round[]): Shown[] {
  return rounds.map((round, index) => {
    const earlier = rounds.slice(0, index).map(({ asked, deleted }) => asked.filter((one) => !deleted.includes(one)));
    const isNear = earlier.some((asked) => new Set(asked).symmetricDifference(new Set(round.asked)).size < 5);
    return isNear ? NOTHING : ifShown(round);
  });
}

/** By who may have answered, two results at a time. */
function comparesTwo(rounds: readonly Round[]): Shown[] {
  const answeredOf = ({ asked, silent }: Round): number => asked.length - silent.length;
  return rounds.map((round, index) => {
    const isNear = rounds
      .slice(0, index)
      .some((other) => isTooNear(round.asked, other.asked, [answeredOf(round), answeredOf(other)]));
    return isNear ? NOTHING : ifShown(round);
  });
}

describe.each(SCENES)('$name', (scene) => {
  test('against a naive rule the eleventh’s answer follows', () => {
    const naive = scene.rounds.length === 2 ? comparesWhoWasAsked : comparesTwo;
    expect(mayHaveAnswered(scene, naive(scene.rounds)).length).toBeLessThan(3);
  });

  test('against ours it does not', async () => {
    const chat = await conversation();
    const shown: Shown[] = [];
    for (const round of scene.rounds) {
      await chat.wait(24 * round.daysLater);
      const names = round.asked.map((person) => COLLEAGUES[person] ?? '');
      shown.push(await ask(chat, names, answersIn(round), { team: round.chat, kind: 'groupChat' }));
      for (const person of round.deleted)
        await chat.press(COLLEAGUES[person] ?? '', 'delete-my-data', {}, { kind: 'personal' });
      await chat.runJobs();
    }
    expect(shown.map(({ text }) => isShown(text))).toContain(false);
    expect(mayHaveAnswered(scene, shown)).toEqual(ALL);
    await chat.close();
  });
});
