import type { Behaviour } from '../frameworks/framework.ts';
import type { DiscussionPrompt } from './cards.ts';
import { talkInsteadInWords } from './words.ts';

/** What is offered instead of a pulse where there are too few people to keep answers confidential (rule R4). */
export function discussionPrompt(behaviour: Behaviour | undefined, threshold: number): DiscussionPrompt {
  return {
    kind: 'discussion-prompt',
    why: talkInsteadInWords(threshold),
    behaviourName: behaviour?.name ?? '',
    question: behaviour?.prompts[0] ?? '',
  };
}
