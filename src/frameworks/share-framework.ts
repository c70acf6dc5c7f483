import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { chosenFramework } from './chosen.ts';
import { pageAddress } from './shared-page.ts';
import type { Purpose } from './shared-purposes.ts';
import { shareCard, shareForm } from './shared-text.ts';
import { changedFramework, NO_PAGE } from './words.ts';

/** As the form sent it. */
export interface ShareInput {
  readonly frameworkId: string;
  /** One behaviour, or a card of all of them. */
  readonly behaviourId: string;
  readonly purpose: Purpose;
}

/**
 * One behaviour or all of them as text to copy for a purpose, with their source and licence note, or where the page to
 * print is. Where the framework was changed on the form, the form with what that one offers.
 * @throws Refusal FRAMEWORK_UNKNOWN
 */
export async function shareFramework(
  ports: Ports,
  caller: Caller,
  { frameworkId, behaviourId, purpose }: ShareInput,
): Promise<Reply> {
  await requireTeam(ports, caller);
  const frameworks = ports.frameworks.all();
  const framework = chosenFramework(frameworks, frameworkId);
  const url = pageAddress(framework.id, ports.ownAddress);
  if (purpose === 'print' && url) {
    const page = { kind: 'share-page', frameworkId: framework.id, frameworkName: framework.name, url } as const;
    return { audience: 'caller', message: page };
  }
  const message =
    purpose === 'print'
      ? shareForm(frameworks, framework, { purpose: '', hasPages: false, note: NO_PAGE })
      : (shareCard(framework, behaviourId, purpose) ??
        shareForm(frameworks, framework, { purpose, hasPages: url !== '', note: changedFramework(framework) }));
  return { audience: 'caller', message };
}
