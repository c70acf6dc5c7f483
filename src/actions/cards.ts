import type { Choice } from '../shared/card-parts.ts';

/** All that this feature shows. */
export type ActionMessage = ActionForm | ActionCard;

/** After a result: one thing that somebody does by a day, or why not now. */
export interface ActionForm {
  readonly kind: 'action-form';
  readonly pulseId: string;
  /** Which result it is about. */
  readonly about: string;
  /** Who wrote down what stands so far, which saving changes; empty if nothing does. */
  readonly standing: string;
  readonly behaviours: readonly Choice[];
  readonly behaviourId: string;
  readonly whatWords: string;
  /** Something to begin with, from the behaviour's own lines; empty where there is none. */
  readonly example: string;
  /** The members, where the client has no people picker; empty where it has one. */
  readonly people: readonly Choice[];
  readonly usesPeoplePicker: boolean;
  readonly whoId: string;
  /** Days, as "2026-12-04". */
  readonly byWhen: string;
  readonly earliest: string;
  readonly latest: string;
  readonly becauseWords: string;
  /** How many characters the two texts may have. */
  readonly longest: number;
}

/** What the team made of a result, for everybody. */
export interface ActionCard {
  readonly kind: 'action';
  readonly pulseId: string;
  readonly state: 'agreed' | 'done' | 'not now';
  readonly behaviourName: string;
  readonly whatWords: string;
  readonly whoName: string;
  /** The day in words; empty for "not now". */
  readonly byWhen: string;
  readonly becauseWords: string;
  /** Whether it helped; empty until somebody has looked back. */
  readonly outcome: string;
  /** "Marked as done by Adele Vance. ..." */
  readonly setBy: string;
  readonly isSample: boolean;
}
