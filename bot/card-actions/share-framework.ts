import { z } from 'zod';
import { shareFramework } from '../../src/frameworks/share-framework.ts';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { readInput, Typed } from '../read-input.ts';

const Data = z.object({ frameworkId: Typed, behaviour: Typed });

export function shareFrameworkAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  const { frameworkId, behaviour } = readInput(Data, data);
  return shareFramework(world, caller, { frameworkId, behaviourId: behaviour });
}
