import { z } from 'zod';
import { ITEM_TYPES } from '../src/meetings/item-type.ts';
import { Refusal } from '../src/refusal.ts';

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

/** Whether the person read that their words may offend, and sends them as they are. */
export const Meant = z
  .enum(['yes', ''])
  .default('')
  .transform((one) => one === 'yes');

const ItemTypeField = z.enum([...ITEM_TYPES, '']).default('');

/** What a form says of one item of an agenda. */
export const ItemFields = z.object({ itemType: ItemTypeField, line: Typed, behaviour: Typed, isMeant: Meant });

/** An agenda form's fields, which are numbered by item, and its checkbox. */
export const AgendaFields = z
  .object({
    itemType1: ItemTypeField,
    line1: Typed,
    behaviour1: Typed,
    itemType2: ItemTypeField,
    line2: Typed,
    behaviour2: Typed,
    itemType3: ItemTypeField,
    line3: Typed,
    behaviour3: Typed,
    isSeries: z.enum(['yes', '']).default(''),
    isMeant: Meant,
  })
  .transform(({ isMeant, ...form }) => ({
    items: [
      { itemType: form.itemType1, line: form.line1, behaviourId: form.behaviour1, isMeant },
      { itemType: form.itemType2, line: form.line2, behaviourId: form.behaviour2, isMeant },
      { itemType: form.itemType3, line: form.line3, behaviourId: form.behaviour3, isMeant },
    ],
    isSeries: form.isSeries === 'yes',
  }));

/** What the cards of a self-check hand on to each other; a digit of `answers` is one question. */
export const CheckFields = {
  formId: Id,
  frameworkId: Id,
  version: z.string().max(40).default(''),
  depth: z.enum(['quick', 'full']),
  answers: z
    .string()
    .regex(/^[0-5]{0,200}$/)
    .default(''),
};

/** What a form says about an action. */
export const ActionFields = z
  .object({ behaviour: Typed, what: Typed, who: Typed, byWhen: Typed, because: Typed, isMeant: Meant })
  .transform(({ behaviour, who, ...action }) => ({ ...action, behaviourId: behaviour, whoId: who }));

/** The ids that a form for a thank-you sends; how many they may be is for the use case to say. */
const ReceiverIds = Typed.transform((joined) =>
  joined
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean),
);

const ThanksInputs = z
  .object({
    receiver: ReceiverIds,
    isForTeam: z.enum(['yes', '']).default(''),
    behaviour: Typed,
    whatTheyDid: Typed,
    madePossible: Typed,
    isMeant: Meant,
  })
  .transform(({ receiver, isForTeam, behaviour, ...thanks }) => ({
    ...thanks,
    receiverIds: receiver,
    isForTeam: isForTeam === 'yes',
    behaviourId: behaviour,
  }));

/** What a form says of a thank-you; a new one has no number yet. */
export const ThanksFields = ThanksInputs.and(z.object({ formId: Id.optional() }));
export const SentThanks = ThanksInputs.and(z.object({ formId: Id }));

const TeamId = z.string().min(1).max(300);

/** Which thank-you is meant: a button carries its two ids, and a list that one is chosen from joins them by a space. */
export const ThanksRefFields = z.union([
  z.object({ thankYouId: Id, thankYouTeamId: TeamId }),
  z
    .object({
      thanks: z
        .string()
        .transform((joined) => joined.split(' '))
        .pipe(z.tuple([Id, TeamId])),
    })
    .transform(({ thanks: [thankYouId, thankYouTeamId] }) => ({ thankYouId, thankYouTeamId })),
]);
