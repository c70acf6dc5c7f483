import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { selfCheckStart } from './self-check-card.ts';

/**
 * The form for a self-check, in the own chat of whoever followed an invitation. That they did is written nowhere, and the
 * invitation stays as it is.
 * @param frameworkId that of the invitation; the team's where there is none of that id any more
 */
export async function startInvitedSelfCheck(ports: Ports, caller: Caller, frameworkId: string): Promise<Reply> {
  const { framework } = await requireTeam(ports, caller);
  const message = selfCheckStart(ports.frameworks.all(), {
    formId: ports.newId(),
    frameworkId,
    usualId: framework.id,
    depth: '',
    // What they keep lies with their own chat, which only Teams can tell.
    hasKept: false,
  });
  return { audience: 'caller', message };
}
