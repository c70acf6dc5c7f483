import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Choice } from './card-parts.ts';
import { chosenAmong, chosenFrom } from './choices.ts';

/**
 * What a field is read as that holds what it cannot hold. The use case refuses it in words of its own, as it would any
 * value that is not on the form; where a form is filled again it is left out, so that no picker is given what it cannot show.
 */
export const UNREADABLE = 'unreadable';

const LONGEST_TYPED = 20_000;
const LONGEST_ID = 64;
/** An Entra id, or a name as a roster has it. */
const LONGEST_PERSON = 300;

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

/**
 * What a client sent for one value. What was left empty is sent in several ways, which to us are one and the same:
 * undefined. A list with one member is that member. Anything else is left for the schema to refuse.
 */
function oneOnly(sent: unknown): unknown {
  if (isEmpty(sent)) return undefined;
  if (!Array.isArray(sent)) return sent;
  const [value, ...more] = sent.filter((one) => !isEmpty(one));
  return more.length ? sent : value;
}

/** The same as text. */
function oneText(sent: unknown): unknown {
  const value = oneOnly(sent);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

/** What a client sent for several, as a list or joined by commas: the pieces between commas. */
function pieces(sent: unknown): unknown {
  const texts = (Array.isArray(sent) ? sent : [sent]).filter((one) => !isEmpty(one)).map(oneText);
  if (!texts.every((text) => typeof text === 'string')) return sent;
  const joined = texts.join();
  return joined.length > LONGEST_TYPED ? sent : joined.split(',').flatMap((piece) => piece.trim() || []);
}

/** All that was sent for a field, as one text that the field reads again; undefined where there is none. */
export function textOf(sent: unknown): string | undefined {
  const one = oneText(sent);
  if (typeof one === 'string') return one;
  const several = Array.isArray(one) ? pieces(one) : undefined;
  return Array.isArray(several) && several.every((piece) => typeof piece === 'string') ? several.join() : undefined;
}

function field<S extends z.ZodType>(schema: S, read: (sent: unknown) => unknown = oneText) {
  return z.preprocess(read, schema);
}

const id = z.string().max(LONGEST_ID);

/** An id that this product made. */
export const Id = field(id, oneOnly);
export const OptionalId = field(id.optional(), oneOnly);

const typed = z.string().max(LONGEST_TYPED);

/** Text as typed, not yet cleaned or measured in characters; the limit only bounds the work. */
export const Typed = field(typed.default(''));
/** The same, undefined where the form did not have the field, or it was left empty. */
export const OptionalText = field(typed.optional());

/** Whether people write into it. */
export function isTyped(field: z.ZodType): boolean {
  return field === Typed;
}

/** One of choices that only the use case knows, by its value or its title: `chosenFrom` finds it. */
export const Chosen = field(typed.trim().default(''));
/** Several of them: `chosenAmong` finds them. */
export const ChosenList = field(z.array(z.string()), pieces);

/** One of these, or '' where nothing was chosen. */
export function choiceOf<const C extends Choice>(choices: readonly C[]): z.ZodType<C['value'] | ''> {
  const isChoice = (value: string): value is C['value'] | '' =>
    value === '' || choices.some((choice) => choice.value === value);
  return field(z.string().default('').refine(isChoice), (sent) => amongTitles(choices, sent));
}

function amongTitles(choices: readonly Choice[], sent: unknown): unknown {
  const text = oneText(sent);
  return typeof text === 'string' ? (chosenFrom(choices, text) ?? text) : text;
}

/** Several of these; one that is none of them is UNREADABLE. */
export function choicesOf(choices: readonly Choice[]): z.ZodType<string[]> {
  const values = new Set(choices.map(({ value }) => value));
  return ChosenList.transform((sent) =>
    chosenAmong(choices, sent).map((value) => (values.has(value) ? value : UNREADABLE)),
  );
}

/** A field that may not be left empty. */
export function needed<T extends string>(field: z.ZodType<T>): z.ZodType<Exclude<T, ''>> {
  const isGiven = (value: T): value is Exclude<T, ''> => value !== '';
  return field.refine(isGiven);
}

/** One of these, which a button carries. */
export function oneOf<const C extends string>(...values: readonly C[]): z.ZodType<C> {
  return field(z.enum(values));
}

/** A field whose use case says in words of its own what is wrong with it. */
export function elseUnreadable<T>(strict: z.ZodType<T>): z.ZodType<T | typeof UNREADABLE> {
  return strict.catch(UNREADABLE as never);
}

const ON = ['yes', 'true', '1', 'on'];
const OFF = ['no', 'false', '0', 'off'];

function yesOrNo(sent: unknown): unknown {
  const text = oneText(sent);
  const word = typeof text === 'string' ? text.trim().toLowerCase() : '';
  if (ON.includes(word)) return 'yes';
  return OFF.includes(word) ? 'no' : text;
}

/** Empty where a card leaves it as it is. */
export const YesOrNo: z.ZodType<'yes' | 'no' | ''> = field(z.enum(['yes', 'no', '']).default(''), yesOrNo);

/**
 * A checkbox, or an answer that only says yes.
 * @param choices what it is called where it is ticked, and where it has a choice for not being so
 */
export function toggle(choices: readonly Choice[] = []): z.ZodType<boolean> {
  return field(YesOrNo, (sent) => amongTitles(choices, sent)).transform((value) => value === 'yes');
}

/** A box to be ticked. */
export const IsYes = toggle();

/** "2026-11-30", "2026-11-30T00:00:00Z": the day as it is written, whatever zone stands behind it. */
const DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}\S*(?: [AP]M)?)?$/i;

