import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { findSelfChecks } from './find-self-checks.ts';
import { keptBy, selfChecksCard } from './self-check-card.ts';

/** The self-checks that a person has kept, each with a button to delete it. */
export async function showSelfChecks(ports: Ports, caller: Caller): Promise<Reply> {
  const { team } = await requireTeam(ports, caller);
  const kept = await findSelfChecks(ports, keptBy(team));
  return { audience: 'caller', message: selfChecksCard(kept) };
}
