import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Calendar, firstAllowed, quietBecause, USUAL_CALENDAR } from '../../../src/scheduling/quiet.ts';
import { dayOf } from '../../../src/scheduling/recurrence.ts';
import { quietInWords } from '../../../src/scheduling/words.ts';
import { EIGHT_ZONES, momentOf } from '../../support/time-zones.ts';

const LONDON = 'Europe/London';
const ALL_WEEK = [1, 2, 3, 4, 5, 6, 7];
const OUTSIDE = 'outside the days and hours in which I may post';

const calendar = (overrides: Partial<Calendar> = {}): Calendar => ({ ...USUAL_CALENDAR, ...overrides });
/** In words; empty if it may speak. */
function whyAt(iso: string, overrides: Partial<Calendar> = {}, timeZone = LONDON): string {
  const reason = quietBecause(calendar(overrides), timeZone, momentOf(iso));
  return reason ? quietInWords(reason) : '';
}
/** The first moment from this one on, as ISO 8601 says it. */
function firstFrom(iso: string, overrides: Partial<Calendar> = {}, timeZone = LONDON): string | null {
  const first = firstAllowed(calendar(overrides), timeZone, momentOf(iso));
  return first === null ? null : new Date(first).toISOString().replace(':00.000', '');
}

describe('the bot speaks up by itself', () => {
  test('on working days in daytime: from the first minute, up to the last', () => {
    expect(whyAt('2026-03-02T08:00Z')).toBe('');
    expect(whyAt('2026-03-02T17:59:59.999Z')).toBe('');
    expect(whyAt('2026-03-02T07:59:59.999Z')).toBe(OUTSIDE);
    expect(whyAt('2026-03-02T18:00Z')).toBe(OUTSIDE);
    expect(whyAt('2026-03-07T12:00Z')).toBe(OUTSIDE);
  });

  test('by the team’s own clock, also in summer', () => {
    expect(whyAt('2026-07-06T07:00Z')).toBe('');
    expect(whyAt('2026-07-06T17:00Z')).toBe(OUTSIDE);
    expect(whyAt('2026-07-06T02:15Z', {}, 'Asia/Kathmandu')).toBe('');
    expect(whyAt('2026-07-06T02:14Z', {}, 'Asia/Kathmandu')).toBe(OUTSIDE);
  });

  test('at night, if its window goes over midnight; the small hours belong to the day before', () => {
    const friday = { days: [5], from: '21:00', until: '06:00' };
    expect(whyAt('2026-03-06T20:59Z', friday)).toBe(OUTSIDE);
    expect(whyAt('2026-03-06T21:00Z', friday)).toBe('');
    expect(whyAt('2026-03-07T05:59Z', friday)).toBe('');
    expect(whyAt('2026-03-07T06:00Z', friday)).toBe(OUTSIDE);
    expect(whyAt('2026-03-06T05:00Z', friday)).toBe(OUTSIDE);
    expect(whyAt('2026-03-07T21:00Z', friday)).toBe(OUTSIDE);
  });

  test('over midnight from Sunday to Monday, and from one month and year to the next', () => {
    expect(whyAt('2026-03-02T02:00Z', { days: [7], from: '22:00', until: '04:00' })).toBe('');
    expect(whyAt('2027-01-01T02:00Z', { days: [4], from: '22:00', until: '04:00' })).toBe('');
    expect(whyAt('2026-03-02T22:00Z', { days: [7], from: '22:00', until: '04:00' })).toBe(OUTSIDE);
  });

  test('all day long, if its window ends when it begins', () => {
    for (const at of ['00:00', '12:00']) {
      const monday = { days: [1], from: at, until: at };
      expect(whyAt('2026-03-02T00:00Z', monday)).toBe('');
      expect(whyAt('2026-03-02T23:59Z', monday)).toBe('');
      expect(whyAt('2026-03-03T00:00Z', monday)).toBe(OUTSIDE);
    }
  });
});

