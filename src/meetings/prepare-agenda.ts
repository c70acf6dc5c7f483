import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { type AgendaInput, keepAgenda } from '../steps/keep-agenda.ts';
import type { Caller } from '../teams/team.ts';

/**
 * Keeps an agenda for the next meeting in this conversation, and after it for those that follow if it is a series. The
 * form becomes the card of what waits, for everybody.
 * @throws Refusal BEHAVIOUR_UNKNOWN, TEXT_TOO_LONG
 */
export function prepareAgenda(
  world: World,
  caller: Caller,
  { isSeries, ...input }: AgendaInput & { readonly isSeries: boolean },
): Promise<Reply> {
  return keepAgenda(world, caller, input, { state: 'prepared', isSeries });
}
