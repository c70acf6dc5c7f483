import type { Ports } from '../ports.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';

/**
 * Remembers that Teams takes nothing for this conversation any more, if it is the team's own: nobody announces that, and
 * nothing more is posted there. It is taken up again by an installation, or when somebody there speaks to the bot.
 */
export async function leaveUnreachable(ports: Ports, teamId: string, conversationId: string): Promise<void> {
  const root = ports.addresses.rootOf({ conversationId });
  await updateWithRetry(ports, 'team', teamId, teamId, (team) =>
    team.isInstalled && ports.addresses.rootOf(team.conversation) === root ? { ...team, isInstalled: false } : null,
  );
}
