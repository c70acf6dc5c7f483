import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { keptSelfChecks } from '../steps/kept-self-checks.ts';
import { teamHome } from '../steps/team-home.ts';
import type { Caller } from '../teams/team.ts';
import { keptBy, selfChecksCard } from './self-check-card.ts';

/** Deletes one that was kept, and shows the rest. One that is gone already is gone. */
export async function deleteSelfCheck(world: World, caller: Caller, selfCheckId: string): Promise<Reply> {
  const { team } = await teamHome(world, caller);
  await world.store.remove('self-check', team.teamId, selfCheckId);
  const kept = await keptSelfChecks(world, keptBy(team));
  return { audience: 'caller', message: selfChecksCard(kept, 'Deleted.') };
}
