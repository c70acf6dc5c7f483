import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { peopleToChoose } from '../steps/people-to-choose.ts';
import { resultAtHand } from '../steps/result-at-hand.ts';
import { teamHome } from '../steps/team-home.ts';
import type { Caller } from '../teams/team.ts';
import { type ActionDraft, actionForm, daysFrom } from './action-card.ts';

/**
 * The form that asks what a team makes of a result: one action, or why not now. What stands already can be changed
 * there, by anybody, until it is done.
 * @throws Refusal PULSE_UNKNOWN, ACTION_EARLY, ACTION_DONE, ROSTER_UNAVAILABLE
 */
export async function startAction(world: World, caller: Caller, draft: ActionDraft): Promise<Reply> {
  const { team } = await teamHome(world, caller);
  const { pulse, standing } = await resultAtHand(world, caller, draft.pulseId);
  const people = await peopleToChoose(world, caller);
  const days = daysFrom(world.clock.now(), team.settings.timeZone);
  return { audience: 'everyone', message: actionForm(pulse, standing, draft, people, days) };
}
