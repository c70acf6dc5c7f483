import { expect, test } from 'vitest';
import {
  amountOf,
  ChosenList,
  choiceOf,
  choicesOf,
  Day,
  Id,
  IsYes,
  OptionalId,
  OptionalText,
  People,
  TimeOfDay,
  Typed,
  textOf,
  toggle,
  UNREADABLE,
  Whole,
  YesOrNo,
} from '../../../src/shared/fields.ts';

const DAYS = [
  { title: '1 day', value: '24' },
  { title: '3 days (72 hours)', value: '72' },
];

test.each([
  ['2026-11-30', '2026-11-30'],
  ['2026-11-30T00:00:00Z', '2026-11-30'],
  ['2026-11-30T00:00:00.000+01:00', '2026-11-30'],
  ['2026-11-30T23:30-05:00', '2026-11-30'],
  ['2026-11-30 12:00:00 AM', '2026-11-30'],
  ['2026-1-5', '2026-01-05'],
  [['2026-11-30'], '2026-11-30'],
  ['\u200e2026-11-30\u200e', '2026-11-30'],
  ['', ''],
  [null, ''],
  ['2026-02-30', UNREADABLE],
  ['2026-13-01', UNREADABLE],
  ['2026-11-30 and later', UNREADABLE],
  ['30/11/2026', UNREADABLE],
  ['Monday', UNREADABLE],
  [20_261_130, UNREADABLE],
  [{ day: 30 }, UNREADABLE],
  [['2026-11-30', '2026-12-01'], UNREADABLE],
])('the day %j is %j', (sent, day) => {
  expect(Day.parse(sent)).toBe(day);
});

test.each([
  ['09:00', '09:00'],
  ['9:00', '09:00'],
  ['09:00:00', '09:00'],
  ['9.00', '09:00'],
  ['10:00 AM', '10:00'],
  ['10:00\u202fpm', '22:00'],
  ['12:00 AM', '00:00'],
  ['12:30 PM', '12:30'],
  ['13:00 PM', '13:00'],
  ['10 p.m.', '22:00'],
  ['00:00', '00:00'],
  ['23:59:59', '23:59'],
  ['  ', ''],
  ['24:00', UNREADABLE],
  ['13:00 AM', UNREADABLE],
  ['09:60', UNREADABLE],
  ['9', UNREADABLE],
  ['soon', UNREADABLE],
  [{}, UNREADABLE],
])('the time %j is %j', (sent, time) => {
  expect(TimeOfDay.parse(sent)).toBe(time);
});

test.each([true, 'true', 'TRUE', 1, '1', 'yes', ['yes'], ['', 'yes', null], 'Tick me', ' tick  ME '])(
  '%j is a tick',
  (sent) => {
    expect(toggle([{ title: 'Tick me', value: 'yes' }]).parse(sent)).toBe(true);
  },
);

test.each([false, 'false', 0, '0', 'no', undefined, null, '', ' ', [], [null]])('%j is none', (sent) => {
  expect(IsYes.parse(sent)).toBe(false);
});

test('what is neither is refused', () => {
  for (const sent of ['perhaps', 2, {}, ['yes', 'no']]) expect(IsYes.safeParse(sent).success).toBe(false);
  expect(YesOrNo.parse(null)).toBe('');
  expect(YesOrNo.parse(0)).toBe('no');
});

test('a choice is its value, or the title that no other has', () => {
  const field = choiceOf([
    ...DAYS,
    { title: 'Twice', value: 'a' },
    { title: 'twice', value: 'b' },
    { title: 'a', value: 'c' },
  ]);
  expect(['24', 24, ['24'], ' 1  DAY '].map((sent) => field.parse(sent))).toEqual(['24', '24', '24', '24']);
  expect(field.parse('a'), 'the value of one is the title of another').toBe('a');
  expect(field.parse(undefined)).toBe('');
  for (const sent of ['Twice', '2 days', {}, ['24', '72']]) expect(field.safeParse(sent).success).toBe(false);
});

test('several are a list, or joined, and their titles may have commas', () => {
  const zones = choicesOf([
    { title: 'Paris, Berlin, Madrid', value: 'p' },
    { title: 'London', value: 'l' },
    { title: 'Berlin', value: 'b' },
  ]);
  expect(zones.parse(['l', '', null, 'p'])).toEqual(['l', 'p']);
  expect(zones.parse('l, ,b,')).toEqual(['l', 'b']);
  expect(zones.parse('London,Paris,Berlin,Madrid')).toEqual(['l', 'p']);
  expect(zones.parse(['Paris, Berlin, Madrid', 'Berlin'])).toEqual(['p', 'b']);
  expect(zones.parse('Paris,Berlin')).toEqual([UNREADABLE, 'b']);
  expect(zones.parse(null)).toEqual([]);
  expect(zones.safeParse([{}]).success).toBe(false);
  expect(ChosenList.safeParse('x'.repeat(20_001)).success).toBe(false);
});

test('many pieces take no longer than few', () => {
  const choices = Array.from({ length: 120 }, (_, index) => ({
    title: `Person ${index}, of ward ${index}`,
    value: `${index}`,
  }));
  const read = choicesOf(choices).parse(Array.from({ length: 5_000 }, (_, index) => `${index % 120}`));
  expect(read).toHaveLength(120);
});

test('an amount is a choice or a whole number', () => {
  const field = amountOf(DAYS);
  expect(['3 days (72 hours)', 48, '48', ' 48 '].map((sent) => field.parse(sent))).toEqual(['72', '48', '48', '48']);
  expect([null, ''].map((sent) => field.parse(sent))).toEqual(['', '']);
  expect(['soon', 1.5, -1, '0x10', {}].map((sent) => field.parse(sent))).toEqual(Array(5).fill(UNREADABLE));
  expect([0, '0', [3]].map((sent) => Whole.parse(sent))).toEqual([0, 0, 3]);
  expect(['first', -1, 1.5, null].map((sent) => Whole.safeParse(sent).success)).toEqual([false, false, false, false]);
});

test('text stays as it was typed, unless there is none', () => {
  expect([' hello ', 12, ['hello'], ' \n'].map((sent) => Typed.parse(sent))).toEqual([' hello ', '12', 'hello', '']);
  expect([null, '', [], ' '].map((sent) => OptionalText.parse(sent))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect([null, '', [], ' '].map((sent) => OptionalId.parse(sent))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect([null, '', [], ' ', 'x'.repeat(65), 7].map((sent) => Id.safeParse(sent).success)).toEqual(
    Array(6).fill(false),
  );
  expect(People.safeParse('x'.repeat(301)).success).toBe(false);
});

test('all that was sent for a field, as a text that says the same', () => {
  expect([['a', null, 'b'], 4, true, 'a', [' c ']].map(textOf)).toEqual(['a,b', '4', 'true', 'a', ' c ']);
  expect([null, '', [], {}, [{}, 'a']].map(textOf)).toEqual(Array(5).fill(undefined));
});
