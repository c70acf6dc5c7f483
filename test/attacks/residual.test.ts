// What remains possible, each attack succeeding against ours: so that src/privacy/README.md states it, and so that a change which
// closes one of these, or opens another, is noticed here.
import { describe, expect, test } from 'vitest';
import type { Histogram } from '../../src/privacy/disclose.ts';

import { ask, COLLEAGUES, conversation } from './ask.ts';
import { everyHistogram, inShort, learned, linkByAnswers, THREE } from './link-by-answers.ts';
import { poolOf } from './pool-at-rest.ts';
import { cardOf, readable, resultsAmong } from './published.ts';
import { linkBySubtraction, ourRule, sharesOf, sharesRule } from './subtraction.ts';

const TEAM = 'team-sample-team';
const SIX = COLLEAGUES.slice(0, 6);

describe('those who tell each other what they answered', () => {
  test('four of five learn of the fifth whether they agree in all results but two, and never the exact answer', () => {
    const publish = (histogram: Histogram): string => readable(cardOf([histogram]));
    const lessons = linkByAnswers(publish, 5, 3, THREE);
    expect(inShort(lessons)).toEqual([
      'About half agree. 1 of the 4 who talk agree: each of the others agrees',
      'About half agree. 2 of the 4 who talk agree: none of the others agrees',
      'All or nearly all agree. 3 of the 4 who talk agree: each of the others agrees',
      'Fewer than half agree. 1 of the 4 who talk agree: none of the others agrees',
      'Most agree. 2 of the 4 who talk agree: each of the others agrees',
      'Most agree. 3 of the 4 who talk agree: none of the others agrees',
    ]);
    expect(linkByAnswers(publish, 5, 3).filter(({ learned }) => /answered \d/.test(learned))).toEqual([]);
  });
});

describe('the same people asked again six days later', () => {
  test.each([
    ['in words', '44422', 'Most agree.', '0 agree'],
    ['in rounded shares', '44443333222', 'agree: about 35%', '1 disagree'],
  ])(
    '%s: if one more answers and no other answer changes, the second result tells it',
    async (_, said, reads, tells) => {
      const people = COLLEAGUES.slice(0, said.length + 1);
      const chat = await conversation();
      const first = sharesOf(await ask(chat, people, `${said}-`));
      await chat.wait(6 * 24);
      const second = sharesOf(await ask(chat, people, `${said}2`));
      expect(first.text).toContain(reads);
      expect(second.text).not.toContain('Held back');
      expect(linkBySubtraction(sharesRule, first, second)).toBe(tells);
      await chat.close();
    },
  );
});

describe('two results in shares whose audiences differ by ten or more', () => {
  test('a channel of twenty and its chat of ten: that the ten others all agree can be read', async () => {
    const everyone = [...COLLEAGUES, 'Ana Ruiz'];
    const said = '44444444444444422333';
    const chat = await conversation();
    const part = await ask(chat, everyone.slice(10), said.slice(10), { team: 'Ward 7', kind: 'groupChat' });
    const whole = await ask(chat, everyone, said);
    expect(linkBySubtraction(ourRule, part, whole)).toBe('10 agree');
    await chat.close();
  });
});

describe('rounds that are added up', () => {
  test('count answers, not people: three people twice are six, and who alone disagrees reads that both others agree', async () => {
    const chat = await conversation('yes');
    expect((await ask(chat, SIX, '244---')).text).toMatch(/^Too few answers to show/);
    await chat.wait(7 * 24);
    const second = await ask(chat, SIX, '244---');
    expect(second.text).toMatch(/^Most agree\. \| The answers of 2 rounds together/);
    const fitting = everyHistogram(6, THREE).filter((histogram) => second.text.startsWith(ourRule(histogram)));
    expect(learned(fitting, [2, 2], THREE)).toBe('each of the others agrees');
    await chat.close();
  });

  test('lie in the database after the first round, of three answers, as those three', async () => {
    const chat = await conversation('yes');
    await ask(chat, SIX, '2-4-4-');
    const [pulse] = await chat.ports.store.publishedPulses(TEAM, 1);
    expect(await poolOf(chat, pulse)).toMatchObject({ histogram: [0, 1, 0, 2, 0], pulseIds: [expect.any(String)] });
    await chat.close();
  });
});

describe('the opener', () => {
  test('who ends the pulse right after the first tap reads that one person answered, and not what', async () => {
    const chat = await conversation();
    const shown = await ask(chat, SIX, '---2--');
    const [result] = resultsAmong(chat.posts.map(({ message }) => message));
    expect(result?.answered).toMatch(/^1 of 6 answered/);
    expect(shown.text).toMatch(/^Too few answers to show\./);
    await chat.close();
  });
});

describe('whoever can read the database', () => {
  test('finds no more of a result than everybody has read, and not whether all agreed', async () => {
    const chat = await conversation();
    const shown = await ask(chat, SIX, '444444');
    const [pulse] = await chat.ports.store.publishedPulses(TEAM, 1);
    expect(shown.text).toBe('All or nearly all agree.');
    expect(pulse?.result?.statements).toEqual([
      {
        behaviourId: 'collaborative',
        published: { shown: 'words', level: 4, rounds: 1, notSure: 'not said', isOfFewer: false },
        change: 'new',
      },
    ]);
    await chat.close();
  });
});
