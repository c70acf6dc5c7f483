/** What the chair of a meeting reads alone, in their own chat: the result as everybody reads it, and an idea for next time. */
export interface ChairNote {
  readonly kind: 'chair-note';
  readonly teamName: string;
  readonly answered: string;
  /** Filled when nothing at all may be shown. */
  readonly nothing: string;
  readonly statements: readonly { readonly behaviourName: string; readonly words: string }[];
  readonly suggestedName: string;
  readonly suggestedWhy: string;
  readonly question: string;
  /** Which behaviours and weeks went without a shared thank-you; empty where saying so could point at somebody. */
  readonly thanksHint: string;
  readonly isSample: boolean;
}
