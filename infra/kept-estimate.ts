import measured from './kept-per-action.json' with { type: 'json' };

/** What an action leaves of a kind: how many documents, and the bytes of one as it lies in Cosmos DB. */
interface Left {
  readonly documents: number;
  readonly bytes: number;
}

export type LeftByAction = Readonly<Record<string, Readonly<Record<string, Left>>>>;

/** Of a team of twelve, measured by a test, which writes the file: `npm run measure`. */
export const LEFT: LeftByAction = measured;

/** How often a month, and for all teams together. */
export interface Rates {
  readonly teams: number;
  readonly pulses: number;
  readonly agendas: number;
  readonly thanks: number;
}

interface Stock {
  readonly documents: number;
  readonly gb: number;
}

/** Results, agendas and actions after 24 months, thank-yous after 12: what is set where nothing is set. */
export const KEPT_MONTHS = {
  results: 24,
  thanks: 12,
  /** Twenty-nine days. */
  marks: 1,
  /** Whom a pulse asked is kept until three newer results are there: 30 days at least, 400 at most. */
  asked: 3,
  /** Until the job has come round. */
  jobs: 1,
} as const;

/** Indexes take some room beside what they are about: a guess. */
const WITH_INDEXES = 1.2;

/** What lies in Cosmos DB when that many months have gone by: what comes is kept for its time, and no longer. */
export function keptAfter(months: number, { teams, pulses, agendas, thanks }: Rates, left: LeftByAction): Stock {
  const actions: readonly (readonly [action: string, rate: number, kept: number])[] = [
    ['a pulse is asked and closes', pulses, KEPT_MONTHS.results],
    ['an action is agreed and done', pulses, KEPT_MONTHS.results],
    ['an agenda is shown, and its meeting ends', agendas, KEPT_MONTHS.results],
    ['a thank-you is given and shared', thanks, KEPT_MONTHS.thanks],
  ];
  let documents = 0;
  let bytes = 0;
  const add = (one: Left, times: number): void => {
    documents += one.documents * times;
    bytes += one.documents * one.bytes * times;
  };
  for (const one of Object.values(leftBy('a team begins', left))) add(one, teams);
  for (const [action, rate, kept] of actions) {
    for (const [kind, one] of Object.entries(leftBy(action, left))) {
      add(one, rate * Math.min(months, monthsOf(kind, kept)));
    }
  }
  return { documents, gb: (bytes * WITH_INDEXES) / 1e9 };
}

function leftBy(action: string, left: LeftByAction): Readonly<Record<string, Left>> {
  const found = left[action];
  if (!found) throw new Error(`Nobody has measured what is left when ${action}: run npm run measure.`);
  return found;
}

function monthsOf(kind: string, kept: number): number {
  switch (kind) {
    case 'audience-mark':
      return KEPT_MONTHS.marks;
    case 'named-in, of whom it asked':
      return KEPT_MONTHS.asked;
    case 'job':
      return KEPT_MONTHS.jobs;
    default:
      return kept;
  }
}
