import { dayOf } from '../scheduling/recurrence.ts';
import type { ThankYou } from './thank-you.ts';

/** A thank-you that both its people agree to have named for an award. */
export interface Nomination {
  readonly givenOn: string;
  readonly team: string;
  readonly behaviour: string;
  readonly framework: string;
  readonly from: string;
  readonly to: string;
  readonly whatTheyDid: string;
  readonly madePossible: string;
}

export interface Wanted {
  /** The first and the last day, "2026-10-01". */
  readonly from: string;
  readonly until: string;
  /** Empty for all. */
  readonly teamId: string;
  /** A behaviour or an award category, by its id or its name; empty for all. */
  readonly behaviour: string;
}

/** Whether it may be named, and is asked for. A team is nobody who can agree. */
export function isNominated(thanks: ThankYou, wanted: Wanted, timeZone: string): boolean {
  const { forAward, takenBackAt, isForTeam, isSample, teamId, behaviourId, behaviourName, givenAt } = thanks;
  if (!forAward.giver || !forAward.receiver || takenBackAt || isForTeam || isSample) return false;
  if (wanted.teamId && wanted.teamId !== teamId) return false;
  if (wanted.behaviour && ![behaviourId, behaviourName].includes(wanted.behaviour)) return false;
  const day = dayOf(givenAt, timeZone);
  return day >= wanted.from && day <= wanted.until;
}

interface Given {
  readonly thanks: ThankYou;
  readonly teamName: string;
  readonly timeZone: string;
}

/** By the moment at which they were given, and by nothing that could rank anybody. */
export function nominationsFrom(found: readonly Given[]): Nomination[] {
  const inOrder = found.toSorted((a, b) => {
    return a.thanks.givenAt - b.thanks.givenAt || a.thanks.thankYouId.localeCompare(b.thanks.thankYouId);
  });
  return inOrder.map(({ thanks, teamName, timeZone }) => ({
    givenOn: dayOf(thanks.givenAt, timeZone),
    team: teamName,
    behaviour: thanks.behaviourName,
    framework: `${thanks.frameworkId} ${thanks.frameworkVersion}`,
    from: thanks.giver.name,
    to: thanks.receiver.name,
    whatTheyDid: thanks.whatTheyDid,
    madePossible: thanks.madePossible,
  }));
}

/** The fields of a nomination, in the order of the columns. */
export const COLUMNS = [
  'givenOn',
  'team',
  'behaviour',
  'framework',
  'from',
  'to',
  'whatTheyDid',
  'madePossible',
] as const satisfies readonly (keyof Nomination)[];
