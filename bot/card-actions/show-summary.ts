import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { showSummary } from '../../src/trends/show-summary.ts';

export function showSummaryAction(world: World, caller: Caller): Promise<Reply> {
  return showSummary(world, caller);
}
