import type { Help } from '../message.ts';

export function howToAsk(scope: Help['scope']): string {
  return scope === 'team' ? 'Mention me and type one of these words, or press a button.' : 'Type one of these words.';
}
