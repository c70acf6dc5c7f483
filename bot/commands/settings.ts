import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { startSettings } from '../../src/teams/start-settings.ts';
import type { Caller } from '../../src/teams/team.ts';

export function settingsCommand(world: World, caller: Caller): Promise<Reply> {
  return startSettings(world, caller);
}
