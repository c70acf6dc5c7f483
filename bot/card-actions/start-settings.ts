import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { startSettings } from '../../src/teams/start-settings.ts';
import type { Caller } from '../../src/teams/team.ts';

export function startSettingsAction(ports: Ports, caller: Caller): Promise<Reply> {
  return startSettings(ports, caller);
}
