import type { Behaviour } from '../frameworks/framework.ts';
import type { DiscussionPrompt } from './cards.ts';

/** What is offered instead of a pulse where there are too few people to keep answers confidential (rule R4). */
export function discussionPrompt(behaviour: Behaviour | undefined, threshold: number): DiscussionPrompt {
  return {
    kind: 'discussion-prompt',
    why: `There are fewer than ${threshold} people here, too few to keep answers confidential. Nothing was opened. Talk about it instead:`,
    behaviourName: behaviour?.name ?? '',
    question: behaviour?.prompts[0] ?? '',
  };
}
