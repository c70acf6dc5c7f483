import { findBehaviour } from '../frameworks/framework.ts';
import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { idempotencyKey } from '../scheduling/idempotency-key.ts';
import { chosenFrom } from '../shared/choices.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { beginPulseForAll } from './begin-pulse-for-all.ts';
import { wholeHours } from './pulse.ts';
import { checkParts } from './team-check.ts';

/** As the form sent it. */
export interface TeamCheckInput {
  readonly formId: string;
  readonly part: string;
  readonly hours: string;
}

/**
 * Opens a check of the team: a pulse over the whole framework or a part of it, under the same rules as any pulse.
 * @throws Refusal INPUT_MALFORMED, PULSE_HOURS_MISSING, PULSE_DURATION, MEMBER_UNKNOWN, ROSTER_UNAVAILABLE
 */
export async function openTeamCheck(ports: Ports, caller: Caller, input: TeamCheckInput): Promise<Reply> {
  const { team, framework } = await requireTeam(ports, caller);
  const parts = checkParts(framework);
  const chosen = chosenFrom(parts, input.part);
  const part = parts.find(({ value }) => value === chosen);
  const [first] = part?.statements ?? [];
  if (!part || !first) throw new Refusal('INPUT_MALFORMED');
  return beginPulseForAll(ports, caller, team, {
    pulseId: idempotencyKey('pulse', team.teamId, input.formId),
    agendaId: '',
    origin: 'person',
    depth: part.depth,
    framework,
    statements: part.statements,
    hours: wholeHours(input.hours),
    cardActivityId: caller.cardActivityId,
    talkAbout: findBehaviour(framework, first.behaviourId),
  });
}
