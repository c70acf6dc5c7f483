import { z } from 'zod';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { savePreferences } from '../../src/thanks/save-preferences.ts';
import { readInput } from '../read-input.ts';

const Data = z.object({
  sharing: z.enum(['ask', 'share', 'private', '']).default(''),
  forAwards: z.enum(['yes', 'no', '']).default(''),
});

export function savePreferencesAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return savePreferences(ports, caller, readInput(Data, data));
}
