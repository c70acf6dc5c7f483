import type { Handlers } from '../../../bot/jobs/run-jobs.ts';
import type { Ports } from '../../../src/ports.ts';
import { Job, type JobType, newJob } from '../../../src/scheduling/job.ts';
import { START, TeamsConversation } from '../../support/conversation.ts';

/** A bot with a list of what is due, and with handlers that note what they ran for. */
export class JobsScene {
  readonly bot = new TeamsConversation();
  readonly ports: Ports = this.bot.ports;
  readonly ran: string[] = [];

  /** Every job notes what it ran for and then does what is asked here. */
  handlersThat(behave: (subjectId: string) => unknown = () => undefined): Handlers {
    const jobType: Handlers[JobType] = async (_ports, { subjectId }) => {
      this.ran.push(subjectId);
      await behave(subjectId);
    };
    return Object.fromEntries(Job.shape.jobType.options.map((name) => [name, jobType])) as Handlers;
  }

  add(subjectId: string, dueAt = START, teamId = 'ward-7'): Promise<void> {
    return this.ports.store.enqueue(newJob('post-thanks', teamId, subjectId, dueAt));
  }
}
