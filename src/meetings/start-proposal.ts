import { behaviourChoices, behaviourNamed } from '../frameworks/chosen.ts';
import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import type { Caller } from '../teams/team.ts';
import { MOST_ON_AGENDA } from './agenda.ts';
import { requireWaitingAgenda } from './require-agenda.ts';
import type { WantedItem } from './wanted-item.ts';
import { itemTypeChoices } from './words.ts';

/**
 * The form with which a member proposes a behaviour for an agenda that waits; filled when it is opened again after a
 * refusal.
 * @throws Refusal AGENDA_UNKNOWN, AGENDA_STARTED, AGENDA_FULL
 */
export async function startProposal(
  ports: Ports,
  caller: Caller,
  draft: WantedItem & { readonly agendaId: string },
): Promise<Reply> {
  const { agenda, framework } = await requireWaitingAgenda(ports, caller, draft.agendaId);
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
      behaviourId: behaviourNamed(framework, draft.behaviourId)?.id ?? '',
      interimLabel: framework.interimLabel,
    },
  };
}
