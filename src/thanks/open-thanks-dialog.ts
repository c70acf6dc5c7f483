import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import type { Caller } from '../teams/team.ts';
import { buildThanksForm } from './build-thanks-form.ts';
import { authorToThank, type QuotedMessage, quoteOf } from './quote.ts';
import { NOWHERE_BACK } from './thanks-fields.ts';

/** As the manifest names it. */
const COMMAND = 'giveThanks';

export interface Opening {
  /** Empty where Teams does not say. */
  readonly commandId: string;
  /** The message it was opened on, if it was. */
  readonly message: QuotedMessage | null;
}

/**
 * The form for a thank-you from anywhere in Teams: filled in with the author of the message it was opened on. Where the
 * bot could be and is not, a choice comes first: to add it there, or to send it to one person alone.
 * @throws Refusal CARD_OUT_OF_DATE, CHAT_NOT_TEAM, ROSTER_UNAVAILABLE
 */
export async function openThanksDialog(ports: Ports, caller: Caller, { commandId, message }: Opening): Promise<Reply> {
  if (commandId !== '' && commandId !== COMMAND) throw new Refusal('CARD_OUT_OF_DATE');
  const { conversation } = caller;
  if (conversation.kind !== 'personal' && !(await ports.roster.isHere(conversation))) {
    return { audience: 'caller', message: { kind: 'thanks-elsewhere' } };
  }
  const author = authorToThank(message, caller);
  const form = await buildThanksForm(ports, caller, {
    receiverIds: author === '' ? [] : [author],
    isForTeam: false,
    behaviourId: '',
    quote: quoteOf(message, caller),
    whatTheyDid: '',
    madePossible: '',
    standing: { ...NOWHERE_BACK, isMessage: false },
  });
  return { audience: 'caller', message: form };
}
