import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { startPreferences } from '../../src/recognition/start-preferences.ts';
import type { Caller } from '../../src/teams/team.ts';

export function mySettingsCommand(world: World, caller: Caller): Promise<Reply> {
  return startPreferences(world, caller);
}
