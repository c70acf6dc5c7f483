import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { amend } from '../steps/amend.ts';
import { takeUpRhythm } from '../steps/rhythm-part.ts';
import { frameworkOf, newTeam } from '../steps/team-home.ts';
import type { Caller, Team } from './team.ts';

/**
 * Greets once per installation. Teams announces an installation in two ways and may repeat both; the Playground
 * does so at every page load.
 */
export async function welcomeTeam(world: World, caller: Caller): Promise<Reply | null> {
  const fresh = newTeam(world, caller);
  const team = (await world.store.create(fresh)) ? fresh : await comeBack(world, caller);
  if (!team) return null;
  return {
    audience: 'everyone',
    message: {
      kind: 'welcome',
      scope: caller.conversation.kind === 'personal' ? 'personal' : 'team',
      teamName: team.name,
      frameworkName: frameworkOf(world, team).name,
    },
  };
}

/** The team if the bot had been removed here: settings, history and rhythm are taken up again. Null if it never left. */
async function comeBack(world: World, caller: Caller): Promise<Team | null> {
  let hadLeft = false;
  const team = await amend(world, 'team', caller.teamId, caller.teamId, (current) => {
    hadLeft = !current.isInstalled;
    return hadLeft ? { ...current, isInstalled: true, conversation: caller.conversation } : null;
  });
  // Also if it is here already: the process may have died when it came back.
  if (team) await takeUpRhythm(world, team);
  return hadLeft ? team : null;
}
