import { z } from 'zod';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { savePreferences } from '../../src/recognition/save-preferences.ts';
import type { Caller } from '../../src/teams/team.ts';
import { readInput } from '../read-input.ts';

const Data = z.object({
  sharing: z.enum(['ask', 'share', 'private', '']).default(''),
  forAwards: z.enum(['yes', 'no', '']).default(''),
});

export function savePreferencesAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return savePreferences(world, caller, readInput(Data, data));
}
