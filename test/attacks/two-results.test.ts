// The insider lays two results on one statement side by side, and takes the one from the other: the same team with one
// joiner, the same people asked again at once, a channel and a chat that holds nearly all of it, a pulse opened and closed
// with one answer at a time. From counts the difference is one person's answer; ours holds the second result back, and
// keeps no totals of small rounds.
import { describe, expect, test } from 'vitest';
import type { Histogram } from '../../src/privacy/disclose.ts';
import type { Place } from '../support/conversation.ts';
import { ask, COLLEAGUES, conversation } from './ask.ts';
import { everyHistogram, THREE } from './link-by-answers.ts';
import { isShown } from './published.ts';
import { linkBySubtraction, naiveRule, ourRule, type Rule, type Shown, sharesOf, sharesRule } from './subtraction.ts';

/** Within three days of the first it is not even asked. */
const NOT_SHOWN =
  /^Held back: the same or nearly the same people answered this shortly before|^All of this is being asked of nearly the same people/;
const ELEVEN = COLLEAGUES.slice(0, 11);
const COLLEAGUES_AND_MORE = [...COLLEAGUES, 'Ana Ruiz', 'Bo Chen', 'Cy Ali', 'Di Patel'];
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

  test.each([1, 2, 3, 5])('from what we show it does not, %i days later', async (days) => {
    const chat = await conversation();
    const first = await ask(chat, ELEVEN, ANSWERS);
    await chat.wait(days * 24);
    const second = await ask(chat, TWELVE, `${ANSWERS}2`);
    expect(first.text).toContain('agree: about 35%');
    expect(second.text).toMatch(NOT_SHOWN);
    expect(linkBySubtraction(ourRule, first, second)).toBe('');
    await chat.close();
  });
});

describe('the same people are asked again at once, and one more of them answers', () => {
  const said: [string, string, string, string][] = [
    ['in words', '44422', 'Most agree.', '0 agree'],
    ['in rounded shares', ANSWERS, 'agree: about 35%', '1 disagree'],
  ];

  test.each(said)('%s, from results of which none is held back the one answer follows', (_, once, _reads, tells) => {
    const [first, second] = [shownUnder(ourRule, once), shownUnder(ourRule, `${once}2`)];
    expect(linkBySubtraction(ourRule, first, second)).toBe(tells);
  });

  const soon = [0, 3, 5].flatMap((days) => said.map((one) => [days, ...one] as const));
  test.each(soon)('from what we show it does not, %i days later, %s', async (days, _, once, reads, tells) => {
    const people = COLLEAGUES.slice(0, once.length + 1);
    const chat = await conversation();
    const first = sharesOf(await ask(chat, people, `${once}-`));
    await chat.wait(days * 24);
    const second = await ask(chat, people, `${once}2`);
    expect(first.text).toContain(reads);
    expect(second.text).toMatch(NOT_SHOWN);
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
      expect(isShown(first.text)).toBe(true);
      expect(second.text).toMatch(NOT_SHOWN);
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
    expect(isShown(far.text)).toBe(true);
    expect(near.text).toMatch(NOT_SHOWN);
    await chat.close();
  });
});

describe('three results, of which any two are far apart', () => {
  const place = (team: string): Place => ({ team, kind: 'groupChat' });

  /** What everyone who is in one of the parts and not in the other, or in both, must have said, if all three are true. */
  function rests(parts: readonly [Shown, Shown], whole: Shown): string[] {
    const [one, other, all] = [...parts, whole].map(({ text, answered }) =>
      everyHistogram(answered, THREE).filter((histogram) => ourRule(histogram) === text),
    );
    const sums = (one ?? []).flatMap((first) =>
      (other ?? []).flatMap((second) =>
        (all ?? []).map((sum) => sum.map((count, at) => Math.abs((first[at] ?? 0) + (second[at] ?? 0) - count)).join()),
      ),
    );
    return [...new Set(sums)].filter((sum) => sum.split(',').reduce((total, count) => total + Number(count), 0) === 1);
  }

  test('two groups that share one person, and a channel of both: shown, the three would tell how that person answered', async () => {
    const everyone = COLLEAGUES.slice(0, 19);
    const said = '4444333222444433322';
    const parts = [shownUnder(ourRule, said.slice(0, 10)), shownUnder(ourRule, said.slice(9))] as const;
    expect(rests([...parts], shownUnder(ourRule, said))).toEqual(['0,1,0,0,0']);

    const chat = await conversation();
    const days = await ask(chat, everyone.slice(0, 10), said.slice(0, 10), place('Days'));
    const nights = await ask(chat, everyone.slice(9), said.slice(9), place('Nights'));
    const ward = await ask(chat, everyone, said, place('Ward'));
    expect([days, nights].map(({ text }) => isShown(text))).toEqual([true, true]);
    expect(ward.text).toMatch(NOT_SHOWN);
    await chat.close();
  });

  test.each([
    ['the whole first', [false, true, true]],
    ['the whole between the parts', [false, true, false]],
    ['the whole last', [false, false, true]],
  ])('eleven people, five and five of them in two chats, %s: the eleventh stays unknown', async (order, hidden) => {
    const chat = await conversation();
    const whole = () => ask(chat, ELEVEN, ANSWERS, place('Ward'));
    const part = (from: number, team: string) =>
      ask(chat, ELEVEN.slice(from, from + 5), ANSWERS.slice(from, from + 5), place(team));
    const shown: Shown[] = [];
    if (order === 'the whole first') shown.push(await whole());
    shown.push(await part(0, 'Days'));
    if (order === 'the whole between the parts') shown.push(await whole());
    shown.push(await part(5, 'Nights'));
    if (order === 'the whole last') shown.push(await whole());
    expect(shown.map(({ text }) => NOT_SHOWN.test(text))).toEqual(hidden);
    await chat.close();
  });
});

