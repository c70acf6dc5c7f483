const QUARTER_MS = 15 * 60_000;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

const FROM = Date.UTC(2027, 11, 1);
const UNTIL = Date.UTC(2029, 1, 15);

/** What a clock on the wall says: `day` counted from 1 January 1970, `minute` of that day, Monday as 1. */
interface Wall {
  readonly day: number;
  readonly minute: number;
  readonly weekday: number;
}

/** A zone's wall clock, read from Intl each quarter of an hour and written down. No zone changes within one. */
export interface Zone {
  readonly name: string;
  readonly wall: (at: number) => Wall;
  /** When the wall clock first says this; where it leaps over it, the moment as many minutes after the leap began. */
  readonly momentOf: (day: number, minute: number) => number;
}

export function readZone(name: string): Zone {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: name,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const minutes = Array.from({ length: (UNTIL - FROM) / QUARTER_MS }, (_, quarter) => {
    const [day = 0, month = 0, year = 0, hour = 0, minute = 0] = (
      clock.format(FROM + quarter * QUARTER_MS).match(/\d+/g) ?? []
    ).map(Number);
    return Date.UTC(year, month - 1, day, hour, minute) / MINUTE_MS;
  });

  function wall(at: number): Wall {
    const quarter = Math.floor((at - FROM) / QUARTER_MS);
    const minute = minutesAt(quarter) + Math.floor(((at - FROM) % QUARTER_MS) / MINUTE_MS);
    const day = Math.floor(minute / DAY_MINUTES);
    return { day, minute: minute - day * DAY_MINUTES, weekday: ((day + 3) % 7) + 1 };
  }

  function minutesAt(quarter: number): number {
    const minute = minutes[quarter];
    if (minute === undefined) throw new RangeError(`${name} was not read so far`);
    return minute;
  }

  function momentOf(day: number, minute: number): number {
    const wanted = day * DAY_MINUTES + minute;
    const about = Math.floor((wanted * MINUTE_MS - FROM) / QUARTER_MS);
    let leaptFrom = -1;
    for (let quarter = Math.max(0, about - 60); quarter < about + 60; quarter += 1) {
      const after = wanted - minutesAt(quarter);
      if (after >= 0 && after < 15) return FROM + quarter * QUARTER_MS + after * MINUTE_MS;
      if (after >= 15 && minutesAt(quarter + 1) > wanted) leaptFrom = quarter;
    }
    return FROM + leaptFrom * QUARTER_MS + (wanted - minutesAt(leaptFrom)) * MINUTE_MS;
  }

  return { name, wall, momentOf };
}

/** "2028-02-29" */
export function isoOf(day: number): string {
  const known = isoDays.get(day);
  if (known) return known;
  const iso = new Date(day * DAY_MINUTES * MINUTE_MS).toISOString().slice(0, 10);
  isoDays.set(day, iso);
  return iso;
}
const isoDays = new Map<number, string>();

export function dayOfIso(iso: string): number {
  return Date.parse(iso) / (DAY_MINUTES * MINUTE_MS);
}
