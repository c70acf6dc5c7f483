import type { Ports } from '../ports.ts';
import type { KeptSelfCheck } from './cards.ts';
import { keptInWords } from './self-check-card.ts';

interface Wanted {
  /** The person's own chat. */
  readonly teamId: string;
  readonly timeZone: string;
  readonly most: number;
}

/** What a person has kept, newest first, in words. */
export async function findSelfChecks(ports: Ports, { teamId, timeZone, most }: Wanted): Promise<KeptSelfCheck[]> {
  const kept = await ports.store.selfChecks(teamId, most);
  return kept.map((check) => {
    const name = ports.frameworks.get(check.frameworkId)?.name ?? check.frameworkId;
    return keptInWords(check, name, timeZone);
  });
}
