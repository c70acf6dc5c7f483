import { z } from 'zod';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { giveThanks } from '../../src/recognition/give-thanks.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Id, readInput, Typed } from '../read-input.ts';

const Data = z.object({ formId: Id, receiver: Typed, behaviour: Typed, whatTheyDid: Typed, madePossible: Typed });

export function giveThanksAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  const { formId, receiver, behaviour, whatTheyDid, madePossible } = readInput(Data, data);
  return giveThanks(world, caller, { formId, receiverId: receiver, behaviourId: behaviour, whatTheyDid, madePossible });
}
