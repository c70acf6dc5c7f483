import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { behaviourForm, frameworkNamed } from './chosen.ts';
import { shareables } from './shared-text.ts';

/**
 * The form for a framework as text.
 * @param frameworkId whose behaviours to offer; the usual one's if there is none of that id
 */
export async function startShare(ports: Ports, caller: Caller, frameworkId: string): Promise<Reply> {
  const { framework } = await requireTeam(ports, caller);
  const form = behaviourForm(
    ports.frameworks.all(),
    frameworkNamed(ports.frameworks.all(), frameworkId)?.id ?? framework.id,
    {
      choicesOf: shareables,
    },
  );
  return { audience: 'everyone', message: { kind: 'share-form', ...form } };
}
