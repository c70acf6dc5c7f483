import { frameworkChoices } from '../frameworks/chosen-framework.ts';
import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { teamHome } from '../steps/team-home.ts';
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
export async function startSelfCheck(world: World, caller: Caller, draft: SelfCheckDraft): Promise<Reply> {
  const { framework } = await teamHome(world, caller);
  const kept = await world.store.selfChecks(caller.teamId, 1);
  return {
    audience: 'caller',
    message: {
      kind: 'self-check-start',
      formId: world.newId(),
      frameworks: frameworkChoices(world.frameworks.all()),
      frameworkId: world.frameworks.get(draft.frameworkId)?.id ?? framework.id,
      depths: DEPTHS,
      depth: draft.depth || 'quick',
      hasKept: kept.length > 0,
    },
  };
}
