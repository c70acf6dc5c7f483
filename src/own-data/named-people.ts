import { A_COLLEAGUE } from '../teams/team.ts';
import type { Kept } from './without-person.ts';

/** By account; or by name, where no account stands beside it. */
export type Named = { readonly personId: string } | { readonly name: string };

/** Longer than any process takes from what leads to a document to the document itself, which comes after it. */
export const SETTLED_AFTER_MS = 60_000;

/** Everybody whom a document names, so that it is found when they want to see what is held on them, or have it deleted. */
export function peopleIn(document: Kept): Named[] {
  switch (document.kind) {
    case 'team':
      return named([], [document.settings.setBy]);
    case 'agenda':
      return named(
        [document.postedBy],
        document.items.map(({ proposedBy }) => proposedBy),
      );
    case 'pulse': {
      const { openedBy, audience, lastAction } = document;
      const does = lastAction && 'who' in lastAction ? [lastAction.who.name] : [];
      return named([openedBy, ...audience.map(({ personId }) => personId)], does);
    }
    case 'action':
      return named([document.who.personId, document.setBy], []);
    case 'rhythm':
      return named([document.setBy], []);
    case 'thank-you': {
      const { giver, receiver, joined } = document;
      return named(
        [giver, receiver, ...joined].map(({ personId }) => personId),
        [],
      );
    }
    // A self-check and preferences are a person’s own, and lie with them; a pool is of nobody.
    case 'self-check':
    case 'preferences':
    case 'pool':
      return [];
  }
}

export function isAmong(who: Named, people: readonly Named[]): boolean {
  return people.some((one) =>
    'personId' in who ? 'personId' in one && one.personId === who.personId : 'name' in one && one.name === who.name,
  );
}

/** A team has no account, nor does somebody whose data was deleted. */
function named(personIds: readonly string[], names: readonly string[]): Named[] {
  return [
    ...[...new Set(personIds)].filter((personId) => personId !== '').map((personId) => ({ personId })),
    ...[...new Set(names)].filter((name) => name !== '' && name !== A_COLLEAGUE).map((name) => ({ name })),
  ];
}
