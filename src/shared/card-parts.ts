export interface Choice {
  readonly title: string;
  readonly value: string;
}

/** What a form is not for, and where to go instead; addresses only where the organisation has given them. */
export interface SpeakUp {
  readonly notFor: string;
  readonly instead: string;
  readonly links: readonly { readonly title: string; readonly url: string }[];
  /** The page for staff, to stand first behind "Why?"; none where its address is not known. */
  readonly forStaff: readonly { readonly title: string; readonly url: string }[];
}

/** One line for each kind of card. */
export type Summaries<M extends { readonly kind: string }> = {
  readonly [K in M['kind']]: (message: Extract<M, { readonly kind: K }>) => string;
};
