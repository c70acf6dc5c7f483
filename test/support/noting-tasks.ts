import type { Tasks } from '../../bot/jobs/run-due.ts';
import { Due, type Task } from '../../src/scheduling/due.ts';

/** Every task notes what it ran for and then does what is asked here. */
export function notingTasks(ran: string[], behave: (subjectId: string) => unknown = () => undefined): Tasks {
  const task: Tasks[Task] = async (_world, { subjectId }) => {
    ran.push(subjectId);
    await behave(subjectId);
  };
  return Object.fromEntries(Due.shape.task.options.map((name) => [name, task])) as Tasks;
}
