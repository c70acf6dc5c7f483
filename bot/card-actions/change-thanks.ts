import { z } from 'zod';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { changeThanks } from '../../src/recognition/change-thanks.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Meant, readInput, ThanksRefFields, Typed } from '../read-input.ts';

const Data = z.object({ behaviour: Typed, whatTheyDid: Typed, madePossible: Typed, isMeant: Meant });

export function changeThanksAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  const { behaviour, ...words } = readInput(Data, data);
  return changeThanks(world, caller, readInput(ThanksRefFields, data), { ...words, behaviourId: behaviour });
}
