import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from '../teams/team.ts';
import { type AgendaInput, storeAgenda } from './store-agenda.ts';

/**
 * Keeps an agenda for the next meeting in this conversation, and after it for those that follow if it is a series. The
 * form becomes the card of what waits, for everybody.
 * @throws Refusal BEHAVIOUR_UNKNOWN, TEXT_TOO_LONG
 */
export function prepareAgenda(
  ports: Ports,
  caller: Caller,
  { isSeries, ...input }: AgendaInput & { readonly isSeries: boolean },
): Promise<Reply> {
  return storeAgenda(ports, caller, input, { state: 'prepared', isSeries });
}
