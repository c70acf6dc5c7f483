import { Refusal } from '../errors.ts';
import { findBehaviour } from '../frameworks/framework.ts';
import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { businessKey } from '../scheduling/business-key.ts';
import { pulseForAll } from '../steps/pulse-for-all.ts';
import { teamHome } from '../steps/team-home.ts';
import type { Caller } from '../teams/team.ts';
import { wholeHours } from './pulse.ts';
import { checkParts } from './team-check.ts';

/** As the form sent it. */
export interface TeamCheckInput {
  readonly formId: string;
  readonly part: string;
  readonly hours: number;
}

/**
 * Opens a check of the team: a pulse over the whole framework or a part of it, under the same rules as any pulse.
 * @throws Refusal INPUT_MALFORMED, PULSE_DURATION, MEMBER_UNKNOWN, ROSTER_UNAVAILABLE
 */
export async function openTeamCheck(world: World, caller: Caller, input: TeamCheckInput): Promise<Reply> {
  const { team, framework } = await teamHome(world, caller);
  const part = checkParts(framework).find(({ value }) => value === input.part);
  const [first] = part?.statements ?? [];
  if (!part || !first) throw new Refusal('INPUT_MALFORMED');
  return pulseForAll(world, caller, team, {
    pulseId: businessKey('pulse', team.teamId, input.formId),
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
