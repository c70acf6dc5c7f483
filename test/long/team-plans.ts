import { EIGHT_ZONES } from '../support/time-zones.ts';
import { isoOf } from './local-time.ts';

const TEAMS = 200;
const PEOPLE = 1_500;
const DAY_MS = 86_400_000;
export const YEAR_BEGINS = Date.UTC(2027, 11, 20);
export const YEAR_ENDS = Date.UTC(2029, 0, 5);

/** Fields of the form of a rhythm, as they are sent. */
export type Fields = Readonly<Record<string, string>>;

/** What somebody puts in another way than the form has it. */
export interface Change {
  /** Milliseconds since 1970, a whole minute. */
  readonly at: number;
  readonly fields: Fields;
}

export interface TeamPlan {
  readonly teamId: string;
  readonly zone: string;
  readonly threshold: 5 | 11;
  /** Numbers of people; the first of them is the chair. */
  readonly people: readonly number[];
  readonly begins: Change;
  readonly changes: readonly Change[];
  /** When the bot is removed, and when it comes back. */
  readonly away: { readonly from: number; readonly until: number } | null;
  /** How likely somebody is to answer a pulse. */
  readonly zeal: number;
}

const TIMES: Readonly<Record<string, readonly string[]>> = {
  day: ['08:00', '09:00', '09:30', '10:00', '13:17', '16:45', '17:59', '23:30'],
  // In the hour that the clock leaps over, in the one that comes twice, and around midnight.
  night: ['01:30', '02:00', '02:15', '02:30', '02:45', '01:45', '00:00', '23:59', '20:00'],
};
const WINDOWS: readonly Fields[] = [
  { days: '1,2,3,4,5', from: '08:00', until: '18:00' },
  { days: '1,2,3,4,5', from: '09:15', until: '16:30' },
  { days: '1,3,5', from: '07:00', until: '12:00' },
  { days: '6,7', from: '10:00', until: '22:00' },
];
const NIGHT_WINDOWS: readonly Fields[] = [
  { days: '1,2,3,4,5,6,7', from: '20:00', until: '07:30' },
  { days: '5,6,7', from: '22:30', until: '05:00' },
  { days: '1,2,3,4,5,6,7', from: '00:00', until: '00:00' },
  { days: '6,7', from: '02:30', until: '02:30' },
];
const QUIET_MONTHS = ['', '', '', '1,4,7', '8', '2,3,12'];
const FIRST_DAYS = [
  '2027-12-27',
  '2027-12-29',
  '2027-12-30',
  '2027-12-31',
  '2028-01-03',
  '2028-01-15',
  '2028-01-29',
  '2028-01-30',
  '2028-01-31',
  '2028-02-29',
  '2028-03-12',
  '2028-03-26',
];

/** Two hundred teams as different as they may be, the same ones for the same seed. */
export function teamPlans(random: () => number): TeamPlan[] {
  const pick = <T>(choices: readonly T[]): T => {
    const chosen = choices[Math.floor(random() * choices.length)];
    if (chosen === undefined) throw new RangeError('nothing to choose from');
    return chosen;
  };
  const minuteWithin = (from: number, until: number): number =>
    Math.floor((from + random() * (until - from)) / 60_000) * 60_000;

  function rhythm(isAtNight: boolean): Fields {
    const part = (name: string, cadences: readonly string[], likely: number): Fields => ({
      [`${name}Every`]: random() < likely ? pick(cadences) : 'never',
      [`${name}FirstOn`]: pick(FIRST_DAYS),
      [`${name}At`]: pick(TIMES[isAtNight ? 'night' : 'day'] ?? []),
    });
    return {
      ...part('pulse', ['weekly', 'fortnightly', 'fortnightly', 'monthly', 'quarterly'], 0.9),
      ...part('digest', ['weekly', 'fortnightly', 'monthly', 'quarterly'], 0.7),
      ...part('behaviour', ['weekly', 'fortnightly'], 0.7),
      pulseBehaviours: pick(['1', '2', '3']),
      pulseHours: pick(['24', '72', '72', '96']),
      ...pick(isAtNight ? NIGHT_WINDOWS : WINDOWS),
      quietMonths: pick(QUIET_MONTHS),
    };
  }

  function changesOf(): Change[] {
    const moments = Array.from({ length: Math.floor(random() * 6) }, () =>
      minuteWithin(YEAR_BEGINS + 9 * DAY_MS, YEAR_ENDS - 9 * DAY_MS),
    );
    return moments
      .toSorted((a, b) => a - b)
      .map((at) => ({ at, fields: random() < 0.75 ? pauseOrQuiet(at) : otherSeries(at) }));
  }

  function pauseOrQuiet(at: number): Fields {
    const inDays = (days: number): string => isoOf(Math.floor(at / DAY_MS) + days);
    const dice = random();
    if (dice < 0.2) return { pauseEnd: 'yes' };
    if (dice < 0.4) {
      const from = 2 + Math.floor(random() * 20);
      return { quietFrom: inDays(from), quietUntil: inDays(from + Math.floor(random() * 12)) };
    }
    return { pauseUntil: inDays(2 + Math.floor(random() * 24)), pauseBecause: 'Major incident' };
  }

  function otherSeries(at: number): Fields {
    const firstOn = isoOf(Math.floor(at / DAY_MS) + 2 + Math.floor(random() * 40));
    const name = pick(['pulse', 'digest', 'behaviour']);
    return {
      [`${name}Every`]: pick(['weekly', 'fortnightly', 'monthly', 'never'].slice(0, name === 'behaviour' ? 2 : 4)),
      [`${name}FirstOn`]: firstOn,
      [`${name}At`]: pick(TIMES.day ?? []),
    };
  }

  return Array.from({ length: TEAMS }, (_, index): TeamPlan => {
    const size = 5 + Math.floor(random() * 16);
    const people = new Set<number>();
    while (people.size < size) people.add(Math.floor(random() * PEOPLE));
    const begins = { at: minuteWithin(YEAR_BEGINS, YEAR_BEGINS + 6 * DAY_MS), fields: rhythm(random() < 0.4) };
    const awayFrom = minuteWithin(YEAR_BEGINS + 40 * DAY_MS, YEAR_BEGINS + 240 * DAY_MS);
    return {
      teamId: `team-${index}`,
      zone: EIGHT_ZONES[index % EIGHT_ZONES.length] ?? 'UTC',
      threshold: random() < 0.1 && size >= 11 ? 11 : 5,
      people: [...people],
      begins,
      changes: changesOf(),
      away: random() < 0.1 ? { from: awayFrom, until: minuteWithin(awayFrom, awayFrom + 100 * DAY_MS) } : null,
      zeal: pick([0.2, 0.6, 0.8, 0.95]),
    };
  });
}
