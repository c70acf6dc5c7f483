import { z } from 'zod';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { saveSettings } from '../../src/teams/save-settings.ts';
import type { Caller } from '../../src/teams/team.ts';
import { readInput, Typed } from '../read-input.ts';

const Data = z.object({
  frameworkId: Typed,
  timeZone: Typed,
  threshold: Typed,
  pooling: Typed,
  comments: Typed,
});

export function saveSettingsAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return saveSettings(ports, caller, readInput(Data, data));
}
