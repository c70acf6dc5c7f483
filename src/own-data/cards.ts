/** What is held on a person, for them alone. Fields named `...Words` hold text that somebody typed. */
export interface MyData {
  readonly kind: 'my-data';
  readonly given: readonly OwnThanks[];
  readonly received: readonly OwnThanks[];
  /** What they want done with thank-yous, in sentences. */
  readonly choices: readonly string[];
  /** Each self-check that was kept: its day, framework and depth. */
  readonly selfChecks: readonly string[];
  /** When a pulse last asked them, in a sentence. */
  readonly lastAsk: string;
  /** Whether there is more of something than is shown. */
  readonly isCut: boolean;
}

export interface OwnThanks {
  readonly when: string;
  readonly name: string;
  readonly behaviourName: string;
  /** Who reads it, and whether it was changed or taken back. */
  readonly state: string;
  readonly whatTheyDidWords: string;
}

export interface ExportBegun {
  readonly kind: 'export-begun';
}

export interface Export {
  readonly kind: 'export';
  /** "Part 1 of 2"; empty if it is the whole. */
  readonly part: string;
  readonly textWords: string;
}

export interface DeleteMyData {
  readonly kind: 'delete-my-data';
  /** 'again' for whoever has asked within the last ten minutes: then it is done once more, later. */
  readonly state: 'asked' | 'begun' | 'again';
}

export interface DataDeleted {
  readonly kind: 'data-deleted';
  /** Whether a pulse that asks them still takes answers. */
  readonly isPulseOpen: boolean;
}

/** In place of a card whose thank-you was deleted. */
export interface ThanksDeleted {
  readonly kind: 'thanks-deleted';
}

/** Whether the person who pressed agrees that a thank-you is named for an award. */
export interface ThanksNominated {
  readonly kind: 'thanks-nominated';
  readonly thankYouId: string;
  readonly thankYouTeamId: string;
  readonly otherName: string;
  readonly behaviourName: string;
  readonly agrees: boolean;
}
