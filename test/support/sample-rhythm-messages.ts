import { statementsInWords } from '../../src/pulse/words.ts';
import { rhythmForm } from '../../src/rhythm/rhythm-form.ts';
import { USUAL_CALENDAR } from '../../src/scheduling/quiet.ts';
import { sampleMember, sampleRhythm } from './sample-documents.ts';
import { HOSTILE, HOSTILE_NAME } from './sample-words.ts';
import type { SamplesOf } from './samples-of.ts';

const NOW = Date.UTC(2026, 10, 16, 9);
const ground = { draft: null, timeZone: 'Europe/London', today: '2026-11-16', now: NOW, calendar: USUAL_CALENDAR };
const busy = {
  ...USUAL_CALENDAR,
  quietMonths: [1, 4, 7],
  pausedUntil: '2026-11-20',
  pausedBecause: 'Major incident',
  quietDates: Array.from({ length: 20 }, (_, index) => ({
    from: `2026-12-${index + 10}`,
    until: `2027-01-${index + 10}`,
  })),
};
const rhythm = sampleRhythm({
  pulse: { every: 'monthly', firstOn: '2026-12-01', at: '10:00', behaviours: 2, hours: 72 },
  digest: { every: 'monthly', firstOn: '2026-12-04', at: '10:00' },
  behaviour: { every: 'weekly', firstOn: '2026-11-23', at: '09:00' },
  setByName: sampleMember('Lynne Robbins').name,
});
const calendar = ['I post Monday to Friday, from 08:00 to 18:00.'];

export const rhythmMessages: SamplesOf<'rhythm-form' | 'rhythm' | 'pulse-waits' | 'pulse-reminder' | 'next'> = {
  'rhythm-form': {
    empty: rhythmForm({ ...ground, saved: null }),
    usual: rhythmForm({ ...ground, saved: rhythm }),
    largest: {
      ...rhythmForm({ ...ground, saved: { ...rhythm, calendar: busy, setByName: HOSTILE_NAME }, calendar: busy }),
      pauseBecauseWords: HOSTILE.slice(0, 80),
      isPulseShown: true,
      isPauseShown: true,
      isRestShown: true,
    },
  },
  rhythm: {
    usual: {
      kind: 'rhythm',
      setBy: 'Lynne Robbins',
      parts: [
        {
          name: 'Pulse',
          what: 'Every month, on 2 behaviours in turn, open for 3 days.',
          next: 'Next: Tuesday 1 December, 10:00.',
        },
        { name: 'Digest', what: 'Every month.', next: 'Next: Friday 4 December, 10:00.' },
        { name: 'Behaviour of the week', what: 'Off.', next: '' },
      ],
      calendar,
    },
    hostile: {
      kind: 'rhythm',
      setBy: HOSTILE_NAME,
      parts: [
        {
          name: 'Pulse',
          what: 'Every week, on one behaviour in turn, open for 1 day.',
          next: 'Next: Monday 30 November, 08:00 (put off from Tuesday 24 November, 10:00: paused until the end of Friday 27 November 2026 (Major incident)).',
        },
      ],
      calendar: [...calendar, `Paused until the end of Friday 27 November 2026 (${HOSTILE.slice(0, 80)}).`],
    },
  },
  'pulse-waits': {
    usual: {
      kind: 'pulse-waits',
      pulseId: 'pulse-1',
      since: 'Thursday 12 November 2026',
      behaviours: ['We are collaborative', 'We are innovative'],
    },
    longest: {
      kind: 'pulse-waits',
      pulseId: 'pulse-1',
      since: 'Wednesday 23 September 2026',
      behaviours: Array.from({ length: 5 }, () => HOSTILE_NAME),
    },
  },
  'pulse-reminder': {
    usual: {
      kind: 'pulse-reminder',
      where: 'It is the regular one in Urgent care improvement.',
      closes: 'Open until Thursday 12 November, 10:00.',
      statements: statementsInWords(2),
      url: 'https://teams.microsoft.com/l/message/19%3Award7%40thread.tacv2/1772442000200?tenantId=5f1c7c1e',
    },
    hostile: {
      kind: 'pulse-reminder',
      where: `${HOSTILE_NAME} started it in ${HOSTILE_NAME}.`,
      closes: 'Open until Thursday 12 November, 10:00.',
      statements: statementsInWords(1),
      url: '',
    },
  },
  next: {
    usual: {
      kind: 'next',
      items: [
        {
          when: 'Wednesday 18 November, 09:00',
          what: 'One private reminder of the pulse of 16 Nov',
          why: '(nobody sees who gets it)',
        },
        { when: 'Thursday 19 November, 09:00', what: 'Close the pulse of 16 Nov and post its result', why: '' },
        { when: 'Monday 23 November, 09:00', what: 'Behaviour of the week', why: '' },
        {
          when: 'Monday 4 January, 08:00',
          what: 'Pulse',
          why: '(if the last result has an answer by then) (put off from Tuesday 22 December, 10:00: quiet until the end of Sunday 3 January 2027)',
        },
      ],
      waiting: [
        'The next pulse waits until the result of Thursday 12 November 2026 has an answer: one action, or “not now, because”.',
        'An agenda (4. Winter staffing plan), prepared on 15 Nov by Alex Wilber, waits for its meeting.',
      ],
      leftOut: ['Pulse of Tuesday 3 November 2026: fewer than 5 people had not been asked in the last fortnight.'],
      quiet: [...calendar, 'Quiet from Monday 21 December 2026 until Sunday 3 January 2027.'],
      pulseId: 'pulse-1',
    },
    empty: { kind: 'next', items: [], waiting: [], leftOut: [], quiet: [], pulseId: '' },
    hostile: {
      kind: 'next',
      items: [],
      waiting: [`An agenda (${HOSTILE}), prepared on 15 Nov by ${HOSTILE_NAME}, waits for its meeting.`],
      leftOut: [],
      quiet: calendar,
      pulseId: '',
    },
  },
};
