import { z } from 'zod';
import { isSamePerson } from '../teams/people.ts';

export const MOST_NOT_FROM = 20;

/** What a person wants done with thank-yous they receive, unless they say otherwise of one. Theirs alone, in any team. */
export const Preferences = z.object({
  kind: z.literal('preferences'),
  /** Where it lies: the person's own partition, whatever their teams. */
  teamId: z.string(),
  personId: z.string(),
  sharing: z.enum(['ask', 'share', 'private']),
  /** Whether thank-yous they give or receive may be named for an award, where the other agrees too. */
  forAwards: z.boolean(),
  /** The accounts of those from whom they take no thank-yous; their names stand in the thank-yous. */
  notFrom: z.array(z.string()).max(MOST_NOT_FROM),
  setAt: z.number(),
});
export type Preferences = z.infer<typeof Preferences>;

export const SHARINGS = [
  { title: 'Ask me each time', value: 'ask' },
  { title: 'Share it at once where it was given', value: 'share' },
  { title: 'Keep it private', value: 'private' },
] as const satisfies readonly { title: string; value: Preferences['sharing'] }[];

/** The partition of what is about a person and no team. */
export function personPartition(personId: string): string {
  return `person:${personId}`;
}

/** Private until asked, and no awards: what goes for somebody who has said nothing. */
export function usualPreferences(personId: string): Preferences {
  return {
    kind: 'preferences',
    teamId: personPartition(personId),
    personId,
    sharing: 'ask',
    forAwards: false,
    notFrom: [],
    setAt: 0,
  };
}

/** Whether they take no thank-yous from this giver. */
export function isNotFrom({ notFrom }: Preferences, giverId: string): boolean {
  return notFrom.some((personId) => isSamePerson(personId, giverId));
}
