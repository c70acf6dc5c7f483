import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { handlers } from '../../../bot/jobs/handlers.ts';
import { runJobs } from '../../../bot/jobs/run-jobs.ts';
import { Job, type JobType, MOST_LOOKS, newJob } from '../../../src/scheduling/job.ts';
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

/** Jobs that are about no document which could be read late, and why. */
const NO_SUBJECT: Partial<Record<JobType, string>> = {
  'ask-pulse': 'comes round with the rhythm, which the team holds',
  'post-digest': 'comes round with the rhythm',
  'post-behaviour': 'comes round with the rhythm',
  'ask-successor': 'is about the rhythm as it is then',
  'post-export': 'is about a chat: where it is gone there is nobody to tell',
  'delete-ended': 'looks for what has ended, whichever it is',
  'delete-person': 'looks for whatever names a person',
  'prepare-index': 'looks through all documents',
  'delete-thanks': 'deletes: nothing there is what it is for, and it has caught up before',
  'withdraw-person': 'looks through the open pulses',
  'tell-paused': 'is about a place that may have taken messages again meanwhile',
  'resume-place': 'is about a place that may have taken messages again meanwhile',
};

const about = Job.shape.jobType.options.filter((jobType) => !(jobType in NO_SUBJECT));

test.each(about)(
  '%s is put back and at last given up where what it is about is not there, never done',
  async (jobType) => {
    await team.ports.store.enqueue(newJob(jobType, TEAM, 'gone', team.now));
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) await look();
    expect(said()).toEqual([...Array(MOST_LOOKS - 1).fill('a job is put back for later'), 'a job was given up']);
  },
);
