import { expect, it } from 'vitest';
import type { LeftOutReason } from '../../../src/rhythm/rhythm.ts';
import { leftOutInWords } from '../../../src/rhythm/words.ts';

it.each<[LeftOutReason, string]>([
  [{ code: 'unanswered' }, 'the last result had no answer in time'],
  [{ code: 'too late' }, 'its time was over before I could post it'],
  [
    { code: 'too few people', threshold: 5 },
    'there were fewer than 5 people here, too few to keep answers confidential',
  ],
  [{ code: 'too few to ask', threshold: 11 }, 'fewer than 11 people had not been asked in the last fortnight'],
  [{ code: 'quiet month', month: 4 }, 'April is a quiet month'],
  [{ code: 'quiet dates', until: '2027-01-01' }, 'quiet until the end of Friday 1 January 2027'],
  [{ code: 'outside hours' }, 'outside the days and hours in which I may post'],
  [
    { code: 'paused', pausedUntil: '2026-03-10', pausedBecause: 'Major incident' },
    'paused until the end of Tuesday 10 March 2026 (Major incident)',
  ],
  [{ code: 'paused', pausedUntil: '2026-03-10', pausedBecause: '' }, 'paused until the end of Tuesday 10 March 2026'],
])('a period that was left out says why: %j', (because, words) => {
  expect(leftOutInWords('pulse', { period: '2026-03-02', because })).toBe(`Pulse of Monday 2 March 2026: ${words}.`);
});
