import { chosenBehaviours } from '../frameworks/chosen.ts';
import type { Framework } from '../frameworks/framework.ts';
import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { cleanText } from '../privacy/typed-text.ts';
import { businessKey } from '../scheduling/business-key.ts';
import { due } from '../scheduling/due.ts';
import { teamHome } from '../steps/team-home.ts';
import type { Caller, Team } from '../teams/team.ts';
import { AGENDAS_REMEMBERED, type Agenda, agendaCard, LONGEST_LINE, MOST_ON_AGENDA, usesOf } from './agenda.ts';
import { suggestBehaviours, suggestionInWords } from './rotation.ts';

export interface AgendaInput {
  readonly formId: string;
  /** None: the bot chooses. */
  readonly behaviourIds: readonly string[];
  readonly line: string;
}

/**
 * Puts one to three behaviours on the agenda. The form becomes the agenda card, for everybody.
 * @throws Refusal BEHAVIOUR_COUNT, BEHAVIOUR_UNKNOWN, TEXT_TOO_LONG
 */
export async function postAgenda(world: World, caller: Caller, input: AgendaInput): Promise<Reply> {
  const { team, framework } = await teamHome(world, caller);
  const line = cleanText(input.line, LONGEST_LINE);
  const chosen = chosenBehaviours(framework, input.behaviourIds, MOST_ON_AGENDA);
  const { behaviourIds, why } = chosen.length
    ? { behaviourIds: chosen.map(({ id }) => id), why: '' }
    : await choose(world, team, framework);

  const agendaId = businessKey('agenda', team.teamId, input.formId);
  const agenda: Agenda = {
    kind: 'agenda',
    teamId: team.teamId,
    agendaId,
    frameworkId: framework.id,
    frameworkVersion: framework.version,
    behaviourIds,
    shownQuestion: 0,
    line,
    why,
    postedBy: caller.personId,
    postedAt: world.clock.now(),
    conversation: caller.conversation,
    cardActivityId: caller.cardActivityId,
    isSample: world.pace.isSample,
  };
  await world.store.create(agenda);
  await world.store.addDue(due('show-agenda', team.teamId, agendaId, world.clock.now()));
  const stored = await world.store.read('agenda', team.teamId, agendaId);
  return { audience: 'everyone', message: agendaCard(stored?.value ?? agenda, framework) };
}

async function choose(world: World, team: Team, framework: Framework): Promise<Pick<Agenda, 'behaviourIds' | 'why'>> {
  const agendas = await world.store.recentAgendas(team.teamId, AGENDAS_REMEMBERED);
  const suggestions = suggestBehaviours(framework, usesOf(agendas), 1, team.settings.timeZone);
  return {
    behaviourIds: suggestions.map(({ behaviour }) => behaviour.id),
    why: `Chosen by the bot. ${suggestionInWords(suggestions)}`,
  };
}
