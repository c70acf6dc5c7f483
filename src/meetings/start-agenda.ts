import { behaviourChoices } from '../frameworks/chosen.ts';
import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { teamHome } from '../steps/team-home.ts';
import type { Caller } from '../teams/team.ts';
import { AGENDAS_REMEMBERED, usesOf } from './agenda.ts';
import { suggestBehaviours, suggestionInWords } from './rotation.ts';

/** What was typed before, when the form is opened again after a refusal, or what a summary suggests. */
export interface AgendaDraft {
  readonly formId?: string | undefined;
  readonly behaviours: string;
  readonly line: string;
}

/** The form for an agenda card: which behaviours, and what the item is about. */
export async function startAgenda(world: World, caller: Caller, draft: AgendaDraft): Promise<Reply> {
  const { team, framework } = await teamHome(world, caller);
  const agendas = await world.store.recentAgendas(team.teamId, AGENDAS_REMEMBERED);
  const suggestions = suggestBehaviours(framework, usesOf(agendas), 1, team.settings.timeZone);
  return {
    audience: 'everyone',
    message: {
      kind: 'agenda-form',
      formId: draft.formId ?? world.newId(),
      behaviours: behaviourChoices(framework),
      chosen: draft.behaviours,
      lineWords: draft.line,
      suggestion: suggestionInWords(suggestions),
      interimLabel: framework.interimLabel,
    },
  };
}
