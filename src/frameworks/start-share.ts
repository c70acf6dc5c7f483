import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { frameworkNamed } from './chosen.ts';
import type { Purpose } from './shared-purposes.ts';
import { shareForm } from './shared-text.ts';

/** What to begin with; each may be empty. */
interface ShareDraft {
  readonly frameworkId: string;
  readonly purpose: Purpose | '';
}

/**
 * The form for a framework as text or as a page to print: of the usual one, where there is none of that id.
 */
export async function startShare(ports: Ports, caller: Caller, { frameworkId, purpose }: ShareDraft): Promise<Reply> {
  const { framework } = await requireTeam(ports, caller);
  const frameworks = ports.frameworks.all();
  const chosen = frameworkNamed(frameworks, frameworkId) ?? framework;
  const hasPages = ports.ownAddress !== '';
  return { audience: 'everyone', message: shareForm(frameworks, chosen, { purpose, hasPages }) };
}
