import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { keptSelfChecks } from '../steps/kept-self-checks.ts';
import { teamHome } from '../steps/team-home.ts';
import type { Caller } from '../teams/team.ts';
import { keptBy, selfChecksCard } from './self-check-card.ts';

/** The self-checks that a person has kept, each with a button to delete it. */
export async function showSelfChecks(world: World, caller: Caller): Promise<Reply> {
  const { team } = await teamHome(world, caller);
  const kept = await keptSelfChecks(world, keptBy(team));
  return { audience: 'caller', message: selfChecksCard(kept) };
}
