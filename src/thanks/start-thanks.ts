import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { findMentioned } from '../teams/find-member.ts';
import type { Caller } from '../teams/team.ts';
import { buildThanksForm, type ThanksDraft } from './build-thanks-form.ts';
import { NOT_LISTED, TYPED_HERE } from './words.ts';

/** What was typed behind the word, where everybody could read it; both empty where there was nothing. */
interface TypedHere {
  readonly text: string;
  /** By Teams’ ids. */
  readonly mentioned: readonly string[];
}

/**
 * The form for a thank-you.
 * @throws Refusal ROSTER_UNAVAILABLE, CHAT_NOT_TEAM
 */
export async function startThanks(
  ports: Ports,
  caller: Caller,
  draft: ThanksDraft,
  { text, mentioned }: TypedHere,
): Promise<Reply> {
  // What was typed before may be meant for one person.
  const audience = draft.formId ? 'caller' : 'everyone';
  const { people, isSomebodyElse } = await findMentioned(ports, caller, mentioned);
  const receiverIds = [...draft.receiverIds, ...people.map(({ personId }) => personId)];
  const whatTheyDid = draft.whatTheyDid || text;
  const form = await buildThanksForm(ports, caller, { ...draft, receiverIds, whatTheyDid });
  const notes = [isSomebodyElse ? NOT_LISTED : '', text && !form.alone ? TYPED_HERE : '', form.whereItGoes];
  const whereItGoes = notes.filter(Boolean).join(' ');
  return { audience, message: { ...form, whereItGoes } };
}
