import { z } from 'zod';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { saveSettings } from '../../src/teams/save-settings.ts';
import type { Caller } from '../../src/teams/team.ts';
import { readInput, Typed } from '../read-input.ts';

const Data = z.object({
  frameworkId: Typed,
  timeZone: Typed,
  language: Typed,
  threshold: Typed,
  pooling: Typed,
  comments: Typed,
});

export function saveSettingsAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return saveSettings(world, caller, readInput(Data, data));
}
