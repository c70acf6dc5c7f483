import { behaviourChoices } from '../frameworks/chosen.ts';
import { findBehaviour } from '../frameworks/framework.ts';
import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { usesSoFar } from '../steps/keep-agenda.ts';
import { teamHome } from '../steps/team-home.ts';
import type { Caller } from '../teams/team.ts';
import { MOST_ON_AGENDA } from './agenda.ts';
import { itemTypeChoices } from './item-type.ts';
import { suggestBehaviours, suggestionInWords } from './rotation.ts';
import { BOT_CHOOSES, filledItems, type WantedItem } from './wanted-item.ts';

/** What was typed before, when the form is opened again after a refusal, or what a summary suggests. */
export interface AgendaDraft {
  readonly formId?: string | undefined;
  readonly items: readonly WantedItem[];
  readonly isSeries: boolean;
}

/** The form for an agenda: up to three items, each with its type, what it is about and a behaviour. */
export async function startAgenda(world: World, caller: Caller, draft: AgendaDraft): Promise<Reply> {
  const { team, framework } = await teamHome(world, caller);
  const suggestions = suggestBehaviours(framework, await usesSoFar(world, team.teamId), 1, team.settings.timeZone);
  const filled = filledItems(draft.items);
  return {
    audience: 'everyone',
    message: {
      kind: 'agenda-form',
      formId: draft.formId ?? world.newId(),
      items: Array.from({ length: MOST_ON_AGENDA }, (_, index) => ({
        place: index + 1,
        itemType: filled[index]?.itemType ?? '',
        lineWords: filled[index]?.line ?? '',
        behaviourId: findBehaviour(framework, filled[index]?.behaviourId ?? '')?.id ?? BOT_CHOOSES,
        isOpen: index < filled.length,
        opensNext: index >= filled.length - 1,
      })),
      itemTypes: itemTypeChoices(),
      behaviours: [{ title: 'Let the bot choose', value: BOT_CHOOSES }, ...behaviourChoices(framework)],
      isSeries: draft.isSeries ? 'yes' : '',
      suggestion: suggestionInWords(suggestions),
      interimLabel: framework.interimLabel,
    },
  };
}
