import type { ActionCard } from './cards.ts';

/** Who did what with it last, and where it comes up again. */
export function setByInWords(state: ActionCard['state'], name: string): string {
  return `${state === 'done' ? 'Marked as done' : 'Written down'} by ${name}. The next pulse and the digest show it.`;
}
