import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { actionIdOf, withCard } from './action.ts';
import { actionCard } from './action-card.ts';
import { enqueueShowAction } from './enqueue-show-action.ts';

/**
 * Writes down that what was agreed is done; anybody in the team may say so. Pressing again changes nothing, nor does it
 * where the team has decided "not now" since.
 * @throws Refusal ACTION_UNKNOWN
 */
export async function closeAction(ports: Ports, caller: Caller, pulseId: string): Promise<Reply> {
  const { team } = await requireTeam(ports, caller);
  const now = ports.clock.now();
  const action = await updateWithRetry(ports, 'action', team.teamId, actionIdOf(pulseId), (current) => {
    const cards = withCard(current.cards, caller);
    if (current.state !== 'agreed') return cards === current.cards ? null : { ...current, cards };
    return { ...current, state: 'done', setBy: caller.personId, setByName: caller.name, doneAt: now, cards };
  });
  if (!action) throw new Refusal('ACTION_UNKNOWN');
  await enqueueShowAction(ports, action);
  return { audience: 'everyone', message: actionCard(action), replaces: caller.cardActivityId };
}
