import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { findPeople } from '../teams/find-member.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { type ActionDraft, actionForm, daysFrom } from './action-card.ts';
import { requireResult } from './require-result.ts';

/**
 * The form that asks what a team makes of a result: one action, or why not now. What stands already can be changed
 * there, by anybody, until it is done.
 * @throws Refusal PULSE_UNKNOWN, ACTION_EARLY, ACTION_DONE, ROSTER_UNAVAILABLE
 */
export async function startAction(ports: Ports, caller: Caller, draft: ActionDraft): Promise<Reply> {
  const { team } = await requireTeam(ports, caller);
  const { pulse, standing } = await requireResult(ports, caller, draft.pulseId);
  const people = await findPeople(ports, caller);
  const days = daysFrom(ports.clock.now(), team.settings.timeZone);
  return {
    audience: 'everyone',
    message: actionForm(pulse, standing, draft, people, days, ports.frameworks.get(pulse.frameworkId)),
  };
}
