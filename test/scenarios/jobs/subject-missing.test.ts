import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { handlers } from '../../../bot/jobs/handlers.ts';
import { runJobs } from '../../../bot/jobs/run-jobs.ts';
import { MOST_LOOKS, newJob } from '../../../src/scheduling/job.ts';
import { NAMES, TeamsConversation } from '../../support/conversation.ts';
import { sampleThankYou } from '../../support/sample-thank-you.ts';

const TEAM = 'team-sample-team';
const MINUTE_MS = 60_000;

let team: TeamsConversation;
let lines: string[];
beforeEach(async () => {
  team = new TeamsConversation(NAMES.slice(0, 3));
  await team.happen('installed', NAMES[0] ?? '');
  lines = [];
});
afterEach(() => team.close());

async function look(): Promise<void> {
  team.now += MINUTE_MS;
  await runJobs(team.ports, handlers, pino({}, { write: (line: string) => lines.push(line) }));
}

const said = (): unknown[] => lines.map((line) => JSON.parse(line).msg);

test('what a job is about may be written late: it is put back until it is there, and then done', async () => {
  const thanks = sampleThankYou({ teamId: TEAM });
  await team.ports.store.enqueue(newJob('post-thanks', TEAM, thanks.thankYouId, team.now));
  await look();
  expect(said()).toEqual(['a job is put back for later']);
  await team.ports.store.create(thanks);
  await look();
  expect(said()).toHaveLength(1);
  expect((await team.ports.store.claimJobs(Number.MAX_SAFE_INTEGER, 1, 99)).map(({ value }) => value.jobType)).toEqual(
    [],
  );
});

test('what never comes is given up after some looks, and the log says so, not what it was about', async () => {
  await team.ports.store.enqueue(newJob('post-thanks', TEAM, 'gone', team.now));
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) await look();
  expect(said()).toEqual([...Array(MOST_LOOKS - 1).fill('a job is put back for later'), 'a job was given up']);
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ jobType: 'post-thanks', attempts: MOST_LOOKS });
  await look();
  expect(said()).toHaveLength(MOST_LOOKS);
});
