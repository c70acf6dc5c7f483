import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { type AgendaInput, keepAgenda } from '../steps/keep-agenda.ts';
import type { Caller } from '../teams/team.ts';

/**
 * Shows one to three items with a behaviour each at once. The form becomes the agenda card, for everybody.
 * @throws Refusal BEHAVIOUR_UNKNOWN, TEXT_TOO_LONG
 */
export function postAgenda(world: World, caller: Caller, input: AgendaInput): Promise<Reply> {
  return keepAgenda(world, caller, input, { state: 'started', isSeries: false });
}
