import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_PROGRESS, nextOf, type Planned, progressFrom, type Rhythm } from '../../../src/rhythm/rhythm.ts';
import { type Calendar, firstAllowed, quietBecause, USUAL_CALENDAR } from '../../../src/scheduling/quiet.ts';
import { EVERY, occurrenceAfter, type Series } from '../../../src/scheduling/recurrence.ts';
import { sampleRhythm } from '../../support/sample-documents.ts';
import { EIGHT_ZONES, momentOf } from '../../support/time-zones.ts';

const LONDON = 'Europe/London';
const MONDAYS: Series = { every: 'weekly', firstOn: '2026-03-02', at: '09:00' };
const APRIL = { code: 'quiet month', month: 4 };
const DOWN = { code: 'too late' };

function withDigest(over: string, quiet: Partial<Calendar> = {}, digest: Series | null = MONDAYS): Rhythm {
  return sampleRhythm({
    digest,
    calendar: { ...USUAL_CALENDAR, ...quiet },
    progress: { pulse: NO_PROGRESS, behaviour: NO_PROGRESS, digest: { ...NO_PROGRESS, period: over } },
  });
}

const nextDigest = (rhythm: Rhythm, iso: string, timeZone = LONDON): Planned | null =>
  nextOf(rhythm, 'digest', timeZone, momentOf(iso));
const planned = (period: string, at: string, meantFor = at) => ({
  period,
  at: momentOf(at),
  meantFor: momentOf(meantFor),
});

describe('the next time of a part', () => {
  test('is none if the rhythm does not have it', () => {
    expect(nextDigest(withDigest('', {}, null), '2026-03-01T12:00Z')).toBeNull();
    expect(nextOf(sampleRhythm(), 'behaviour', LONDON, momentOf('2026-03-01T12:00Z'))).toBeNull();
  });

  test('is the first, before it has begun', () => {
    const first = { ...planned('2026-03-02', '2026-03-02T09:00Z'), leftOut: [] };
    expect(nextDigest(withDigest(''), '2026-01-01T12:00Z')).toEqual(first);
    expect(nextDigest(withDigest(''), '2026-03-02T09:00Z')).toEqual(first);
  });

  test('is the one after that which is over, also at that very moment', () => {
    const second = { ...planned('2026-03-09', '2026-03-09T09:00Z'), leftOut: [] };
    expect(nextDigest(withDigest('2026-03-02'), '2026-03-02T09:00Z')).toEqual(second);
    expect(nextDigest(withDigest('2026-03-02'), '2026-03-04T12:00Z')).toEqual(second);
  });

  test('follows the clock of the team when it changes', () => {
    expect(nextDigest(withDigest('2026-03-23'), '2026-03-24T12:00Z')).toMatchObject(
      planned('2026-03-30', '2026-03-30T08:00Z'),
    );
  });

  test('each part has its own progress', () => {
    const rhythm = sampleRhythm({
      behaviour: MONDAYS,
      digest: MONDAYS,
      calendar: USUAL_CALENDAR,
      progress: {
        pulse: { ...NO_PROGRESS, period: '2026-03-02' },
        digest: { ...NO_PROGRESS, period: '2026-03-09' },
        behaviour: NO_PROGRESS,
      },
    });
    const periods = (['pulse', 'digest', 'behaviour'] as const).map(
      (part) => nextOf(rhythm, part, LONDON, momentOf('2026-03-10T12:00Z'))?.period,
    );
    expect(periods).toEqual(['2026-03-16', '2026-03-16', '2026-03-09']);
  });
});

describe('what was missed while the bot was away', () => {
  test('is made good at once, late', () => {
    expect(nextDigest(withDigest('2026-03-02'), '2026-03-11T12:00Z')).toEqual({
      ...planned('2026-03-09', '2026-03-11T12:00Z', '2026-03-09T09:00Z'),
      leftOut: [],
    });
  });

  test('is made good once, and those before it are left out with a reason', () => {
    expect(nextDigest(withDigest('2026-03-02'), '2026-03-25T12:00Z')).toEqual({
      ...planned('2026-03-23', '2026-03-25T12:00Z', '2026-03-23T09:00Z'),
      leftOut: [
        { period: '2026-03-09', because: DOWN },
        { period: '2026-03-16', because: DOWN },
      ],
    });
  });

  test('waits for the end of quiet time even so', () => {
    expect(nextDigest(withDigest('2026-03-02'), '2026-03-14T12:00Z')).toEqual({
      ...planned('2026-03-09', '2026-03-16T08:00Z', '2026-03-09T09:00Z'),
      leftOut: [],
    });
  });

  test('for years does not take for ever: sixty are named', () => {
    const leftOut = nextDigest(withDigest('2026-03-02'), '2029-03-06T12:00Z')?.leftOut ?? [];
    expect(leftOut).toHaveLength(60);
    expect(leftOut.at(-1)?.period).toBe('2029-02-26');
  });
});

