import { behaviourForm } from '../frameworks/behaviour-form.ts';
import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { teamHome } from '../steps/team-home.ts';
import type { Caller } from '../teams/team.ts';

/**
 * The form for questions to take into an appraisal or a one-to-one talk.
 * @param frameworkId whose behaviours to offer; the usual one's if there is none of that id
 */
export async function startOneToOne(world: World, caller: Caller, frameworkId: string): Promise<Reply> {
  const { framework } = await teamHome(world, caller);
  const form = behaviourForm(world.frameworks.all(), world.frameworks.get(frameworkId)?.id ?? framework.id);
  return { audience: 'caller', message: { kind: 'one-to-one-form', ...form } };
}
