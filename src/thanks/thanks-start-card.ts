import type { ThanksStart } from './cards.ts';
import { NOT_LISTED, TYPED_HERE, whereItGoes } from './words.ts';

/** What was typed behind the word, where everybody could read it. */
interface TypedHere {
  readonly text: string;
  /** The accounts of whom it mentions. */
  readonly receiverIds: readonly string[];
  /** Whether it mentions somebody else too. */
  readonly isSomebodyElse: boolean;
}

const NOTHING_TYPED: TypedHere = { text: '', receiverIds: [], isSomebodyElse: false };

/** What everybody reads where somebody typed the word: one button that opens the form for whoever presses it. */
export function startCard({ text, receiverIds, isSomebodyElse }: TypedHere = NOTHING_TYPED): ThanksStart {
  return {
    kind: 'thanks-start',
    note: isSomebodyElse ? NOT_LISTED : '',
    whereItGoes: text ? TYPED_HERE : whereItGoes(false),
    hasWords: text !== '',
    sendData: { receiver: receiverIds.join(), typedHere: text, backVerb: 'leave-thanks', again: 'yes' },
  };
}
