import { chosenBehaviour } from '../frameworks/chosen.ts';
import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { guardedText } from '../privacy/guard.ts';
import { Refusal } from '../refusal.ts';
import { newJob } from '../scheduling/job.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import type { Caller } from '../teams/team.ts';
import { type Agenda, type AgendaItem, LONGEST_LINE, MOST_ON_AGENDA } from './agenda.ts';
import { choosePrompt } from './choose.ts';
import { findHistory } from './find-history.ts';
import { requireWaitingAgenda } from './require-agenda.ts';
import type { WantedItem } from './wanted-item.ts';

/**
 * Puts a member's proposal on an agenda that waits, with their name; the form says so to everybody. The same proposal of
 * the same person twice is one.
 * @throws Refusal AGENDA_UNKNOWN, AGENDA_STARTED, AGENDA_FULL, BEHAVIOUR_MISSING, BEHAVIOUR_UNKNOWN, TEXT_TOO_LONG, TEXT_PERSONAL,
 * TEXT_OFFENSIVE
 */
export async function proposeBehaviour(
  ports: Ports,
  caller: Caller,
  { agendaId, itemType, line, behaviourId, isMeant }: WantedItem & { readonly agendaId: string },
): Promise<Reply> {
  const { agenda, team, framework } = await requireWaitingAgenda(ports, caller, agendaId);
  const behaviour = chosenBehaviour(framework, behaviourId);
  const { uses } = await findHistory(ports, team);
  const item: AgendaItem = {
    behaviourId: behaviour.id,
    itemType: itemType || 'other',
    line: guardedText(line, LONGEST_LINE, isMeant),
    why: null,
    proposedBy: caller.name,
    prompts: [choosePrompt(behaviour, itemType || 'other', uses)],
  };
  await updateWithRetry(ports, 'agenda', agenda.teamId, agendaId, (current) => withProposal(current, item));
  await ports.store.enqueue(newJob('show-agenda', agenda.teamId, agendaId, ports.clock.now()));
  const message = {
    kind: 'agenda-proposal',
    proposedBy: caller.name,
    behaviourName: behaviour.name,
    lineWords: item.line,
  } as const;
  return { audience: 'everyone', message, replaces: caller.cardActivityId };
}

/** Null where it is on the agenda already. */
function withProposal(agenda: Agenda, item: AgendaItem): Agenda | null {
  const isSame = (other: AgendaItem): boolean => JSON.stringify(fieldsOf(other)) === JSON.stringify(fieldsOf(item));
  if (agenda.items.some(isSame)) return null;
  if (agenda.state !== 'prepared') throw new Refusal('AGENDA_STARTED');
  if (agenda.items.length >= MOST_ON_AGENDA) throw new Refusal('AGENDA_FULL');
  return { ...agenda, items: [...agenda.items, item] };
}

function fieldsOf({ behaviourId, itemType, line, proposedBy }: AgendaItem): string[] {
  return [behaviourId, itemType, line, proposedBy];
}
