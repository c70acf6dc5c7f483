import { pino } from 'pino';
import { expect, test } from 'vitest';
import { handlers } from '../../../bot/jobs/handlers.ts';
import { type Handlers, runJobs } from '../../../bot/jobs/run-jobs.ts';
import { countedMessenger } from '../../../bot/teams/counted-messenger.ts';
import { noTelemetry } from '../../../bot/telemetry/telemetry.ts';
import { type Messenger, type Ports, Undeliverable } from '../../../src/ports.ts';
import { newJob } from '../../../src/scheduling/job.ts';
import { callerOf, START, TeamsConversation } from '../../support/conversation.ts';

const { conversation } = callerOf('Alex Wilber', {});
const MESSAGE = { kind: 'thanks-withdrawn', what: 'It is gone.' } as const;

const fails = (error: Error) => () => Promise.reject(error);
const USUAL: Messenger = {
  post: async () => 'posted-1',
  update: async () => 'updated',
  postToPerson: async () => ({ conversationId: 'chat', activityId: 'message' }),
};

test.each<[string, Partial<Messenger>, string[]]>([
  ['all is well', {}, ['post: sent', 'update: sent', 'post to a person: sent']],
  [
    'the bot may not write there',
    { post: fails(new Undeliverable('no')), postToPerson: fails(new Undeliverable('no')) },
    ['post: refused', 'update: sent', 'post to a person: refused'],
  ],
  [
    'the card is gone and Teams is ill',
    { update: async () => 'gone', post: fails(new Error('no')) },
    ['post: failed', 'update: gone', 'post to a person: sent'],
  ],
])('sends are counted by how they ended, and end alike: %s', async (_what, change, expected) => {
  const messenger = { ...USUAL, ...change };
  const seen: string[] = [];
  const telemetry = {
    ...noTelemetry,
    sent: (operation: string, outcome: string) => void seen.push(`${operation}: ${outcome}`),
  };
  const counted = countedMessenger(messenger, telemetry);
  const send = ({ post, update, postToPerson }: Messenger) =>
    Promise.allSettled([
      post(conversation, MESSAGE),
      update(conversation, '1700', MESSAGE),
      postToPerson(conversation, '29:megan', MESSAGE),
    ]);
  expect(await send(counted)).toEqual(await send(messenger));
  expect(seen).toEqual(expected);
});

test.each<[string, Error | null, string]>([
  ['is done', null, 'done'],
  ['fails', new Error('no'), 'put back'],
  ['cannot be delivered', new Undeliverable('no'), 'given up'],
  ['fails, and the store with it', new Error('no'), 'not put back'],
])('a job that %s is counted so, with how late it was begun', async (_what, error, outcome) => {
  const bot = new TeamsConversation();
  const seen: unknown[] = [];
  const telemetry = {
    ...noTelemetry,
    claimed: (jobType: string, lateMs: number) => void seen.push([jobType, lateMs]),
    begin: (jobType: string, attempts: number) => (ended: string) => void seen.push([jobType, attempts, ended]),
  };
  const failing: Handlers = { ...handlers, 'post-thanks': async () => (error ? Promise.reject(error) : undefined) };
  const postponeJob = fails(new Error('disk full'));
  const store = outcome === 'not put back' ? { ...bot.ports.store, postponeJob } : bot.ports.store;
  const ports: Ports = { ...bot.ports, store };
  await ports.store.enqueue(newJob('post-thanks', 'ward-7', 'thanks-1', START - 7_000));
  await runJobs(ports, failing, pino({ level: 'silent' }), telemetry);
  await bot.close();
  expect(seen).toEqual([
    ['post-thanks', 7_000],
    ['post-thanks', 0, outcome],
  ]);
});
