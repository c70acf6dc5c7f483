import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { frameworkOf, newTeam } from '../steps/team-home.ts';
import type { Caller } from './team.ts';

/**
 * Greets once per installation. Teams announces an installation in two ways and may repeat both; the Playground
 * does so at every page load.
 */
export async function welcomeTeam(world: World, caller: Caller): Promise<Reply | null> {
  const team = newTeam(world, caller);
  const isNew = (await world.store.create(team)) || (await comeBack(world, caller));
  if (!isNew) return null;
  return {
    audience: 'everyone',
    message: {
      kind: 'welcome',
      scope: caller.conversation.kind === 'personal' ? 'personal' : 'team',
      teamName: caller.teamName,
      frameworkName: frameworkOf(world, team).name,
    },
  };
}

/** True if the bot had been removed here: its settings and history are taken up again. */
async function comeBack(world: World, caller: Caller): Promise<boolean> {
  const stored = await world.store.read('team', caller.teamId, caller.teamId);
  if (!stored || stored.value.isInstalled) return false;
  const { conversation } = caller;
  return world.store.replace({ ...stored.value, isInstalled: true, conversation }, stored.etag);
}
