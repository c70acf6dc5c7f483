import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ClockTime,
  dayOf,
  EVERY,
  isDay,
  isoDayInWords,
  occurrenceAfter,
  occurrenceUpTo,
  type Series,
} from '../../../src/scheduling/recurrence.ts';
import { EIGHT_ZONES, momentOf } from '../../support/time-zones.ts';

/** The next so many times after a moment, by day and by moment. */
function timesAfter(series: Series, timeZone: string, moment: number, count: number) {
  const found = [occurrenceAfter(series, timeZone, moment)];
  while (found.length < count) found.push(occurrenceAfter(series, timeZone, found.at(-1)?.at ?? moment));
  return found;
}

function daysOf(every: Series['every'], firstOn: string, count: number, timeZone = 'Europe/London'): string[] {
  const start = momentOf(`${firstOn}T00:00Z`) - 172_800_000;
  return timesAfter({ every, firstOn, at: '09:00' }, timeZone, start, count).map(({ period }) => period);
}

describe('nine o’clock every Monday stays nine o’clock when the clocks change', () => {
  test.each([
    ['Europe/London', '2026-03-23', ['2026-03-23T09:00Z', '2026-03-30T08:00Z']],
    ['Europe/London', '2026-10-19', ['2026-10-19T08:00Z', '2026-10-26T09:00Z']],
    ['Europe/Paris', '2026-03-23', ['2026-03-23T08:00Z', '2026-03-30T07:00Z']],
    ['Europe/Paris', '2026-10-19', ['2026-10-19T07:00Z', '2026-10-26T08:00Z']],
    ['America/New_York', '2026-03-02', ['2026-03-02T14:00Z', '2026-03-09T13:00Z']],
    ['America/New_York', '2026-10-26', ['2026-10-26T13:00Z', '2026-11-02T14:00Z']],
    ['America/St_Johns', '2026-03-02', ['2026-03-02T12:30Z', '2026-03-09T11:30Z']],
    ['America/St_Johns', '2026-10-26', ['2026-10-26T11:30Z', '2026-11-02T12:30Z']],
    ['Australia/Lord_Howe', '2026-03-30', ['2026-03-29T22:00Z', '2026-04-05T22:30Z']],
    ['Australia/Lord_Howe', '2026-09-28', ['2026-09-27T22:30Z', '2026-10-04T22:00Z']],
    ['Pacific/Auckland', '2026-03-30', ['2026-03-29T20:00Z', '2026-04-05T21:00Z']],
    ['Pacific/Auckland', '2026-09-21', ['2026-09-20T21:00Z', '2026-09-27T20:00Z']],
    ['Asia/Kathmandu', '2026-03-23', ['2026-03-23T03:15Z', '2026-03-30T03:15Z']],
    ['UTC', '2026-10-19', ['2026-10-19T09:00Z', '2026-10-26T09:00Z']],
  ])('in %s from %s', (timeZone, firstOn, moments) => {
    const series: Series = { every: 'weekly', firstOn, at: '09:00' };
    const found = timesAfter(series, timeZone, momentOf(moments[0] ?? '') - 1, 2);
    expect(found.map(({ at }) => at)).toEqual(moments.map(momentOf));
  });

  test.each(EIGHT_ZONES)('and in %s through two whole years', (timeZone) => {
    const series: Series = { every: 'weekly', firstOn: '2027-01-04', at: '09:00' };
    for (const { at, period } of timesAfter(series, timeZone, momentOf('2027-01-01T00:00Z'), 104)) {
      const parts = new Intl.DateTimeFormat('en-CA', {
        timeZone,
        dateStyle: 'short',
        timeStyle: 'short',
        hourCycle: 'h23',
      });
      expect(parts.format(at)).toBe(`${period}, 09:00`);
    }
  });
});

