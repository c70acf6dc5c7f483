import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { takeUpRhythm } from '../rhythm/advance-rhythm.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { frameworkOf, newTeam } from './require-team.ts';
import { backAt, type Caller, type Team } from './team.ts';

/**
 * Greets once per installation. Teams announces an installation in two ways and may repeat both; the Playground
 * does so at every page load.
 */
export async function welcomeTeam(ports: Ports, caller: Caller): Promise<Reply | null> {
  const fresh = newTeam(ports, caller);
  const team = (await ports.store.create(fresh)) ? fresh : await comeBack(ports, caller);
  if (!team) return null;
  return {
    audience: 'everyone',
    message: {
      kind: 'welcome',
      scope: caller.conversation.kind === 'personal' ? 'personal' : 'team',
      teamName: team.name,
      frameworkName: frameworkOf(ports, team).name,
    },
  };
}

/** The team if the bot had been removed here: settings, history and rhythm are taken up again. Null if it never left. */
async function comeBack(ports: Ports, caller: Caller): Promise<Team | null> {
  let hadLeft = false;
  const team = await updateWithRetry(ports, 'team', caller.teamId, caller.teamId, (current) => {
    hadLeft = !current.isInstalled;
    if (hadLeft) return { ...backAt(ports.clock.now(), current), pauses: [], conversation: caller.conversation };
    return current.pauses.length > 0 ? { ...current, pauses: [] } : null;
  });
  // Also if it is here already: the process may have died when it came back.
  if (team) await takeUpRhythm(ports, team);
  return hadLeft ? team : null;
}