describe('the bot keeps quiet and says why', () => {
  test('during a pause, its last day included', () => {
    const pause = { pausedUntil: '2026-03-06', pausedBecause: 'Major incident' };
    expect(whyAt('2026-03-06T12:00Z', pause)).toBe('paused until the end of Friday 6 March 2026 (Major incident)');
    expect(whyAt('2026-03-06T12:00Z', { pausedUntil: '2026-03-06' })).toBe(
      'paused until the end of Friday 6 March 2026',
    );
    expect(whyAt('2026-03-09T12:00Z', pause)).toBe('');
  });

  test('in quiet months, of every year', () => {
    const months = { quietMonths: [1, 4, 7] };
    expect(whyAt('2026-04-30T12:00Z', months)).toBe('April is a quiet month');
    expect(whyAt('2029-01-01T12:00Z', months)).toBe('January is a quiet month');
    expect(whyAt('2026-05-01T12:00Z', months)).toBe('');
  });

  test('on quiet dates, from the first to the last of them, by the team’s own calendar', () => {
    const christmas = { days: ALL_WEEK, quietDates: [{ from: '2026-12-24', until: '2027-01-01' }] };
    expect(whyAt('2026-12-23T12:00Z', christmas)).toBe('');
    expect(whyAt('2026-12-24T12:00Z', christmas)).toBe('quiet until the end of Friday 1 January 2027');
    expect(whyAt('2027-01-01T12:00Z', christmas)).toBe('quiet until the end of Friday 1 January 2027');
    expect(whyAt('2027-01-02T12:00Z', christmas)).toBe('');
    const auckland = whyAt('2026-12-23T21:00Z', christmas, 'Pacific/Auckland');
    expect(auckland).toBe('quiet until the end of Friday 1 January 2027');
  });
});

describe('the first moment at which the bot may speak', () => {
  test('is this one, if it may', () => {
    expect(firstFrom('2026-03-02T09:17Z')).toBe('2026-03-02T09:17Z');
  });

  test('is when the window opens: today, tomorrow, or after the weekend', () => {
    expect(firstFrom('2026-03-02T03:00Z')).toBe('2026-03-02T08:00Z');
    expect(firstFrom('2026-03-02T18:00Z')).toBe('2026-03-03T08:00Z');
    expect(firstFrom('2026-03-06T18:00Z')).toBe('2026-03-09T08:00Z');
  });

  test('is midnight, where quiet ends within a window that goes over it', () => {
    const night = { days: ALL_WEEK, from: '21:00', until: '06:00', pausedUntil: '2026-03-05' };
    expect(firstFrom('2026-03-02T12:00Z', night)).toBe('2026-03-06T00:00Z');
    const always = { days: ALL_WEEK, from: '09:00', until: '09:00', quietMonths: [4] };
    expect(firstFrom('2026-04-10T12:00Z', always)).toBe('2026-04-30T23:00Z');
  });

  test('comes after all that is quiet, one thing behind another', () => {
    const quiet = {
      pausedUntil: '2026-03-31',
      quietMonths: [4],
      quietDates: [
        { from: '2026-05-04', until: '2026-05-08' },
        { from: '2026-05-01', until: '2026-05-03' },
      ],
    };
    expect(firstFrom('2026-03-02T12:00Z', quiet)).toBe('2026-05-11T07:00Z');
  });

  test('is none if there is none in over a year', () => {
    expect(firstFrom('2026-03-02T12:00Z', { pausedUntil: '2028-12-31' })).toBeNull();
    expect(firstFrom('2026-03-02T12:00Z', { pausedUntil: '2027-03-31' })).toBe('2027-04-01T07:00Z');
  });

  // Sunday 29 March 2026, when London's clock goes from 01:00 to 02:00, and Sunday 25 October, when 01:00 to 02:00 comes twice.
  test.each([
    ['opens in the hour that is leapt over', '01:30', '05:00', '2026-03-29T00:30Z', '2026-03-29T01:00Z'],
    ['lies in that hour altogether', '01:10', '01:50', '2026-03-29T00:30Z', '2026-03-30T00:10Z'],
    ['opens in the hour that comes twice', '01:30', '05:00', '2026-10-25T00:00Z', '2026-10-25T00:30Z'],
    ['opens twice', '01:30', '05:00', '2026-10-25T01:10Z', '2026-10-25T01:30Z'],
    ['is over, and comes again when the clock goes back', '00:30', '01:30', '2026-10-25T00:40Z', '2026-10-25T01:00Z'],
  ])('is right where the clock changes and the window %s', (_, from, until, moment, expected) => {
    expect(firstFrom(moment, { days: ALL_WEEK, from, until })).toBe(expected);
  });
});

