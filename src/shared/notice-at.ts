import type { Notice } from '../message.ts';

/**
 * The answer where nothing is to be done: what is so already, and where it is.
 * @param words what is so, and what to do next
 * @param url opens it; empty where nothing leads to it
 */
export function noticeAt(words: Pick<Notice, 'what' | 'next'>, url: string): Notice {
  return { kind: 'notice', ...words, url };
}
