import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { findMentioned } from '../teams/find-member.ts';
import type { Caller } from '../teams/team.ts';
import { buildThanksForm, type ThanksDraft } from './build-thanks-form.ts';
import { startCard } from './thanks-start-card.ts';
import { OPENED_ELSEWHERE, TYPED_HERE } from './words.ts';

/** What was typed behind the word, where everybody could read it; both empty where there was nothing. */
interface TypedHere {
  readonly text: string;
  /** By Teams’ ids. */
  readonly mentioned: readonly string[];
}

/**
 * The form for a thank-you: in the place of the pressed card for whoever pressed, or in their own chat. Where others read
 * what is posted, a word gets a short card with a button that opens it.
 * @throws Refusal ROSTER_UNAVAILABLE, CHAT_NOT_TEAM
 */
export async function startThanks(
  ports: Ports,
  caller: Caller,
  draft: ThanksDraft,
  { text, mentioned }: TypedHere,
): Promise<Reply> {
  const { people, isSomebodyElse } = await findMentioned(ports, caller, mentioned);
  const receiverIds = [...draft.receiverIds, ...people.map(({ personId }) => personId)];
  const isTyped = caller.cardActivityId === '' && draft.formId === undefined;
  const isAlone = caller.conversation.kind === 'personal';
  if (isTyped && !isAlone) {
    return { audience: 'everyone', message: startCard({ text, receiverIds, isSomebodyElse }) };
  }
  const whatTheyDid = draft.whatTheyDid || text;
  const standing = isTyped ? { ...draft.standing, isMessage: true } : draft.standing;
  const form = await buildThanksForm(ports, caller, { ...draft, receiverIds, whatTheyDid, standing });
  const isReadHere = text !== '' && !isAlone;
  const message = isReadHere ? { ...form, whereItGoes: TYPED_HERE } : form;
  return { audience: 'caller', message, ...(!isAlone && { ifPosted: () => OPENED_ELSEWHERE }) };
}
