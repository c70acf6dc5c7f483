import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { handlers } from '../../../bot/jobs/handlers.ts';
import { runJobs } from '../../../bot/jobs/run-jobs.ts';
import { TeamsConversation } from '../../support/conversation.ts';

const conversation = new TeamsConversation();
afterEach(() => conversation.close());

test('a job that others are always quicker than is put back and done later, and what it posted is posted once', async () => {
  await conversation.say('Alex Wilber', 'start');

  const { store } = conversation.ports;
  const contended = { ...conversation.ports, store: { ...store, replace: async () => false } };
  const lines: string[] = [];
  const log = pino({}, { write: (line) => lines.push(line) });
  expect((await runJobs(contended, handlers, log)).failed).toBe(1);
  expect(lines.join()).toContain('"error":"UpdateConflict","reason":"a document of kind agenda was changed by others');

  conversation.now += 10 * 60_000;
  expect((await runJobs(conversation.ports, handlers, log)).failed).toBe(0);
  expect(conversation.posts.map(({ message }) => message.kind)).toEqual(['agenda']);
});
