import { z } from 'zod';

/** Clients send what was left empty in several ways; to us they are one and the same. */
function unlessEmpty(value: unknown): unknown {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0) ? undefined : value;
}

function field<S extends z.ZodType>(schema: S) {
  return z.preprocess(unlessEmpty, schema);
}

const id = z.string().max(64);

/** An id that this product made. */
export const Id = field(id);
export const OptionalId = field(id.optional());

const typed = z.string().max(20_000);

/** Text as typed, not yet cleaned or measured in characters; the limit only bounds the work. */
export const Typed = field(typed.default(''));
/** The same, undefined where the form did not have the field, or it was left empty. */
export const OptionalText = field(typed.optional());

/** A choice set that takes several: ids joined by commas, or a list of them. */
export const Ids = z.preprocess(
  (value) =>
    Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.join() : unlessEmpty(value),
  typed.default('').transform((joined) =>
    joined
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  ),
);

/** One of these, or '' where nothing was chosen. */
export function choiceOf<const C extends string>(...choices: readonly C[]): z.ZodType<C | ''> {
  const isChoice = (value: string): value is C | '' => value === '' || choices.some((one) => one === value);
  return field(z.string().default('').refine(isChoice));
}

/** A checkbox, or an answer that only says yes. */
export const IsYes = choiceOf('yes').transform((value) => value === 'yes');

/** Fields of one name with a number behind it, one for each question on a card. */
export function numbered<const N extends string>(name: N, count: number): Record<`${N}${number}`, z.ZodType<unknown>> {
  const fields = Array.from({ length: count }, (_, index) => [`${name}${index}`, z.unknown().optional()]);
  return Object.fromEntries(fields);
}
