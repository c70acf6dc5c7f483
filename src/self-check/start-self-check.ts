import { frameworkChoices } from '../frameworks/chosen.ts';
import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';

const DEPTHS = [
  { title: 'Quick: every behaviour once, two to three minutes', value: 'quick' },
  { title: 'Full: also what each looks like, five to ten minutes', value: 'full' },
] as const;

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
    message: {
      kind: 'self-check-start',
      formId: ports.newId(),
      frameworks: frameworkChoices(ports.frameworks.all()),
      frameworkId: ports.frameworks.get(draft.frameworkId)?.id ?? framework.id,
      depths: DEPTHS,
      depth: draft.depth || 'quick',
      hasKept: kept.length > 0,
    },
  };
}
