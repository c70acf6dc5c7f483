import type { Ports } from '../ports.ts';
import { firstAllowed } from '../scheduling/quiet.ts';
import type { Team } from '../teams/team.ts';

/**
 * The first moment (milliseconds since 1970), now or later, at which a team wants to hear from the bot; now, if it has
 * no rhythm; null if there is none in over a year.
 */
export async function findAllowedTime(ports: Ports, { teamId, settings }: Team): Promise<number | null> {
  const now = ports.clock.now();
  const rhythm = await ports.store.read('rhythm', teamId, teamId);
  return rhythm ? firstAllowed(rhythm.value.calendar, settings.timeZone, now) : now;
}
