import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { showGivenThanks } from '../../src/thanks/show-given-thanks.ts';

export function showGivenThanksAction(ports: Ports, caller: Caller): Promise<Reply> {
  return showGivenThanks(ports, caller);
}
