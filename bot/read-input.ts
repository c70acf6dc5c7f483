import { z } from 'zod';
import { Refusal } from '../src/errors.ts';

/**
 * What a card sent, in the shape this button sends.
 * @throws Refusal INPUT_MALFORMED
 */
export function readInput<S extends z.ZodType>(shape: S, data: Record<string, unknown>): z.infer<S> {
  const read = shape.safeParse(data);
  if (!read.success) throw new Refusal('INPUT_MALFORMED');
  return read.data;
}

/** An id that this product made. */
export const Id = z.string().min(1).max(64);

/** A choice set that takes several: the ids joined by commas. Clients leave an untouched input out. */
export const IdList = z
  .string()
  .max(2_000)
  .default('')
  .transform((joined) =>
    joined
      .split(',')
      .map((id) => id.trim())
      .filter(Boolean),
  );

/** Text as typed, not yet cleaned or measured in characters; the limit only bounds the work. */
export const Typed = z.string().max(20_000).default('');
