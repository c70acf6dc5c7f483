import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { showPrivacy } from '../../src/privacy/show-privacy.ts';
import type { Caller } from '../../src/teams/team.ts';

export function showPrivacyAction(world: World, caller: Caller): Promise<Reply> {
  return showPrivacy(world, caller);
}
