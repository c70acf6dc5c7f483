import { Refusal } from '../errors.ts';
import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { amend } from '../steps/amend.ts';
import { showElsewhere } from '../steps/show-elsewhere.ts';
import { teamHome } from '../steps/team-home.ts';
import type { Caller } from '../teams/team.ts';
import { actionIdOf, withCard } from './action.ts';
import { actionCard } from './action-card.ts';

/**
 * Writes down that what was agreed is done; anybody in the team may say so. Pressing again changes nothing, nor does it
 * where the team has decided "not now" since.
 * @throws Refusal ACTION_UNKNOWN
 */
export async function closeAction(world: World, caller: Caller, pulseId: string): Promise<Reply> {
  const { team } = await teamHome(world, caller);
  const now = world.clock.now();
  const action = await amend(world, 'action', team.teamId, actionIdOf(pulseId), (current) => {
    const cards = withCard(current.cards, caller);
    if (current.state !== 'agreed') return cards === current.cards ? null : { ...current, cards };
    return { ...current, state: 'done', setBy: caller.personId, setByName: caller.name, doneAt: now, cards };
  });
  if (!action) throw new Refusal('ACTION_UNKNOWN');
  await showElsewhere(world, action);
  return { audience: 'everyone', message: actionCard(action), replaces: caller.cardActivityId };
}
