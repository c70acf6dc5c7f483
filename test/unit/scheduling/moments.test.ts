import { describe, expect, it } from 'vitest';
import {
  dayInWords,
  isTimeZone,
  momentInWords,
  monthsBefore,
  shortDay,
  TIME_ZONES,
} from '../../../src/scheduling/moments.ts';

describe('moments in the team’s own time', () => {
  const summer = Date.UTC(2026, 5, 30, 23, 30);

  it('are told in British words, over the edge of a day', () => {
    expect(dayInWords(summer, 'Europe/London')).toBe('Wednesday 1 July 2026');
    expect(momentInWords(summer, 'Europe/London')).toBe('Wednesday 1 July, 00:30');
    expect(shortDay(summer, 'Europe/London')).toBe('1 July'.slice(0, 5));
    expect(dayInWords(summer, 'UTC')).toBe('Tuesday 30 June 2026');
  });

  it('follow summer time', () => {
    expect(momentInWords(Date.UTC(2026, 9, 25, 0, 30), 'Europe/London')).toBe('Sunday 25 October, 01:30');
    expect(momentInWords(Date.UTC(2026, 9, 25, 1, 30), 'Europe/London')).toBe('Sunday 25 October, 01:30');
  });

  it('are counted back by calendar months, from a 31st to the last day', () => {
    expect(monthsBefore(Date.UTC(2026, 10, 9, 9), 24)).toBe(Date.UTC(2024, 10, 9, 9));
    expect(monthsBefore(Date.UTC(2026, 2, 31, 9), 1)).toBe(Date.UTC(2026, 1, 28, 9));
    expect(monthsBefore(Date.UTC(2026, 0, 31, 9), 120)).toBe(Date.UTC(2016, 0, 31, 9));
  });

  it('every zone that is offered exists, and an invented one does not', () => {
    expect(TIME_ZONES.every(({ value }) => isTimeZone(value))).toBe(true);
    expect(['Mars/Olympus', '', '../etc'].some(isTimeZone)).toBe(false);
  });
});
