import { NATIONAL_PULSE_MONTHS } from '../scheduling/quiet.ts';
import type { Every } from '../scheduling/recurrence.ts';
import { MONTH_NAMES } from '../scheduling/words.ts';
import type { Choice } from '../shared/card-parts.ts';
import { listed, plural } from '../shared/locale.ts';

/** What the form offers for a part that does not come round. */
export const NEVER = 'never';

export const EVERY_CHOICES = [
  { title: 'Never', value: NEVER },
  { title: 'Every week', value: 'weekly' },
  { title: 'Every two weeks', value: 'fortnightly' },
  { title: 'Every month', value: 'monthly' },
  { title: 'Every three months', value: 'quarterly' },
] as const satisfies readonly { title: string; value: Every | typeof NEVER }[];

/** A behaviour of the week that stays for a month would be forgotten. */
export const EVERY_FOR_BEHAVIOUR = [EVERY_CHOICES[0], EVERY_CHOICES[1], EVERY_CHOICES[2]] as const;

export const BEHAVIOUR_COUNTS: readonly Choice[] = [1, 2, 3, 4, 5].map((count) => ({
  title: plural(count, { one: '# behaviour', other: '# behaviours' }),
  value: String(count),
}));

/** Long enough for shifts; and none of them so short that a reminder makes no sense. */
export const OPEN_FOR = [
  { title: '1 day', value: '24' },
  { title: '3 days', value: '72' },
  { title: '4 days', value: '96' },
  { title: '5 days', value: '120' },
  { title: '1 week', value: '168' },
  { title: '2 weeks', value: '336' },
] as const;

export const WEEKDAYS: readonly Choice[] = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'
  .split(' ')
  .map((title, index) => ({ title, value: String(index + 1) }));

/** On the form while there is a pause. */
export const PAUSE_CHOICES = [
  { title: 'Keep it until that day', value: 'no' },
  { title: 'End it now', value: 'yes' },
] as const;

/** An organisation that runs the national quarterly pulse asks its staff in three of them already. */
export const MONTHS: readonly Choice[] = MONTH_NAMES.map((title, index) => ({
  title: NATIONAL_PULSE_MONTHS.some((month) => month === index + 1) ? `${title} (national quarterly pulse)` : title,
  value: String(index + 1),
}));

/** "July and August" */
export function monthsInWords(months: readonly number[]): string {
  return listed(months.map((month) => MONTH_NAMES[month - 1] ?? ''));
}

/** "Monday to Friday", or the days one by one. */
export function daysInWords(days: readonly number[]): string {
  const names = days.map((day) => WEEKDAYS[day - 1]?.title ?? '');
  const isRow = days.every((day, index) => index === 0 || day === (days[index - 1] ?? 0) + 1);
  if (days.length === WEEKDAYS.length) return 'every day';
  return isRow && days.length > 2 ? `${names[0]} to ${names.at(-1)}` : listed(names);
}
