import { LOCALE } from '../shared/locale.ts';
import type { DidYouMean } from './cards.ts';

/** For words that are nearly a command: one button that does it. */
export function didYouMeanCard(command: Omit<DidYouMean, 'kind' | 'title'>): DidYouMean {
  const { word } = command;
  const title = `${word.charAt(0).toLocaleUpperCase(LOCALE)}${word.slice(1)}`;
  return { kind: 'did-you-mean', ...command, title };
}