describe('what falls into quiet time', () => {
  const DAILY_WINDOW = { days: [1, 2, 3, 4, 5], from: '10:00', until: '12:00' };

  test('is put off until it ends', () => {
    expect(nextDigest(withDigest('', DAILY_WINDOW), '2026-03-01T12:00Z')).toEqual({
      ...planned('2026-03-02', '2026-03-02T10:00Z', '2026-03-02T09:00Z'),
      leftOut: [],
    });
  });

  test('is left out, with the reason, if the one after it comes first', () => {
    const paused = withDigest('', { pausedUntil: '2026-03-10', pausedBecause: 'Major incident' });
    expect(nextDigest(paused, '2026-03-01T12:00Z')).toEqual({
      ...planned('2026-03-09', '2026-03-11T08:00Z', '2026-03-09T09:00Z'),
      leftOut: [
        {
          period: '2026-03-02',
          because: { code: 'paused', pausedUntil: '2026-03-10', pausedBecause: 'Major incident' },
        },
      ],
    });
  });

  test('is left out if quiet ends just when the one after it comes', () => {
    const rhythm = withDigest('', { from: '09:00', quietDates: [{ from: '2026-03-02', until: '2026-03-08' }] });
    expect(nextDigest(rhythm, '2026-03-01T12:00Z')).toEqual({
      ...planned('2026-03-09', '2026-03-09T09:00Z'),
      leftOut: [{ period: '2026-03-02', because: { code: 'quiet dates', until: '2026-03-08' } }],
    });
  });

  test('a quiet month leaves out all but the last of its weeks', () => {
    const found = nextDigest(withDigest('2026-03-30', { quietMonths: [4] }), '2026-04-01T12:00Z');
    expect(found?.leftOut.map(({ period }) => period)).toEqual(['2026-04-06', '2026-04-13', '2026-04-20']);
    expect(found?.leftOut.map(({ because }) => because)).toEqual([APRIL, APRIL, APRIL]);
    expect(found).toMatchObject(planned('2026-04-27', '2026-05-01T07:00Z', '2026-04-27T08:00Z'));
  });

  test('and was quiet all along, although the bot was away, is left out for that', () => {
    const rhythm = withDigest('2026-03-30', { quietMonths: [4] });
    expect(nextDigest(rhythm, '2026-05-06T12:00Z')?.leftOut).toEqual([
      ...['2026-04-06', '2026-04-13', '2026-04-20'].map((period) => ({ period, because: APRIL })),
      { period: '2026-04-27', because: DOWN },
    ]);
  });

  test('for more than a year has no next time', () => {
    expect(nextDigest(withDigest('', { pausedUntil: '2028-06-30' }), '2026-03-01T12:00Z')).toBeNull();
  });

  test('when the rhythm is a shift at night goes out in it', () => {
    const rhythm = withDigest('', { from: '21:00', until: '06:00' });
    expect(nextDigest(rhythm, '2026-03-01T12:00Z')).toMatchObject(
      planned('2026-03-02', '2026-03-02T21:00Z', '2026-03-02T09:00Z'),
    );
  });
});

describe('a part that is new', () => {
  test('begins with the next time it comes round, not with one that is past', () => {
    const now = momentOf('2026-03-11T12:00Z');
    expect(progressFrom(MONDAYS, LONDON, now)).toEqual({ ...NO_PROGRESS, period: '2026-03-09' });
    expect(progressFrom(MONDAYS, LONDON, momentOf('2026-03-02T08:00Z'))).toEqual(NO_PROGRESS);
    expect(progressFrom(null, LONDON, now)).toEqual(NO_PROGRESS);
  });

  test('and comes round at this very moment begins with it', () => {
    const now = momentOf('2026-03-09T09:00Z');
    const { period } = progressFrom(MONDAYS, LONDON, now);
    expect(nextDigest(withDigest(period), '2026-03-09T09:00Z')?.period).toBe('2026-03-09');
  });
});

describe('whatever rhythm, zone and moment', () => {
  const FIRST = Date.UTC(2026, 0, 1);
  const anyRhythm = fc.record({
    every: fc.constantFrom(...EVERY),
    at: fc.constantFrom('00:00', '01:30', '09:00', '23:30'),
    firstOn: fc.constantFrom('2026-01-05', '2026-01-31', '2026-03-29'),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    from: fc.constantFrom('00:00', '01:30', '08:00', '21:00'),
    until: fc.constantFrom('00:00', '02:30', '06:00', '18:00'),
    quietMonths: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }),
  });

  test('a year of looks posts each period once or leaves it out once, in order, and never in quiet time', () => {
    fc.assert(
      fc.property(
        anyRhythm,
        fc.constantFrom(...EIGHT_ZONES),
        fc.array(fc.nat({ max: 40 * 86_400_000 }), { maxLength: 12 }),
        ({ every, firstOn, at, ...quiet }, timeZone, delays) => {
          const series: Series = { every, firstOn, at };
          let rhythm = withDigest('', quiet, series);
          let now = FIRST;
          const over: string[] = [];
          for (let look = 0; look < 40 && now < Date.UTC(2027, 1, 1); look += 1) {
            const next = nextOf(rhythm, 'digest', timeZone, now);
            if (!next) break;
            expect(next.at).toBe(firstAllowed(rhythm.calendar, timeZone, Math.max(next.meantFor, now)));
            expect(next.at).toBeLessThan(occurrenceAfter(series, timeZone, next.meantFor).at);
            // Sometimes the bot is away when it is due, and comes late.
            now = next.at + (look % 3 === 0 ? (delays[look / 3] ?? 0) : 0);
            const late = nextOf(rhythm, 'digest', timeZone, now);
            if (!late || late.at > now) continue;
            expect(quietBecause(rhythm.calendar, timeZone, now)).toBeNull();
            expect(late.leftOut.every(({ because }) => because !== null)).toBe(true);
            over.push(...late.leftOut.map(({ period }) => period), late.period);
            rhythm = withDigest(late.period, quiet, series);
          }
          const all = allUpTo(series, timeZone, over.at(-1) ?? '');
          expect(over).toEqual(all);
        },
      ),
      { numRuns: 60 },
    );
  });

  function allUpTo(series: Series, timeZone: string, last: string): string[] {
    const found: string[] = [];
    let next = occurrenceAfter(series, timeZone, FIRST - 1);
    while (next.period <= last) {
      found.push(next.period);
      next = occurrenceAfter(series, timeZone, next.at);
    }
    return found;
  }
});
