import type { Tasks } from '../../../bot/jobs/run-due.ts';
import type { World } from '../../../src/ports.ts';
import { Due, due, type Task } from '../../../src/scheduling/due.ts';
import { START, TeamsConversation } from '../../support/conversation.ts';

/** A bot with a list of what is due, and with tasks that note what they ran for. */
export class DueScene {
  readonly bot = new TeamsConversation();
  readonly world: World = this.bot.world;
  readonly ran: string[] = [];

  /** Every task notes what it ran for and then does what is asked here. */
  tasksThat(behave: (subjectId: string) => unknown = () => undefined): Tasks {
    const task: Tasks[Task] = async (_world, { subjectId }) => {
      this.ran.push(subjectId);
      await behave(subjectId);
    };
    return Object.fromEntries(Due.shape.task.options.map((name) => [name, task])) as Tasks;
  }

  add(subjectId: string, dueAt = START, teamId = 'ward-7'): Promise<void> {
    return this.world.store.addDue(due('post-thanks', teamId, subjectId, dueAt));
  }
}
