import { findBehaviour } from '../frameworks/framework.ts';
import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { MOST_ON_AGENDA } from './agenda.ts';
import { choose } from './choose.ts';
import { findHistory } from './find-history.ts';
import { agendaChoices, BOT_CHOOSES, filledItems, namedItems, type WantedItem } from './wanted-item.ts';
import { itemTypeChoices, suggestionInWords } from './words.ts';

/** What was typed before, when the form is opened again after a refusal, or what a summary suggests. */
export interface AgendaDraft {
  readonly formId?: string | undefined;
  readonly items: readonly WantedItem[];
  readonly isSeries: boolean;
}

/** The form for an agenda: up to three items, each with its type, what it is about and a behaviour. */
export async function startAgenda(ports: Ports, caller: Caller, draft: AgendaDraft): Promise<Reply> {
  const { team, framework } = await requireTeam(ports, caller);
  const suggestion = choose(framework, await findHistory(ports, team), 'other');
  const filled = filledItems(namedItems(framework, draft.items));
  return {
    audience: 'everyone',
    message: {
      kind: 'agenda-form',
      formId: draft.formId ?? ports.newId(),
      items: Array.from({ length: MOST_ON_AGENDA }, (_, index) => ({
        number: index + 1,
        itemType: filled[index]?.itemType ?? '',
        lineWords: filled[index]?.line ?? '',
        behaviourId: findBehaviour(framework, filled[index]?.behaviourId ?? '')?.id ?? BOT_CHOOSES,
        isOpen: index < filled.length,
        opensNext: index >= filled.length - 1,
      })),
      itemTypes: itemTypeChoices(),
      behaviours: agendaChoices(framework),
      isSeries: draft.isSeries ? 'yes' : '',
      suggestion: suggestionInWords(suggestion),
      interimLabel: framework.interimLabel,
    },
  };
}
