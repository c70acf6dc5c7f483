/** Something that is measured on demand: speed is a ratio within one run, and never decides a test. */
export interface Bench {
  /** Also of the file that its figures are written to. */
  readonly name: string;
  readonly run: () => Promise<Report>;
}

export interface Report {
  readonly rows: readonly Readonly<Record<string, string | number>>[];
  /** Sentences to read the table by. */
  readonly notes: readonly string[];
  /** What was wrong with what came out, however fast. */
  readonly faults: readonly string[];
  /** All figures, for a machine. */
  readonly data: object;
}
