import type { Notice } from '../message.ts';

interface Links<C> {
  readonly linkTo: (conversation: C, activityId: string) => string;
}

interface Shown<C> {
  readonly conversation: C;
  readonly cardActivityId: string;
}

/**
 * The answer where nothing is to be done: what is so already, and where it is.
 * @param words what is so, and what to do next
 * @param shown that whose card it is
 */
export function noticeAt<C>(words: Pick<Notice, 'what' | 'next'>, links: Links<C>, shown: Shown<C>): Notice {
  return { kind: 'notice', ...words, url: links.linkTo(shown.conversation, shown.cardActivityId) };
}
