import { z } from 'zod';
import { startShare } from '../../src/frameworks/start-share.ts';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { readInput, Typed } from '../read-input.ts';

const Data = z.object({ frameworkId: Typed });

export function startShareAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return startShare(world, caller, readInput(Data, data).frameworkId);
}
