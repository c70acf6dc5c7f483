import { z } from 'zod';
import { startShare } from '../../src/frameworks/start-share.ts';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { readInput, Typed } from '../read-input.ts';

const Data = z.object({ frameworkId: Typed });

export function startShareAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return startShare(ports, caller, readInput(Data, data).frameworkId);
}
