import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { type ThanksDraft, thanksForm } from '../steps/thanks-form.ts';
import type { Caller } from '../teams/team.ts';

/**
 * The form for a thank-you.
 * @throws Refusal ROSTER_UNAVAILABLE, CHAT_NOT_TEAM
 */
export async function startThanks(world: World, caller: Caller, draft: ThanksDraft): Promise<Reply> {
  // What was typed before may be meant for one person.
  const audience = draft.formId ? 'caller' : 'everyone';
  return { audience, message: await thanksForm(world, caller, draft) };
}
