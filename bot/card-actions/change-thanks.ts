import { z } from 'zod';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { changeThanks } from '../../src/thanks/change-thanks.ts';
import { Meant, readInput, ThanksRefFields, Typed } from '../read-input.ts';

const Data = z.object({ behaviour: Typed, whatTheyDid: Typed, madePossible: Typed, isMeant: Meant });

export function changeThanksAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  const { behaviour, ...words } = readInput(Data, data);
  return changeThanks(ports, caller, readInput(ThanksRefFields, data), { ...words, behaviourId: behaviour });
}
