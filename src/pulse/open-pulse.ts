import { chosenBehaviours } from '../frameworks/chosen.ts';
import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { idempotencyKey } from '../scheduling/idempotency-key.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { beginPulseForAll } from './begin-pulse-for-all.ts';
import { MOST_CHOSEN, statementsOn, wholeHours } from './pulse.ts';

/** As the form sent it. */
export interface PulseInput {
  readonly formId: string;
  readonly behaviourIds: readonly string[];
  readonly hours: string;
}

/**
 * Opens a pulse for everybody who is in the conversation now. The form becomes its card; the same one again shows it.
 * @throws Refusal BEHAVIOUR_COUNT, BEHAVIOUR_UNKNOWN, PULSE_HOURS_MISSING, PULSE_DURATION, MEMBER_UNKNOWN, ROSTER_UNAVAILABLE
 */
export async function openPulse(ports: Ports, caller: Caller, input: PulseInput): Promise<Reply> {
  const { team, framework } = await requireTeam(ports, caller);
  const { formId, behaviourIds, hours } = input;
  const behaviours = chosenBehaviours(framework, behaviourIds, MOST_CHOSEN);
  const [first] = behaviours;
  if (!first) throw new Refusal('BEHAVIOUR_COUNT');
  return beginPulseForAll(ports, caller, team, {
    pulseId: idempotencyKey('pulse', team.teamId, formId),
    agendaId: '',
    origin: 'person',
    depth: 'chosen',
    framework,
    statements: statementsOn(behaviours),
    hours: wholeHours(hours),
    cardActivityId: caller.cardActivityId,
    talkAbout: first,
  });
}
