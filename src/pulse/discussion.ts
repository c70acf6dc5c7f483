import { REFUSALS } from '../errors.ts';
import type { Behaviour } from '../frameworks/framework.ts';
import type { DiscussionPrompt } from '../messages.ts';

/** What is offered instead of a pulse where there are too few people to keep answers confidential (rule R4). */
export function discussionPrompt(behaviour: Behaviour | undefined): DiscussionPrompt {
  return {
    kind: 'discussion-prompt',
    why: `${REFUSALS.PULSE_AUDIENCE_TOO_SMALL.what} ${REFUSALS.PULSE_AUDIENCE_TOO_SMALL.next}`,
    behaviourName: behaviour?.name ?? '',
    question: behaviour?.prompts[0] ?? '',
  };
}
