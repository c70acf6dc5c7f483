// Teams, and the member list it gives, may take longer than a person at a button waits. Whatever is pressed is answered all
// the same, and what was wanted comes when it is there.
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { type GoodPress, goodPresses } from '../attacks/elsewhere.ts';
import { wordsOf } from '../support/bot-under-test.ts';
import { begunOverHttp, isOnItsWay, stopAll } from './begun-over-http.ts';

const SLOW_MS = 9_000;

async function until(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; tries < 600 && !isTrue(); tries += 1) await wait(50);
  expect(isTrue()).toBe(true);
}

afterEach(stopAll);

describe('with a Teams that takes nine seconds', () => {
  test('every button is answered before that, with its card or that it is on its way', async () => {
    const all = await Promise.all(goodPresses().map(begunOverHttp));
    for (const { bot } of all) bot.connector.delayMs = SLOW_MS;
    let longestMs = 0;
    const answers = await Promise.all(
      all.map(async ({ bot, activity }) => {
        const begunAt = performance.now();
        const answer = await bot.send(activity);
        longestMs = Math.max(longestMs, performance.now() - begunAt);
        return answer;
      }),
    );
    console.info(`${answers.length} buttons, the longest ${Math.round(longestMs)} ms`);
    for (const { status, body } of answers) expect([status, JSON.stringify(body)]).toEqual([200, expect.any(String)]);
    for (const { body } of answers) expect(body).toMatchObject({ statusCode: 200 });
    const late = answers.filter(isOnItsWay).length;
    expect(late).toBeGreaterThan(5);
    expect(late).toBeLessThan(answers.length);
    expect(JSON.stringify(answers)).not.toContain('It is below');
  });
});

describe('what is late', () => {
  const press = (verb: string): GoodPress => {
    const found = goodPresses().find((one) => one.verb === verb);
    if (!found) throw new Error(`no golden case presses ${verb}`);
    return found;
  };

  test('comes when it is there, in the place of the card for all', async () => {
    const { bot, activity } = await begunOverHttp(press('open-pulse'));
    bot.connector.delayMs = 4_500;
    expect(isOnItsWay(await bot.send(activity))).toBe(true);
    bot.connector.hurry();
    await until(() => bot.connector.asked.some(({ method }) => method === 'PUT'));
    const [update] = bot.connector.asked.filter(({ method }) => method === 'PUT');
    expect(update?.path).toMatch(/\/activities\/pressed$/);
    expect(wordsOf(update?.body.attachments)).toContain('Your answers are confidential.');
  });

  test('and that went wrong is told to whoever pressed, and nobody else', async () => {
    const { bot, activity } = await begunOverHttp(press('open-pulse'));
    bot.connector.trouble = ({ path }) => (path.endsWith('/pagedmembers') ? { fault: { status: 500 } } : undefined);
    bot.connector.delayMs = 4_500;
    expect(isOnItsWay(await bot.send(activity))).toBe(true);
    bot.connector.hurry();
    await until(() => bot.connector.posts.length > 0);
    const [told] = bot.connector.posts;
    expect(told?.path).toBe('/conversations/chat-of-the-person/activities');
    expect(wordsOf(told?.body.attachments)).toContain('Teams did not give me this conversation’s member list.');
  });
});
