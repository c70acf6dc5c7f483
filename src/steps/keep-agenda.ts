import { AGENDAS_REMEMBERED, type Agenda, usesOf } from '../meetings/agenda.ts';
import { cardOfAgenda } from '../meetings/prepared-agenda.ts';
import type { Use } from '../meetings/rotation.ts';
import { chooseBehaviours, filledItems, type WantedItem } from '../meetings/wanted-item.ts';
import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { businessKey } from '../scheduling/business-key.ts';
import { due } from '../scheduling/due.ts';
import type { Caller } from '../teams/team.ts';
import { teamHome } from './team-home.ts';

/** What a form for an agenda sends. */
export interface AgendaInput {
  readonly formId: string;
  readonly items: readonly WantedItem[];
}

/**
 * Keeps the agenda of a form. The form becomes its card, for everybody; the same form sent again changes nothing.
 * @throws Refusal BEHAVIOUR_UNKNOWN, TEXT_TOO_LONG, TEXT_PERSONAL, TEXT_OFFENSIVE
 */
export async function keepAgenda(
  world: World,
  caller: Caller,
  { formId, items }: AgendaInput,
  kept: Pick<Agenda, 'state' | 'isSeries'>,
): Promise<Reply> {
  const { team, framework } = await teamHome(world, caller);
  const uses = await usesSoFar(world, team.teamId);
  const agendaId = businessKey('agenda', team.teamId, formId);
  const now = world.clock.now();
  const agenda: Agenda = {
    kind: 'agenda',
    teamId: team.teamId,
    agendaId,
    frameworkId: framework.id,
    frameworkVersion: framework.version,
    items: chooseBehaviours(framework, filledItems(items), uses, team.settings.timeZone),
    ...kept,
    shownQuestion: 0,
    postedBy: caller.personId,
    postedByName: caller.name,
    postedAt: now,
    startedAt: kept.state === 'prepared' ? 0 : now,
    endedAt: 0,
    endedIn: '',
    meetingId: caller.meetingId,
    conversation: caller.conversation,
    cardActivityId: caller.cardActivityId,
    isSample: world.pace.isSample,
  };
  await world.store.create(agenda);
  await world.store.addDue(due('show-agenda', team.teamId, agendaId, now));
  const stored = await world.store.read('agenda', team.teamId, agendaId);
  return { audience: 'everyone', message: cardOfAgenda(stored?.value ?? agenda, framework) };
}

/** What was on the agendas so far, and is on those that wait for their meeting. */
export async function usesSoFar(world: World, teamId: string): Promise<Use[]> {
  const [recent, waiting] = await Promise.all([
    world.store.recentAgendas(teamId, AGENDAS_REMEMBERED),
    world.store.preparedAgendas(teamId, AGENDAS_REMEMBERED),
  ]);
  return usesOf([...recent, ...waiting]);
}
