import type { Roster } from '../../src/ports.ts';

/** Where these are the members, everybody of one organisation, and Teams says nothing else of anybody. */
export function rosterOf(membersOf: Roster['membersOf']): Roster {
  return {
    membersOf,
    outsideCount: async () => 0,
    forget: () => undefined,
    isHere: async () => true,
    anywhere: async () => null,
    roleIn: async () => 'unknown',
  };
}
