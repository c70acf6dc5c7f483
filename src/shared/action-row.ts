import { z } from 'zod';
import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import type { Caller } from '../teams/team.ts';
import { cutText } from './card-size.ts';
import { isTyped, textOf, UNREADABLE } from './fields.ts';

/** What a card may send, by the name of the field. */
export type Fields = Readonly<Record<string, z.ZodType>>;
type Values<F extends Fields> = { readonly [K in keyof F]: z.output<F[K]> };

/** Where something may be asked for. */
export type Where = 'team' | 'own chat' | 'anywhere';

/**
 * Who may ask for it there. That they speak from there Teams has verified, and what a card names is looked for there and
 * nowhere else, whatever ids it sends. But for "anyone", the use case checks it where it finds what it is about.
 */
type Who =
  | 'anyone'
  | 'a member'
  | 'another member'
  | 'who was asked'
  | 'who opened it'
  | 'who prepared it'
  | 'who leads the meeting'
  | 'who gave it'
  | 'who received it'
  | 'who gave or received it';

/** A word that people type, and what help says of it. */
export interface TypedWord<InTeam extends string | null = string | null> {
  readonly word: string;
  readonly what: string;
  /** What else people call it; help does not list these. Spaces, hyphens and articles in them make no difference. */
  readonly also: readonly string[];
  /** The draft’s fields for what is typed after the word, where it takes that: its text, and whom it mentions. */
  readonly takes?: { readonly text: string; readonly mentioned: string };
  /** Of a row for the own chat: the row that the word asks for where the team talks, and what help says of it there. */
  readonly inTeam?: { readonly verb: InTeam; readonly what: string };
}

/** All that is to be said of one thing that can be pressed or typed. */
export interface ActionRow<F extends Fields, D extends Fields, Form extends string | null> {
  /** Null where it can only be pressed. */
  readonly typed: TypedWord<Form> | null;
  readonly where: Where;
  readonly who: Who;
  /** What anybody's button may send. */
  readonly input: F;
  /** What fills a form again, for whoever typed it and nobody else: after a refusal, or to change it once more. */
  readonly draft: D;
  /** In the place of the pressed card, for whoever pressed; or as a new message, because the card is still wanted. */
  readonly shows: 'in place' | 'as a new message';
  /** The row whose card comes back after a refusal, with what was typed; null where there is nothing to mend. */
  readonly form: Form;
  /** Whether it counts against what one person may make in an hour. */
  readonly makes: 'something new' | 'nothing new';
  /** Whether its button works in a dialog of the message extension. */
  readonly inDialogs: boolean;
  /** Null where a job says something later, or nobody does. */
  readonly run: (ports: Ports, caller: Caller, input: Values<F> & Values<D>) => Promise<Reply | null>;
}

type Sent = Readonly<Record<string, unknown>>;
type Fact = 'typed' | 'where' | 'who' | 'shows' | 'form' | 'makes' | 'inDialogs';

/** A row as whoever looks it up by its verb knows it. */
export interface Row<Form extends string | null = string | null> extends Pick<ActionRow<Fields, Fields, Form>, Fact> {
  /** The names of what a press may send, and of what a form is filled with again. */
  readonly input: readonly string[];
  readonly draft: readonly string[];
  /** The names of those that people write into. */
  readonly writtenInto: readonly string[];
  /**
   * As it was pressed or typed. What only fills a form again is not looked at: a made-up button could send it.
   * @throws Refusal INPUT_MALFORMED, and those of the use case
   */
  readonly press: (ports: Ports, caller: Caller, sent: Sent) => Promise<Reply | null>;
  /**
   * The same, with what was typed before; what cannot be read of that is left empty.
   * @throws Refusal INPUT_MALFORMED if it does not say what it is about, and those of the use case
   */
  readonly reopen: (ports: Ports, caller: Caller, sent: Sent) => Promise<Reply | null>;
}

/** What a row without fields has. */
export const NOTHING = {} as const satisfies Fields;

export function row<F extends Fields, D extends Fields, const Form extends string | null>(
  definition: ActionRow<F, D, Form>,
): Row<Form> {
  const { input, draft, run, ...facts } = definition;
  const schema = z.object(input);
  const draftSchema = z.object(draft);
  const readInput = (sent: Sent): Values<F> => {
    const read = schema.safeParse(sent);
    if (!read.success) throw new Refusal('INPUT_MALFORMED');
    return read.data as Values<F>;
  };
  const readDraft = (sent: Sent): Values<D> => draftSchema.parse(readable(draft, sent)) as Values<D>;
  const nothingTyped = readDraft({});
  return {
    ...facts,
    input: Object.keys(input),
    draft: Object.keys(draft),
    writtenInto: Object.entries({ ...input, ...draft }).flatMap(([name, field]) => (isTyped(field) ? [name] : [])),
    press: async (ports, caller, sent) => run(ports, caller, { ...nothingTyped, ...readInput(sent) }),
    reopen: async (ports, caller, sent) =>
      run(ports, caller, { ...readDraft(sent), ...readInput(readable(input, sent)) }),
  };
}

/** What these fields can read of it, and of a text no more than a card can show again. */
function readable(fields: Fields, sent: Sent): Sent {
  const shown = Object.entries(fields).flatMap(([name, field]): [string, unknown][] => {
    const value = shortened(sent[name]);
    const read = field.safeParse(value);
    if (!read.success || read.data === UNREADABLE) return [];
    return [[name, Array.isArray(read.data) ? read.data.filter((one) => one !== UNREADABLE) : value]];
  });
  return Object.fromEntries(shown);
}

function shortened(sent: unknown): unknown {
  const isText = typeof sent === 'string' || Array.isArray(sent);
  const text = isText ? textOf(sent) : undefined;
  return isText ? text && cutText(text) : sent;
}
