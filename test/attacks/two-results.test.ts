// The insider lays two results on one statement side by side, and takes the one from the other: the same team with one
// joiner, the same people asked again at once, a channel and a chat that holds nearly all of it, a pulse opened and closed
// with one answer at a time. From counts the difference is one person's answer; ours holds the second result back, and
// keeps no totals of small rounds.
import { describe, expect, test } from 'vitest';
import type { Histogram } from '../../src/privacy/disclose.ts';
import type { Place } from '../support/conversation.ts';
import { ask, COLLEAGUES, conversation } from './ask.ts';
import { linkBySubtraction, naiveRule, ourRule, type Rule, type Shown, sharesOf, sharesRule } from './subtraction.ts';

const NOT_SHOWN = 'Held back: the same or nearly the same people answered this shortly before.';
const ELEVEN = COLLEAGUES.slice(0, 11);
const TWELVE = COLLEAGUES.slice(0, 12);
/** Four agree, four are in between, three disagree. */
const ANSWERS = '44443333222';

/** As such answers are shown under a rule, if nothing is held back. */
function shownUnder(rule: Rule, answers: string): Shown {
  const count = (score: number): number => [...answers].filter((one) => one === String(score)).length;
  const histogram: Histogram = [count(1), count(2), count(3), count(4), count(5)];
  return { text: rule(histogram), answered: answers.length };
}

describe('one person joins between two pulses', () => {
  test.each([
    ['counts', naiveRule],
    ['our rounded shares, if the second result were not held back', ourRule],
  ])('from %s the joiner’s answer follows', (_what, rule) => {
    const [first, second] = [shownUnder(rule, ANSWERS), shownUnder(rule, `${ANSWERS}2`)];
    expect(linkBySubtraction(rule, first, second)).toBe('1 disagree');
  });

  test.each([1, 13])('from what we show it does not, %i days later', async (days) => {
    const chat = await conversation();
    const first = await ask(chat, ELEVEN, ANSWERS);
    await chat.wait(days * 24);
    const second = await ask(chat, TWELVE, `${ANSWERS}2`);
    expect(first.text).toContain('agree: about 35%');
    expect(second.text).toContain(NOT_SHOWN);
    expect(linkBySubtraction(ourRule, first, second)).toBe('');
    await chat.close();
  });
});

describe('the same people are asked again at once, and one more of them answers', () => {
  const said: [string, string, string, string][] = [
    ['in words', '44422', 'Most of us agree.', '0 agree'],
    ['in rounded shares', ANSWERS, 'agree: about 35%', '1 disagree'],
  ];

  test.each(said)('%s, from results of which none is held back the one answer follows', (_, once, _reads, tells) => {
    const [first, second] = [shownUnder(ourRule, once), shownUnder(ourRule, `${once}2`)];
    expect(linkBySubtraction(ourRule, first, second)).toBe(tells);
  });

  const soon = [0, 5].flatMap((days) => said.map((one) => [days, ...one] as const));
  test.each(soon)('from what we show it does not, %i days later, %s', async (days, _, once, reads, tells) => {
    const people = COLLEAGUES.slice(0, once.length + 1);
    const chat = await conversation();
    const first = sharesOf(await ask(chat, people, `${once}-`));
    await chat.wait(days * 24);
    const second = await ask(chat, people, `${once}2`);
    expect(first.text).toContain(reads);
    expect(second.text).toContain(NOT_SHOWN);
    // Had it been shown, it would have told.
    expect(linkBySubtraction(sharesRule, first, shownUnder(sharesRule, `${once}2`))).toBe(tells);
    expect(linkBySubtraction(sharesRule, first, second)).toBe('');
    await chat.close();
  });
});

describe('a channel of twelve and a group chat that holds nearly all of it', () => {
  const CHAT: Place = { team: 'Ward 7 without its lead', kind: 'groupChat' };
  const SAID = `2${ANSWERS}`;
  const sizes: [number, string, boolean][] = [
    [11, 'the chat first', true],
    [11, 'the channel first', false],
    [8, 'the chat first', true],
    [8, 'the channel first', false],
  ];
  test.each(sizes)(
    'of %i, %s: from counts the others’ answers follow, from what we show nothing',
    async (size, _, isChatFirst) => {
      const [group, said] = [TWELVE.slice(-size), SAID.slice(-size)];
      expect(linkBySubtraction(naiveRule, shownUnder(naiveRule, said), shownUnder(naiveRule, SAID))).not.toBe('');

      const chat = await conversation();
      const askChat = () => ask(chat, group, said, CHAT);
      const askChannel = () => ask(chat, TWELVE, SAID);
      const first = await (isChatFirst ? askChat() : askChannel());
      const second = await (isChatFirst ? askChannel() : askChat());
      expect(first.text).toContain('of us agree');
      expect(second.text).toContain(NOT_SHOWN);
      const [part, whole] = isChatFirst ? [first, second] : [second, first];
      expect(linkBySubtraction(ourRule, part, whole)).toBe('');
      await chat.close();
    },
  );

  test('that closes one after the other by way of a third: each is compared with all that was shown, not with the last', async () => {
    const chat = await conversation();
    await ask(chat, TWELVE, SAID);
    const far = await ask(chat, COLLEAGUES.slice(11), '424242', { team: 'Ward 8', kind: 'groupChat' });
    const near = await ask(chat, ELEVEN, ANSWERS, CHAT);
    expect(far.text).toContain('of us agree');
    expect(near.text).toContain(NOT_SHOWN);
    await chat.close();
  });
});

describe('the opener opens and closes again and again, each time with one more answer', () => {
  const ROUNDS = ['4', '42', '425', '4253', '42531'];

  /** What each round adds to totals that are kept from round to round. */
  function linkByTotals(totals: readonly (Histogram | null)[]): number[] {
    return totals.flatMap((now, round) => {
      const before = round === 0 ? [0, 0, 0, 0, 0] : totals[round - 1];
      const added = now && before ? now.findIndex((count, index) => count > (before[index] ?? 0)) + 1 : 0;
      return added > 0 ? [added] : [];
    });
  }

  test('from a store that keeps the totals of each round, one answer after the other follows', () => {
    const totals = ROUNDS.map((said) => shownUnder(naiveRule, said).text.split(',').map(Number) as Histogram);
    expect(linkByTotals(totals)).toEqual([4, 2, 5, 3, 1]);
  });

  test('from ours nothing follows: below the threshold nothing is shown and no totals are kept', async () => {
    const chat = await conversation();
    for (const said of ROUNDS.slice(0, 4)) {
      const shown = await ask(chat, TWELVE, said.padEnd(12, '-'));
      expect(shown.text).toMatch(/^Fewer than 5 people gave an opinion, so nothing is shown/);
    }
    const pulses = await chat.ports.store.publishedPulses('team-sample-team', 10);
    const totals = pulses.map(({ result }) => result?.statements[0]?.histogram ?? null);
    expect(totals).toHaveLength(4);
    expect(linkByTotals(totals.toReversed())).toEqual([]);
    await chat.close();
  });
});
