import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { chosenFrom } from '../shared/choices.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { behaviourForm, chosenFramework } from './chosen.ts';
import { shareables, shareCard } from './shared-text.ts';

/** As the form sent it. */
export interface ShareInput {
  readonly frameworkId: string;
  /** One behaviour, or a part of the list of all. */
  readonly behaviourId: string;
}

/**
 * One behaviour or all of them as text to copy, with their source and licence note. Where the framework was changed on
 * the form, the form with what that one offers.
 * @throws Refusal FRAMEWORK_UNKNOWN
 */
export async function shareFramework(
  ports: Ports,
  caller: Caller,
  { frameworkId, behaviourId }: ShareInput,
): Promise<Reply> {
  await requireTeam(ports, caller);
  const frameworks = ports.frameworks.all();
  const framework = chosenFramework(frameworks, frameworkId);
  const offered = shareables(framework);
  const value = chosenFrom(offered, behaviourId);
  const chosen = offered.find((one) => one.value === value);
  if (chosen) return { audience: 'caller', message: shareCard(framework, chosen.behaviours) };
  const form = behaviourForm(frameworks, frameworkId, { hasChanged: true, choicesOf: shareables });
  return { audience: 'caller', message: { kind: 'share-form', ...form } };
}
