// An old client sends a button as a message, and can only be answered with one: in a chat that keeps it.
import { afterEach, expect, test } from 'vitest';
import { type GoodPress, goodPresses } from '../attacks/elsewhere.ts';
import { type Sent, wordsOf } from '../support/bot-under-test.ts';
import type { Connector } from '../support/connector.ts';
import { begunOverHttp, type Played, stopAll } from './begun-over-http.ts';

afterEach(stopAll);

async function submitted(verb: string, change: Sent = {}, trouble?: Connector['trouble']): Promise<Played> {
  const found = goodPresses().find((one) => one.verb === verb);
  if (!found) throw new Error(`no golden case presses ${verb}`);
  return submit(found, change, trouble);
}

async function submit(press: GoodPress, change: Sent = {}, trouble?: Connector['trouble']): Promise<Played> {
  const played = await begunOverHttp(press);
  const { bot, activity } = played;
  if (trouble) bot.connector.trouble = trouble;
  const { data } = Object(activity.value).action;
  const value = { ...data, ...change, verb: press.verb };
  expect(await bot.send({ ...activity, type: 'message', name: undefined, value })).toEqual({ status: 200 });
  await bot.running.runJobs();
  return played;
}

test('a form becomes its card, and no second card is posted', async () => {
  const { bot } = await submitted('open-pulse');
  expect(bot.connector.posts).toEqual([]);
  const changed = bot.connector.asked.filter(({ method }) => method === 'PUT');
  expect(new Set(changed.map(({ path }) => path.split('/').at(-1)))).toEqual(new Set(['pressed']));
  expect(wordsOf(changed[0]?.body.attachments)).toContain('Your answers are confidential.');
});

test.each([
  ['answers that are in', {}, 'Your answers are in.'],
  ['answers off the scale', { s0: 'SECRET 9' }, 'What you filled in still stands on the card that you sent it from.'],
])('of %s nothing is posted but what became of them', async (_what, change, said) => {
  const { bot } = await submitted('answer-pulse', change);
  expect(bot.connector.posts.map(({ path }) => path)).toEqual(['/conversations/chat-of-the-person/activities']);
  const [{ body } = { body: {} }] = bot.connector.posts;
  expect(wordsOf(body)).toContain(said);
  expect(JSON.stringify(body)).not.toMatch(/SECRET|agree|Execute|Submit/i);
});

test('whoever asks to see theirs reads why they are not posted', async () => {
  const { bot } = await submitted('change-answer');
  const posted = JSON.stringify(bot.connector.posts.map(({ body }) => body));
  expect(posted).toContain('I do not show your answers in a chat that keeps them.');
  expect(posted).not.toMatch(/Input|agree|Execute|Submit/);
});

test('of a comment that was held back nothing is posted but why', async () => {
  const { bot, activity } = await submit({ folder: 'answer-pulse/comment-held-back', verb: 'answer-pulse' });
  const { comment } = Object(activity.value).action.data;
  expect(bot.connector.posts).toHaveLength(1);
  const posted = JSON.stringify(bot.connector.posts[0]?.body);
  expect(posted).toContain('I did not take what you typed.');
  expect(comment.length).toBeGreaterThan(10);
  expect(posted).not.toContain(comment);
  expect(posted).not.toMatch(/Execute|Submit/);
});

test('where the conversation takes no change, whoever pressed reads so in their own chat', async () => {
  const { bot } = await submitted('open-pulse', {}, ({ method }) =>
    method === 'PUT' ? { fault: { status: 403, body: { error: { code: 'ConversationBlockedByUser' } } } } : undefined,
  );
  const told = bot.connector.posts.filter(({ path }) => path === '/conversations/chat-of-the-person/activities');
  expect(told.map(({ body }) => wordsOf(body))).toEqual([expect.stringContaining('does not let me post')]);
});