describe('a time of day', () => {
  test.each([
    ['Europe/London', '2026-03-29', '01:30', '2026-03-29T01:30Z'],
    ['Europe/Paris', '2026-03-29', '02:30', '2026-03-29T01:30Z'],
    ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:30Z'],
    ['America/St_Johns', '2026-03-08', '02:30', '2026-03-08T06:00Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45Z'],
    ['Pacific/Auckland', '2026-09-27', '02:30', '2026-09-26T14:30Z'],
  ])('that the clock leaps over in %s is moved on by the leap', (timeZone, firstOn, at, moment) => {
    const series: Series = { every: 'weekly', firstOn, at };
    expect(occurrenceUpTo(series, timeZone, momentOf(moment))).toEqual({ period: firstOn, at: momentOf(moment) });
    expect(occurrenceUpTo(series, timeZone, momentOf(moment) - 1)).toBeNull();
  });

  test.each([
    ['Europe/London', '2026-10-25', '01:30', '2026-10-25T00:30Z'],
    ['Europe/Paris', '2026-10-25', '02:30', '2026-10-25T00:30Z'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30Z'],
    ['America/St_Johns', '2026-11-01', '01:30', '2026-11-01T04:00Z'],
    ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45Z'],
    ['Pacific/Auckland', '2026-04-05', '02:30', '2026-04-04T13:30Z'],
  ])('that comes twice in %s is meant the first time, and comes round once', (timeZone, firstOn, at, moment) => {
    const series: Series = { every: 'weekly', firstOn, at };
    const next = occurrenceAfter(series, timeZone, momentOf(moment) - 1);
    expect(next).toEqual({ period: firstOn, at: momentOf(moment) });
    expect(occurrenceAfter(series, timeZone, next.at).period > firstOn).toBe(true);
  });
});

describe('the days on which a series comes round', () => {
  test('at the end of a month are the last there is, and the 31st again where there is one', () => {
    expect(daysOf('monthly', '2027-01-31', 6)).toEqual([
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
      '2027-05-31',
      '2027-06-30',
    ]);
    expect(daysOf('monthly', '2028-01-30', 3)).toEqual(['2028-01-30', '2028-02-29', '2028-03-30']);
  });

  test('that began on a leap day are the 29th, and the 28th in other Februaries', () => {
    expect(daysOf('monthly', '2028-02-29', 3)).toEqual(['2028-02-29', '2028-03-29', '2028-04-29']);
    expect(daysOf('monthly', '2028-02-29', 14).slice(11)).toEqual(['2029-01-29', '2029-02-28', '2029-03-29']);
    expect(daysOf('quarterly', '2028-02-29', 6)).toEqual([
      '2028-02-29',
      '2028-05-29',
      '2028-08-29',
      '2028-11-29',
      '2029-02-28',
      '2029-05-29',
    ]);
  });

  test('reach the leap day by the quarter and pass it by the week', () => {
    expect(daysOf('quarterly', '2027-11-30', 4)).toEqual(['2027-11-30', '2028-02-29', '2028-05-30', '2028-08-30']);
    expect(daysOf('weekly', '2028-02-22', 3)).toEqual(['2028-02-22', '2028-02-29', '2028-03-07']);
    expect(daysOf('fortnightly', '2028-02-15', 3)).toEqual(['2028-02-15', '2028-02-29', '2028-03-14']);
  });

  test.each(EIGHT_ZONES)('do not depend on the zone, %s for one', (timeZone) => {
    expect(daysOf('fortnightly', '2026-12-21', 3, timeZone)).toEqual(['2026-12-21', '2027-01-04', '2027-01-18']);
  });

  test('begin with the first, however long before it one asks', () => {
    const series: Series = { every: 'quarterly', firstOn: '2027-11-30', at: '09:00' };
    expect(occurrenceUpTo(series, 'UTC', momentOf('2027-11-30T08:59:59.999Z'))).toBeNull();
    expect(occurrenceUpTo(series, 'UTC', 0)).toBeNull();
    expect(occurrenceAfter(series, 'UTC', 0).period).toBe('2027-11-30');
    expect(occurrenceUpTo(series, 'UTC', momentOf('2027-11-30T09:00Z'))?.period).toBe('2027-11-30');
    expect(occurrenceAfter(series, 'UTC', momentOf('2027-11-30T09:00Z')).period).toBe('2028-02-29');
  });
});

describe('whatever series, zone and moment', () => {
  const FIRST = Date.UTC(2026, 0, 1);
  const LAST = Date.UTC(2029, 11, 31);
  const days = fc.integer({ min: FIRST, max: LAST }).map((moment) => dayOf(moment, 'UTC'));
  const times = fc.nat({ max: 1439 }).map((minute) => {
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  });
  const anySeries: fc.Arbitrary<Series> = fc.record({ every: fc.constantFrom(...EVERY), firstOn: days, at: times });
  const zones = fc.constantFrom(...EIGHT_ZONES);
  const moments = fc.integer({ min: FIRST, max: LAST });

  test('a moment lies between the last time and the next, and they are neighbours', () => {
    fc.assert(
      fc.property(anySeries, zones, moments, (series, timeZone, moment) => {
        const last = occurrenceUpTo(series, timeZone, moment);
        const next = occurrenceAfter(series, timeZone, moment);
        expect(next.at).toBeGreaterThan(moment);
        expect(occurrenceUpTo(series, timeZone, next.at)).toEqual(next);
        expect(occurrenceUpTo(series, timeZone, next.at - 1)).toEqual(last);
        if (last) {
          expect(last.at).toBeLessThanOrEqual(moment);
          expect(last.period < next.period).toBe(true);
          expect(occurrenceAfter(series, timeZone, last.at)).toEqual(next);
          expect(occurrenceAfter(series, timeZone, last.at - 1)).toEqual(last);
        } else {
          expect(next.period).toBe(series.firstOn);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('it comes round on the day that it is named after', () => {
    fc.assert(
      fc.property(anySeries, zones, moments, (series, timeZone, moment) => {
        const { period, at } = occurrenceAfter(series, timeZone, moment);
        expect(dayOf(at, timeZone)).toBe(period);
      }),
    );
  });
});

test('a day is one that exists', () => {
  for (const day of ['2026-02-28', '2028-02-29', '2026-12-31']) expect([day, isDay(day)]).toEqual([day, true]);
  for (const day of ['2026-02-29', '2026-02-30', '2026-13-01', '2026-00-10', '2026-1-1', '1 May 2026', '']) {
    expect([day, isDay(day)]).toEqual([day, false]);
  }
});

test('a time is one on a clock of 24 hours', () => {
  const isTime = (text: string): boolean => ClockTime.safeParse(text).success;
  expect(['00:00', '09:30', '23:59'].every(isTime)).toBe(true);
  expect(['24:00', '9:30', '12:60', '12:5', '12:00:00', ''].some(isTime)).toBe(false);
});

test('days are told in British words, and belong to their zone', () => {
  expect(isoDayInWords('2026-11-23')).toBe('Monday 23 November 2026');
  expect(isoDayInWords('2028-02-29')).toBe('Tuesday 29 February 2028');
  const moment = momentOf('2026-11-22T12:30Z');
  expect(dayOf(moment, 'Pacific/Auckland')).toBe('2026-11-23');
  expect(dayOf(moment, 'Europe/London')).toBe('2026-11-22');
});
