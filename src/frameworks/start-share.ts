import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { teamHome } from '../steps/team-home.ts';
import type { Caller } from '../teams/team.ts';
import { behaviourForm } from './behaviour-form.ts';
import { shareables } from './shared-text.ts';

/**
 * The form for a framework as text.
 * @param frameworkId whose behaviours to offer; the usual one's if there is none of that id
 */
export async function startShare(world: World, caller: Caller, frameworkId: string): Promise<Reply> {
  const { framework } = await teamHome(world, caller);
  const form = behaviourForm(world.frameworks.all(), world.frameworks.get(frameworkId)?.id ?? framework.id, {
    choicesOf: shareables,
  });
  return { audience: 'everyone', message: { kind: 'share-form', ...form } };
}
