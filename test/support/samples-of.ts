import type { MessageKind, MessageOf } from '../../src/message.ts';

/** Samples of some kinds of message, by name; no kind may be left out. */
export type SamplesOf<K extends MessageKind> = { readonly [Kind in K]: Readonly<Record<string, MessageOf<Kind>>> };
