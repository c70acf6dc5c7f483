import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { startPreferences } from '../../src/thanks/start-preferences.ts';

export function startPreferencesAction(ports: Ports, caller: Caller): Promise<Reply> {
  return startPreferences(ports, caller);
}
