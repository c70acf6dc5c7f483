import { Refusal } from '../errors.ts';
import { chosenBehaviours } from '../frameworks/chosen.ts';
import type { Behaviour, Framework } from '../frameworks/framework.ts';
import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { businessKey } from '../scheduling/business-key.ts';
import { due } from '../scheduling/due.ts';
import { HOUR_MS } from '../scheduling/moments.ts';
import { type Home, teamHome } from '../steps/team-home.ts';
import type { Caller, Member } from '../teams/team.ts';
import { discussionPrompt } from './discussion.ts';
import { CLOSING_GRACE_MS, DEFAULT_HOURS, LONGEST_HOURS, MOST_STATEMENTS, type Pulse } from './pulse.ts';
import { sharedCard } from './pulse-card.ts';

/** From a form, or from the agenda card's "How did we do?". */
export type PulseInput =
  | { readonly formId: string; readonly behaviourIds: readonly string[]; readonly hours: number }
  | { readonly agendaId: string };

interface Plan {
  readonly pulseId: string;
  readonly agendaId: string;
  readonly framework: Framework;
  readonly behaviours: readonly Behaviour[];
  readonly hours: number;
}

/**
 * Opens a pulse for everybody who is in the conversation now. A form becomes the pulse card; from an agenda card a
 * new one is posted. Opening the same one again shows it.
 * @throws Refusal BEHAVIOUR_COUNT, BEHAVIOUR_UNKNOWN, PULSE_DURATION, AGENDA_UNKNOWN, MEMBER_UNKNOWN
 */
export async function openPulse(world: World, caller: Caller, input: PulseInput): Promise<Reply> {
  const home = await teamHome(world, caller);
  const plan = 'agendaId' in input ? await planFromAgenda(world, home, input.agendaId) : planFromForm(home, input);
  const existing = await world.store.read('pulse', home.team.teamId, plan.pulseId);
  if (existing) return shown(world, existing.value);

  const members = await world.roster.membersOf(caller.conversation);
  if (members.length < home.team.settings.threshold) {
    return { audience: 'everyone', message: discussionPrompt(plan.behaviours[0], home.team.settings.threshold) };
  }
  const opener = members.find(({ personId }) => personId === caller.personId);
  if (!opener) throw new Refusal('MEMBER_UNKNOWN');

  const pulse = newPulse(world, caller, home, plan, members, opener);
  await world.keys.create(pulse.pulseId);
  await world.store.addDue(due('publish-pulse', pulse.teamId, pulse.pulseId, pulse.closesAt + CLOSING_GRACE_MS));
  await world.store.create(pulse);
  await world.store.addDue(due('show-pulse', pulse.teamId, pulse.pulseId, world.clock.now()));
  return shown(world, pulse);
}

function shown(world: World, pulse: Pulse): Reply {
  return { audience: 'everyone', message: sharedCard(pulse, world.links, world.clock.now()) };
}

function planFromForm({ team, framework }: Home, input: Exclude<PulseInput, { agendaId: string }>): Plan {
  const { formId, behaviourIds, hours } = input;
  const behaviours = chosenBehaviours(framework, behaviourIds, MOST_STATEMENTS);
  if (!behaviours.length) throw new Refusal('BEHAVIOUR_COUNT');
  if (!Number.isInteger(hours) || hours < 1 || hours > LONGEST_HOURS) throw new Refusal('PULSE_DURATION');
  return { pulseId: businessKey('pulse', team.teamId, formId), agendaId: '', framework, behaviours, hours };
}

async function planFromAgenda(world: World, { team, framework }: Home, agendaId: string): Promise<Plan> {
  const stored = await world.store.read('agenda', team.teamId, agendaId);
  if (!stored) throw new Refusal('AGENDA_UNKNOWN');
  const agendaFramework = world.frameworks.get(stored.value.frameworkId) ?? framework;
  return {
    pulseId: businessKey('pulse', team.teamId, agendaId),
    agendaId,
    framework: agendaFramework,
    behaviours: chosenBehaviours(agendaFramework, stored.value.behaviourIds, MOST_STATEMENTS),
    hours: DEFAULT_HOURS,
  };
}

function newPulse(
  world: World,
  caller: Caller,
  { team }: Home,
  { pulseId, agendaId, framework, behaviours, hours }: Plan,
  members: readonly Member[],
  opener: Member,
): Pulse {
  const openedAt = world.clock.now();
  return {
    kind: 'pulse',
    teamId: team.teamId,
    pulseId,
    agendaId,
    frameworkId: framework.id,
    frameworkVersion: framework.version,
    statements: behaviours.map(({ id, name, pulse }) => ({ behaviourId: id, behaviourName: name, text: pulse })),
    threshold: team.settings.threshold,
    isPooling: team.settings.isPooling,
    hasComments: team.settings.hasComments,
    openedBy: caller.personId,
    openedByName: opener.name,
    openedAt,
    closesAt: openedAt + hours * HOUR_MS,
    timeZone: team.settings.timeZone,
    state: 'open',
    audience: members.map(({ personId, teamsId }) => ({ personId, teamsId })),
    conversation: caller.conversation,
    cardActivityId: agendaId ? '' : caller.cardActivityId,
    shownCount: -1,
    result: null,
    resultActivityId: '',
    isSample: world.pace.isSample,
  };
}
