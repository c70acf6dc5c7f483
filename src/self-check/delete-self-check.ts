import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { findSelfChecks } from './find-self-checks.ts';
import { keptBy, selfChecksCard } from './self-check-card.ts';

/** Deletes one that was kept, and shows the rest. One that is gone already is gone. */
export async function deleteSelfCheck(ports: Ports, caller: Caller, selfCheckId: string): Promise<Reply> {
  const { team } = await requireTeam(ports, caller);
  await ports.store.remove('self-check', team.teamId, selfCheckId);
  const kept = await findSelfChecks(ports, keptBy(team));
  return { audience: 'caller', message: selfChecksCard(kept, 'Deleted.') };
}
