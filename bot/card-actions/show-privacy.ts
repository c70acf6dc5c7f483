import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { showPrivacy } from '../../src/privacy/show-privacy.ts';
import type { Caller } from '../../src/teams/team.ts';

export function showPrivacyAction(ports: Ports, caller: Caller): Promise<Reply> {
  return showPrivacy(ports, caller);
}
