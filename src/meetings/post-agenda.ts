import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { type AgendaInput, keepAgenda } from '../steps/keep-agenda.ts';
import { ledByCaller } from '../steps/led-by-caller.ts';
import type { Caller } from '../teams/team.ts';

/**
 * Shows one to three items with a behaviour each at once, and so begins the meeting. The form becomes the agenda card,
 * for everybody.
 * @throws Refusal MEETING_NOT_LED, BEHAVIOUR_UNKNOWN, TEXT_TOO_LONG
 */
export async function postAgenda(world: World, caller: Caller, input: AgendaInput): Promise<Reply> {
  await ledByCaller(world, caller);
  return keepAgenda(world, caller, input, { state: 'started', isSeries: false });
}
