import type { Ports } from '../ports.ts';
import { dayOf } from '../scheduling/recurrence.ts';
import type { Team } from '../teams/team.ts';
import type { Agenda } from './agenda.ts';

const ACTIONS_LOOKED_AT = 5;

/** What a team agreed and wanted to look back on by today, the newest of it: a meeting that begins asks whether it helped. */
export async function findLookBack(ports: Ports, { teamId, settings }: Team): Promise<Agenda['lookBack']> {
  const today = dayOf(ports.clock.now(), settings.timeZone);
  const recent = await ports.store.recentActions(teamId, ACTIONS_LOOKED_AT);
  const due = recent.find(({ state, byWhen }) => state === 'agreed' && byWhen <= today);
  return due ? { actionId: due.actionId, what: due.what, outcome: '' } : null;
}
