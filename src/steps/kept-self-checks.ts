import type { World } from '../ports.ts';
import { keptInWords } from '../self-check/self-check-card.ts';
import type { KeptSelfCheck } from '../self-check-messages.ts';

interface Wanted {
  /** The person's own chat. */
  readonly teamId: string;
  readonly timeZone: string;
  readonly most: number;
}

/** What a person has kept, newest first, in words. */
export async function keptSelfChecks(world: World, { teamId, timeZone, most }: Wanted): Promise<KeptSelfCheck[]> {
  const kept = await world.store.selfChecks(teamId, most);
  return kept.map((check) => {
    const name = world.frameworks.get(check.frameworkId)?.name ?? check.frameworkId;
    return keptInWords(check, name, timeZone);
  });
}
