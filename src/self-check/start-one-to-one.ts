import { behaviourForm, frameworkNamed } from '../frameworks/chosen.ts';
import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';

/**
 * The form for questions to take into an appraisal or a one-to-one talk.
 * @param frameworkId whose behaviours to offer; the usual one's if there is none of that id
 */
export async function startOneToOne(ports: Ports, caller: Caller, frameworkId: string): Promise<Reply> {
  const { framework } = await requireTeam(ports, caller);
  const form = behaviourForm(
    ports.frameworks.all(),
    frameworkNamed(ports.frameworks.all(), frameworkId)?.id ?? framework.id,
  );
  return { audience: 'caller', message: { kind: 'one-to-one-form', ...form } };
}
