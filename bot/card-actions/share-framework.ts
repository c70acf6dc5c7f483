import { z } from 'zod';
import { shareFramework } from '../../src/frameworks/share-framework.ts';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { readInput, Typed } from '../read-input.ts';

const Data = z.object({ frameworkId: Typed, behaviour: Typed });

export function shareFrameworkAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  const { frameworkId, behaviour } = readInput(Data, data);
  return shareFramework(ports, caller, { frameworkId, behaviourId: behaviour });
}
