import { type Framework, findBehaviour } from '../frameworks/framework.ts';
import { dayOf } from '../scheduling/recurrence.ts';
import type { ThankYou } from './thank-you.ts';

/** A thank-you that both its people agree to have named for an award. */
export interface Nomination {
  readonly givenOn: string;
  readonly team: string;
  readonly behaviour: string;
  readonly framework: string;
  /** As the pack has it; empty where the pack names none. */
  readonly awardCategory: string;
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
  /** A behaviour by its id or name, or an award category by its name; empty for all. */
  readonly behaviour: string;
}

/** For which awards a thank-you on this behaviour counts, as its pack says. */
export function awardCategories(frameworks: readonly Framework[], { frameworkId, behaviourId }: ThankYou): string[] {
  const framework = frameworks.find(({ id }) => id === frameworkId);
  const tags = (framework && findBehaviour(framework, behaviourId)?.tags) ?? [];
  const names = framework?.tagSets.flatMap((set) => (set.isForAwards ? set.names : [])) ?? [];
  return names.filter((name) => tags.includes(name));
}

/**
 * Whether it may be named, and is asked for. A team is nobody who can agree.
 * @param categories the awards for which it counts
 */
export function isNominated(
  thanks: ThankYou,
  categories: readonly string[],
  wanted: Wanted,
  timeZone: string,
): boolean {
  const { forAward, takenBackAt, isForTeam, isSample, teamId, behaviourId, behaviourName, givenAt } = thanks;
  if (!forAward.giver || !forAward.receiver || takenBackAt || isForTeam || isSample) return false;
  if (wanted.teamId && wanted.teamId !== teamId) return false;
  if (wanted.behaviour && ![behaviourId, behaviourName, ...categories].includes(wanted.behaviour)) return false;
  const day = dayOf(givenAt, timeZone);
  return day >= wanted.from && day <= wanted.until;
}

interface Given {
  readonly thanks: ThankYou;
  readonly categories: readonly string[];
  readonly teamName: string;
  readonly timeZone: string;
}

/** By the moment at which they were given, and by nothing that could rank anybody. */
export function nominationsFrom(found: readonly Given[]): Nomination[] {
  const inOrder = found.toSorted((a, b) => {
    return a.thanks.givenAt - b.thanks.givenAt || a.thanks.thankYouId.localeCompare(b.thanks.thankYouId);
  });
  return inOrder.map(({ thanks, categories, teamName, timeZone }) => ({
    givenOn: dayOf(thanks.givenAt, timeZone),
    team: teamName,
    behaviour: thanks.behaviourName,
    framework: `${thanks.frameworkId} ${thanks.frameworkVersion}`,
    awardCategory: categories.join('; '),
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
  'awardCategory',
  'from',
  'to',
  'whatTheyDid',
  'madePossible',
] as const satisfies readonly (keyof Nomination)[];
