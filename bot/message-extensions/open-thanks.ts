import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { type Opening, openThanksDialog } from '../../src/thanks/open-thanks-dialog.ts';

export function openThanks(ports: Ports, caller: Caller, opening: Opening): Promise<Reply> {
  return openThanksDialog(ports, caller, opening);
}