describe('whatever calendar, zone and moment', () => {
  // All that begins or ends does so on a multiple of five minutes.
  const STEP_MS = 300_000;
  const MOST_STEPS = 600;
  /** Today is one of the four hundred days that are looked at. */
  const LOOKED_DAYS = 399;
  const FIRST = Date.UTC(2026, 0, 1);
  const LAST = Date.UTC(2028, 11, 31);
  const times = fc.nat({ max: 143 }).map((tens) => `${String(Math.floor(tens / 6)).padStart(2, '0')}:${tens % 6}0`);
  const moments = fc.integer({ min: FIRST, max: LAST });
  const zones = fc.constantFrom(...EIGHT_ZONES);
  const dates = fc.tuple(moments, fc.nat({ max: 40 })).map(([moment, days]) => ({
    from: dayOf(moment, 'UTC'),
    until: dayOf(moment + days * 86_400_000, 'UTC'),
  }));
  const anyCalendar: fc.Arbitrary<Calendar> = fc.record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    from: times,
    until: times,
    quietMonths: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 4 }),
    quietDates: fc.array(dates, { maxLength: 4 }),
    pausedUntil: fc.oneof(
      fc.constant(''),
      moments.map((moment) => dayOf(moment, 'UTC')),
    ),
    pausedBecause: fc.constant(''),
  });

  /** Expects quiet at every step from one moment up to another, or at the first and the last of them. */
  function expectQuiet(quiet: Calendar, timeZone: string, from: number, until: number): void {
    const steps = Math.ceil((until - from) / STEP_MS);
    for (let step = 0; step < steps; step += 1) {
      if (step === MOST_STEPS && steps > 2 * MOST_STEPS) step = steps - MOST_STEPS;
      const moment = step === 0 ? from : Math.floor(from / STEP_MS + step) * STEP_MS;
      if (moment < until) expect([moment, quietBecause(quiet, timeZone, moment)]).not.toEqual([moment, null]);
    }
  }

  test('the first moment is allowed, and nothing between it and now is', () => {
    fc.assert(
      fc.property(anyCalendar, zones, moments, (quiet, timeZone, moment) => {
        const first = firstAllowed(quiet, timeZone, moment);
        if (first !== null) expect(quietBecause(quiet, timeZone, first)).toBeNull();
        expectQuiet(quiet, timeZone, moment, first ?? moment + LOOKED_DAYS * 86_400_000);
      }),
      { numRuns: 80 },
    );
  });

  test('so it is around each change of the clock, for windows that open and close near it', () => {
    const changes = ['2026-03-29T01:00Z', '2026-10-25T01:00Z', '2026-03-08T07:00Z', '2026-11-01T06:00Z']
      .concat('2026-03-08T05:30Z', '2026-11-01T04:30Z', '2026-10-03T15:30Z', '2026-04-04T15:00Z')
      .concat('2026-09-26T14:00Z', '2026-04-04T14:00Z')
      .map(momentOf);
    const nearby = fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -180, max: 180 }));
    const small = fc.nat({ max: 24 }).map((tens) => `${String(Math.floor(tens / 6)).padStart(2, '0')}:${tens % 6}0`);
    fc.assert(
      fc.property(zones, nearby, small, small, (timeZone, [change, minutes], from, until) => {
        const quiet = calendar({ days: ALL_WEEK, from, until });
        const moment = change + minutes * 60_000;
        const first = firstAllowed(quiet, timeZone, moment) ?? 0;
        expect(quietBecause(quiet, timeZone, first)).toBeNull();
        expectQuiet(quiet, timeZone, moment, first);
      }),
      { numRuns: 300 },
    );
  });
});
