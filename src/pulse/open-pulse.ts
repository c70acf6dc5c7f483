import { chosenBehaviours } from '../frameworks/chosen.ts';
import type { Behaviour, Framework } from '../frameworks/framework.ts';
import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { idempotencyKey } from '../scheduling/idempotency-key.ts';
import { type Home, requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { beginPulseForAll } from './begin-pulse-for-all.ts';
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
export async function openPulse(ports: Ports, caller: Caller, input: PulseInput): Promise<Reply> {
  const home = await requireTeam(ports, caller);
  const plan = 'agendaId' in input ? await planFromAgenda(ports, home, input.agendaId) : planFromForm(home, input);
  const { behaviours, ...rest } = plan;
  return beginPulseForAll(ports, caller, home.team, {
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
  const pulseId = idempotencyKey('pulse', team.teamId, formId);
  return { pulseId, agendaId: '', framework, behaviours, hours: wholeHours(hours) };
}

async function planFromAgenda(ports: Ports, { team, framework }: Home, agendaId: string): Promise<Plan> {
  const stored = await ports.store.read('agenda', team.teamId, agendaId);
  if (!stored) throw new Refusal('AGENDA_UNKNOWN');
  const agendaFramework = ports.frameworks.get(stored.value.frameworkId) ?? framework;
  return {
    pulseId: idempotencyKey('pulse', team.teamId, agendaId),
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
