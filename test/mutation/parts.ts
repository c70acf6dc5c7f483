/** Some files of a folder that are changed one after another, and the tests that may notice. */
export interface Part {
  readonly files: readonly string[];
  /** In the order in which they are run, the quickest that know these files first: the first that fails ends a mutant's run. */
  readonly tests: readonly string[];
  /** The golden cases of which verbs are among them. */
  readonly golden?: string;
}

const source = (folder: string, names: string): string[] => names.split(' ').map((name) => `src/${folder}/${name}.ts`);
const tests = (folder: string, names: string): string[] =>
  names.split(' ').map((name) => `test/${folder}/${name}.test.ts`);

const PULSE_VERBS =
  'answer-pulse ask-pulse change-answer close-pulse open-agenda-pulse open-pulse open-team-check publish-pulse remind-pulse show-pulse start-pulse start-team-check view-pulse withdraw-answer';

/** By folder and name; `npm run mutate -- privacy` runs all of a folder, `npm run mutate -- privacy/guard` one. */
export const PARTS: Readonly<Record<string, Part>> = {
  'privacy/guard': {
    files: source('privacy', 'guard* blocked-text'),
    tests: [
      ...tests('unit/privacy', 'guard-reading guard-edges guard-corpus typed-text blocked-text'),
      ...tests('attacks', 'one-string'),
      ...tests('unit/privacy', 'guard-numbers guard-disguises'),
    ],
  },
  'privacy/results': {
    files: source('privacy', 'disclose differencing audience-mark pseudonym'),
    tests: [
      ...tests('unit/privacy', 'pseudonym disclose-bounds disclose-bands differencing audience-mark'),
      ...tests('unit/pulse', 'highlights pulse-result'),
      ...tests('unit/trends', 'read-result'),
      ...tests('unit/privacy', 'stored-data disclose disclose-words'),
      ...tests('attacks', 'residual residual-circles partial-answers'),
      ...tests('unit/privacy', 'side-by-side'),
    ],
  },
  'privacy/notice': {
    files: source(
      'privacy',
      'actions blocked-text-card cards delete-ended enqueue-delete-ended privacy-card show-privacy speak-up stored-* where-kept words',
    ),
    tests: [
      ...tests('unit/privacy', 'words blocked-text-card speak-up blocked-text stored-data'),
      ...tests('unit/cards', 'speak-up'),
      ...tests('unit/bot', 'privacy-page'),
      ...tests('scenarios/privacy', 'delete-ended'),
      ...tests('unit/bot', 'other-names'),
      ...tests('unit/docs', 'printed'),
      ...tests('unit/cards', 'rendered-cards'),
      ...tests('golden', 'golden'),
    ],
    golden: 'show-privacy',
  },
  'trends/published': {
    files: source('trends', 'changes read-result'),
    tests: [...tests('unit/trends', 'changes holm read-result')],
  },
  'trends/rest': {
    files: source(
      'trends',
      'actions baseline cards find-team-history histograms overview permutation-test run-of-seven show-summary trends words',
    ),
    tests: [
      ...tests('unit/trends', 'changes overview baseline trends holm tail-bound permutation-test'),
      ...tests('scenarios/trends', 'show-summary'),
      ...tests('unit/bot', 'other-names'),
      ...tests('unit/docs', 'printed'),
      ...tests('unit/cards', 'rendered-cards'),
      ...tests('unit/trends', 'run-of-seven'),
      ...tests('scenarios/pulse', 'delete-audience'),
      ...tests('golden', 'golden'),
    ],
    golden: 'show-summary publish-pulse',
  },
  'pulse/disclosure': {
    files: source(
      'pulse',
      'check-others-in-sight claim-audience claim-statements comments decide-statement-result delete-audience pool post-comments publish-pulse',
    ),
    tests: [
      ...tests('unit/pulse', 'pool comments'),
      ...tests('scenarios/pulse', 'claims others-in-sight publish post-comments audience-kept'),
      ...tests('scenarios/pulse', 'asked-lately closing pool-crash guarded-comments key-left-behind late-answer'),
      ...tests('attacks', 'overlapping shares-beside comments'),
      ...tests('scenarios/pulse', 'suppressed team-check-suppressed reach order'),
      ...tests('attacks', 'partial-answers marks sums-after sums who-may-have-answered kept-from-asking'),
      ...tests('scenarios/pulse', 'ask-pulse-crash delete-audience'),
    ],
  },
  'pulse/asking': {
    files: source(
      'pulse',
      'answer-* ask-pulse asked-lately begin-pulse* build-own-reply change-* close-pulse enqueue-results find-discussion-prompt find-unanswered-result open-* post-result remind-pulse require-pulse save-comment show-* start-* store-answer view-pulse withdraw-*',
    ),
    tests: [
      ...tests('unit/pulse', 'asked-lately'),
      ...tests(
        'scenarios/pulse',
        'begin-pulse start-pulse open-agenda-pulse own-answers one-tap close-pulse pulse-jobs result-jobs discussion-prompt',
      ),
      ...tests('scenarios/pulse', 'ask-pulse-edges late-answer reach guarded-comments quiet-result closing'),
      ...tests('attacks', 'stands-in-teams counter partial-answers'),
      ...tests('scenarios/pulse', 'pulse-shown asked-lately remind-pulse pulse-edges lowered-threshold'),
      ...tests('attacks', 'one-persons-reach'),
      ...tests('scenarios/pulse', 'order ask-pulse-crash'),
      ...tests('golden', 'golden'),
    ],
    golden: PULSE_VERBS,
  },
  'pulse/cards': {
    files: source(
      'pulse',
      'actions cards highlights pulse pulse-card pulse-result refusals tap-words team-check words',
    ),
    tests: [
      ...tests('unit/pulse', 'highlights pulse-result words to-work-on'),
      ...tests('unit/bot', 'other-names'),
      ...tests('unit/cards', 'rendered-cards'),
      ...tests('golden', 'golden'),
      ...tests('scenarios/pulse', 'own-answers start-pulse open-agenda-pulse begin-pulse publish'),
      ...tests('unit/docs', 'printed'),
      ...tests('unit/pulse', 'team-check'),
      ...tests('scenarios/pulse', 'pulse-shown pulse-edges'),
    ],
    golden: PULSE_VERBS,
  },
};
