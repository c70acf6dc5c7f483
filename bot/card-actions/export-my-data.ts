import type { Reply } from '../../src/messages.ts';
import { exportMyData } from '../../src/own-data/export-my-data.ts';
import type { World } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';

export function exportMyDataAction(world: World, caller: Caller): Promise<Reply> {
  return exportMyData(world, caller);
}
