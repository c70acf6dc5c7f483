import { z } from 'zod';

/** What is to happen when. The id is made of what it is for, so that the same thing is never due twice. */
export const Job = z.object({
  kind: z.literal('job'),
  jobId: z.string(),
  jobType: z.enum([
    'publish-pulse',
    'show-pulse',
    'show-last-action',
    'remind-pulse',
    'post-result',
    'post-comments',
    'show-agenda',
    'show-action',
    'ask-about-meeting',
    'tell-chair',
    'ask-pulse',
    'post-digest',
    'post-behaviour',
    'post-thanks',
    'show-thanks',
    'post-thanks-back',
    'post-export',
    'prepare-index',
    'delete-audience',
    'delete-ended',
    'delete-person',
    'delete-thanks',
    'withdraw-person',
    'tell-paused',
    'resume-place',
    'ask-successor',
    'post-invitation',
  ]),
  teamId: z.string(),
  subjectId: z.string(),
  dueAt: z.number(),
  leasedUntil: z.number(),
  attempts: z.number().int(),
});
export type Job = z.infer<typeof Job>;
export type JobType = Job['jobType'];

/** How often what a job is about is looked for, over a minute and more: no database is so far behind. */
export const MOST_LOOKS = 5;

/** What a job is about is not there: it was erased, or never came to be. It is looked for again, and then given up. */
export class SubjectMissing extends Error {
  override readonly name = 'SubjectMissing';
}

const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 15 * 60_000;

/** A thing to do at `dueAt` (milliseconds since 1970). */
export function newJob(jobType: JobType, teamId: string, subjectId: string, dueAt: number): Job {
  return {
    kind: 'job',
    jobId: `${jobType}:${subjectId}`,
    jobType,
    teamId,
    subjectId,
    dueAt,
    leasedUntil: 0,
    attempts: 0,
  };
}

/** Milliseconds to wait after this many failed attempts: doubling from five seconds to a quarter of an hour. */
export function retryAfterMs(attempts: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** Math.max(0, attempts - 1), LONGEST_RETRY_MS);
}
