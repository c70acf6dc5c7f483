/** All that this feature shows. */
export type OwnDataMessage = MyData | ExportBegun | Export | DeleteMyData | DataDeleted;

/** What is held on a person, for them alone. Fields named `...Words` hold text that somebody typed. */
interface MyData {
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

interface ExportBegun {
  readonly kind: 'export-begun';
}

interface Export {
  readonly kind: 'export';
  /** "Part 1 of 2"; empty if it is the whole. */
  readonly part: string;
  /** To read and to keep, on the first part: what there is of each kind, a line each. */
  readonly sections: readonly ExportSection[];
  /** All of it for other programs; empty where there is no room for it beside the sections. */
  readonly textWords: string;
}

export interface ExportSection {
  readonly title: string;
  readonly linesWords: string;
}

interface DeleteMyData {
  readonly kind: 'delete-my-data';
  /** 'again' for whoever has asked within the last ten minutes: then it is done once more, later. */
  readonly state: 'asked' | 'begun' | 'again';
}

interface DataDeleted {
  readonly kind: 'data-deleted';
  /** Whether a pulse that asks them still takes answers. */
  readonly isPulseOpen: boolean;
}
