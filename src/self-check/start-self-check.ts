import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { selfCheckStart } from './self-check-card.ts';

/** What was chosen before, when the form is opened again. */
export interface SelfCheckDraft {
  readonly frameworkId: string;
  readonly depth: string;
}

/** The form for a self-check. */
export async function startSelfCheck(ports: Ports, caller: Caller, draft: SelfCheckDraft): Promise<Reply> {
  const { framework } = await requireTeam(ports, caller);
  const kept = await ports.store.selfChecks(caller.teamId, 1);
  return {
    audience: 'caller',
    message: selfCheckStart(ports.frameworks.all(), {
      ...draft,
      formId: ports.newId(),
      usualId: framework.id,
      hasKept: kept.length > 0,
    }),
  };
}