/** A day as "2026-11-30"; empty, or UNREADABLE. */
export const Day = field(z.string().default(''), (sent) => {
  const text = pickedText(sent);
  if (text === undefined) return undefined;
  const [, year, month, day] = DAY.exec(text) ?? [];
  try {
    const fields = { year: Number(year), month: Number(month), day: Number(day) };
    return Temporal.PlainDate.from(fields, { overflow: 'reject' }).toString();
  } catch {
    return UNREADABLE;
  }
});

/** "9:00", "09:00:00", "9.00", "10:00 AM", "10 pm" */
const TIME = /^(\d{1,2})(?:[:.](\d{2})(?:[:.]\d{2}(?:\.\d+)?)?)?(?: ?([ap])\.?m\.?)?$/i;

/** A time of day as "09:00"; empty, or UNREADABLE. */
export const TimeOfDay = field(z.string().default(''), (sent) => {
  const text = pickedText(sent);
  if (text === undefined) return undefined;
  const [, hours = '', minutes = '', half = ''] = TIME.exec(text) ?? [];
  const hour = hourOf(Number(hours), half.toLowerCase());
  const isTime = hours !== '' && (minutes !== '' || half !== '') && hour < 24 && Number(minutes) < 60;
  return isTime ? `${String(hour).padStart(2, '0')}:${minutes.padStart(2, '0')}` : UNREADABLE;
});

/** @param half of the day; empty where hours are counted to 24, as some clients do even with one behind them */
function hourOf(hours: number, half: string): number {
  if (half === 'a') return hours === 12 ? 0 : hours < 12 ? hours : Number.NaN;
  return half === 'p' && hours < 12 ? hours + 12 : hours;
}

/** Without the signs and wide spaces that clients put into dates and times; empty for what is no text, undefined for none. */
function pickedText(sent: unknown): string | undefined {
  const text = oneText(sent);
  if (text === undefined) return undefined;
  return typeof text === 'string'
    ? text
        .replace(/\p{Cf}+/gu, '')
        .replace(/\s+/g, ' ')
        .trim()
    : '';
}

/** A number from 0 on that a button carries. */
export const Whole = field(z.number().int().nonnegative(), (sent) => {
  const text = oneText(sent);
  return typeof text === 'string' && DIGITS.test(text) ? Number(text) : text;
});

const DIGITS = /^ *\d{1,9} *$/;

/** One of the choices of an amount, or any other whole number; empty, or UNREADABLE. */
export function amountOf(choices: readonly Choice[]): z.ZodType<string> {
  return field(z.string().default(''), (sent) => {
    const text = oneText(sent);
    if (text === undefined) return undefined;
    const amount = typeof text === 'string' ? (chosenFrom(choices, text) ?? text) : '';
    return DIGITS.test(amount) ? amount.trim() : UNREADABLE;
  });
}

const person = z.string().trim().max(LONGEST_PERSON);

/** Somebody who was picked, by their Entra id or the name on the list: `personAmong` finds them. */
export const Person = field(person.default(''));
/** Several of them. */
export const People = field(z.array(person), pieces);

/**
 * Fields of one name with a number behind it, one for each question on a card; undefined for those that the card does not
 * have, which are most.
 */
export function numbered<const N extends string, F extends z.ZodType>(
  name: N,
  count: number,
  each: F,
): Record<`${N}${number}`, z.ZodOptional<F>> {
  const fields: Record<string, z.ZodOptional<F>> = {};
  for (let index = 0; index < count; index += 1) fields[`${name}${index}`] = each.optional();
  return fields;
}