describe('sums in which somebody is counted twice', () => {
  const place = (team: string): Place => ({ team, kind: 'groupChat' });
  const groups = (...sizes: number[]): string[][] => {
    const left = [...COLLEAGUES_AND_MORE];
    return sizes.map((size) => left.splice(0, size));
  };

  test('three chats that overlap in a ring: two of them less the third are twice three people', async () => {
    const [b = [], a = [], c = []] = groups(3, 7, 7);
    const chat = await conversation();
    const shown = [
      await ask(chat, [...b, ...a], '4444444222', place('X')),
      await ask(chat, [...b, ...c], '4444442222', place('Y')),
      await ask(chat, [...a, ...c], '44442224442222', place('Z')),
    ];
    expect(shown.map(({ text }) => NOT_SHOWN.test(text))).toEqual([false, false, true]);
    await chat.close();
  });

  test('three parts that overlap in a ring and the whole with one person more, which has to be taken twice', async () => {
    const [a = [], b = [], c = [], e = []] = groups(6, 6, 6, 1);
    const [sa, sb, sc] = ['444222', '444422', '444222'];
    const chat = await conversation();
    const shown = [
      await ask(chat, [...a, ...b], sa + sb, place('X')),
      await ask(chat, [...b, ...c], sb + sc, place('Y')),
      await ask(chat, [...c, ...a], sc + sa, place('Z')),
      await ask(chat, [...a, ...b, ...c, ...e], `${sa}${sb}${sc}4`, place('W')),
    ];
    expect(shown.some(({ text }) => NOT_SHOWN.test(text))).toBe(true);
    await chat.close();
  });

  test('the sum of two rounds, three days before and after a result of the same ten, of whom it leaves two', async () => {
    const ten = COLLEAGUES.slice(0, 10);
    const chat = await conversation('yes');
    await ask(chat, ten, '4422------');
    await chat.wait(72);
    const all = await ask(chat, ten, '4422442222');
    await chat.wait(72);
    const sum = await ask(chat, ten, '----4422--');
    expect(isShown(all.text)).toBe(true);
    expect(sum.text).toMatch(NOT_SHOWN);
    await chat.close();
  });

  test('by the calendar of whichever zone counts fewer days', async () => {
    const chat = await conversation();
    const far = place('Far');
    const zone = { frameworkId: 'mse-icb-values', timeZone: 'Pacific/Kiritimati', threshold: '5' };
    await chat.press('Alex Wilber', 'save-settings', { ...zone, pooling: 'no', comments: 'no' }, far);
    chat.now = Date.UTC(2026, 10, 9, 9, 50);
    await ask(chat, COLLEAGUES.slice(0, 10), '4444422222');
    chat.now = Date.UTC(2026, 10, 14, 10, 5);
    expect((await ask(chat, ELEVEN, '44444222224', far)).text).toMatch(NOT_SHOWN);
    await chat.close();
  });
});

describe('a ward of eleven of which ten answer, and five newcomers who stay silent the next day', () => {
  const SIXTEEN = COLLEAGUES.slice(0, 16);
  const first = '4444333222';

  test.each(['2', '3', '4'])(
    'from results that compare who was asked, that the eleventh said %s follows',
    (eleventh) => {
      const [ten, eleven] = [shownUnder(ourRule, first), shownUnder(ourRule, `${first}${eleventh}`)];
      expect(linkBySubtraction(ourRule, ten, eleven)).toMatch(/^[01] agree$|^1 /);
    },
  );

  test.each([
    ['with five silent newcomers, the next day', SIXTEEN, 1],
    ['with five silent newcomers, five days later', SIXTEEN, 5],
    ['with one member removed, who had answered, three days later', ELEVEN.slice(1), 3],
  ])('from what we show it does not, %s', async (_what, later, days) => {
    const chat = await conversation();
    const ten = await ask(chat, ELEVEN, `${first}-`);
    await chat.wait(days * 24);
    const eleven = await ask(chat, later, `${first}2`.padEnd(16, '-').slice(0, later.length));
    expect(isShown(ten.text)).toBe(true);
    expect(eleven.text).toMatch(NOT_SHOWN);
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
      await chat.wait(3 * 24);
      expect(shown.text).toMatch(/^Too few answers to show\. .* Fewer than 5 people gave an opinion\./);
    }
    const pulses = await chat.ports.store.publishedPulses('team-sample-team', 10);
    const kept = pulses.map(({ result }) => result?.statements[0]?.published);
    expect(kept).toEqual(Array.from({ length: 4 }, () => ({ shown: 'nothing' })));
    await chat.close();
  });
});
