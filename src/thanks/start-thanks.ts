import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from '../teams/team.ts';
import { buildThanksForm, type ThanksDraft } from './build-thanks-form.ts';

/**
 * The form for a thank-you.
 * @throws Refusal ROSTER_UNAVAILABLE, CHAT_NOT_TEAM
 */
export async function startThanks(ports: Ports, caller: Caller, draft: ThanksDraft): Promise<Reply> {
  // What was typed before may be meant for one person.
  const audience = draft.formId ? 'caller' : 'everyone';
  return { audience, message: await buildThanksForm(ports, caller, draft) };
}
