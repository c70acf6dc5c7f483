import { Refusal } from '../errors.ts';
import { behaviourChoices } from '../frameworks/chosen.ts';
import { findBehaviour } from '../frameworks/framework.ts';
import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { waitingAgendaAtHand } from '../steps/agenda-at-hand.ts';
import type { Caller } from '../teams/team.ts';
import { MOST_ON_AGENDA } from './agenda.ts';
import { itemTypeChoices } from './item-type.ts';
import type { WantedItem } from './wanted-item.ts';

/**
 * The form with which a member proposes a behaviour for an agenda that waits; filled when it is opened again after a
 * refusal.
 * @throws Refusal AGENDA_UNKNOWN, AGENDA_STARTED, AGENDA_FULL
 */
export async function startProposal(
  world: World,
  caller: Caller,
  draft: WantedItem & { readonly agendaId: string },
): Promise<Reply> {
  const { agenda, framework } = await waitingAgendaAtHand(world, caller, draft.agendaId);
  if (agenda.items.length >= MOST_ON_AGENDA) throw new Refusal('AGENDA_FULL');
  return {
    audience: 'everyone',
    message: {
      kind: 'proposal-form',
      agendaId: agenda.agendaId,
      itemTypes: itemTypeChoices(),
      itemType: draft.itemType,
      lineWords: draft.line,
      behaviours: behaviourChoices(framework),
      behaviourId: findBehaviour(framework, draft.behaviourId)?.id ?? '',
      interimLabel: framework.interimLabel,
    },
  };
}
