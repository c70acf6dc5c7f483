import { Refusal } from '../errors.ts';
import type { Framework } from '../frameworks/framework.ts';
import type { World } from '../ports.ts';
import type { Recognition } from '../recognition/recognition.ts';
import { frameworkOf } from './team-home.ts';

/**
 * The framework a thank-you was given with, or the team's if that pack is no longer installed.
 * @throws Refusal THANKS_UNKNOWN if the team is gone too
 */
export async function frameworkOfThanks(world: World, { teamId, frameworkId }: Recognition): Promise<Framework> {
  const own = world.frameworks.get(frameworkId);
  if (own) return own;
  const team = await world.store.read('team', teamId, teamId);
  if (!team) throw new Refusal('THANKS_UNKNOWN');
  return frameworkOf(world, team.value);
}
