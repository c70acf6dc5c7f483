import { Refusal } from '../errors.ts';
import { chosenBehaviours } from '../frameworks/chosen.ts';
import type { Behaviour, Framework } from '../frameworks/framework.ts';
import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { businessKey } from '../scheduling/business-key.ts';
import { pulseForAll } from '../steps/pulse-for-all.ts';
import { type Home, teamHome } from '../steps/team-home.ts';
import type { Caller } from '../teams/team.ts';
import { DEFAULT_HOURS, MOST_CHOSEN, statementsOn, wholeHours } from './pulse.ts';

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
  const { behaviours, ...rest } = plan;
  return pulseForAll(world, caller, home.team, {
    ...rest,
    origin: plan.agendaId ? 'meeting' : 'person',
    depth: 'chosen',
    statements: statementsOn(behaviours),
    cardActivityId: plan.agendaId ? '' : caller.cardActivityId,
    talkAbout: behaviours[0],
  });
}

function planFromForm({ team, framework }: Home, input: Exclude<PulseInput, { agendaId: string }>): Plan {
  const { formId, behaviourIds, hours } = input;
  const behaviours = chosenBehaviours(framework, behaviourIds, MOST_CHOSEN);
  if (!behaviours.length) throw new Refusal('BEHAVIOUR_COUNT');
  const pulseId = businessKey('pulse', team.teamId, formId);
  return { pulseId, agendaId: '', framework, behaviours, hours: wholeHours(hours) };
}

async function planFromAgenda(world: World, { team, framework }: Home, agendaId: string): Promise<Plan> {
  const stored = await world.store.read('agenda', team.teamId, agendaId);
  if (!stored) throw new Refusal('AGENDA_UNKNOWN');
  const agendaFramework = world.frameworks.get(stored.value.frameworkId) ?? framework;
  return {
    pulseId: businessKey('pulse', team.teamId, agendaId),
    agendaId,
    framework: agendaFramework,
    behaviours: chosenBehaviours(
      agendaFramework,
      stored.value.items.map(({ behaviourId }) => behaviourId),
      MOST_CHOSEN,
    ),
    hours: DEFAULT_HOURS,
  };
}
