import { actionRows } from '../src/actions/actions.ts';
import { ACTION_REFUSALS } from '../src/actions/words.ts';
import { frameworkRows, shareRows } from '../src/frameworks/actions.ts';
import { FRAMEWORK_REFUSALS } from '../src/frameworks/words.ts';
import { meetingRows } from '../src/meetings/actions.ts';
import { MEETING_REFUSALS } from '../src/meetings/words.ts';
import { ownDataRows } from '../src/own-data/actions.ts';
import { privacyRows } from '../src/privacy/actions.ts';
import { TEXT_REFUSALS } from '../src/privacy/words.ts';
import { pulseRows } from '../src/pulse/actions.ts';
import { PULSE_REFUSALS } from '../src/pulse/refusals.ts';
import type { RefusalCode } from '../src/refusal.ts';
import { rhythmRows } from '../src/rhythm/actions.ts';
import { RHYTHM_REFUSALS } from '../src/rhythm/words.ts';
import { selfCheckRows } from '../src/self-check/actions.ts';
import type { Row, TypedWord } from '../src/shared/action-row.ts';
import type { RefusalWords } from '../src/shared/refusal-words.ts';
import { SHARED_REFUSALS } from '../src/shared/words.ts';
import { helpRows, settingsRows } from '../src/teams/actions.ts';
import { TEAM_REFUSALS } from '../src/teams/words.ts';
import { preferenceRows, thanksRows } from '../src/thanks/actions.ts';
import { THANKS_REFUSALS } from '../src/thanks/words.ts';
import { trendRows } from '../src/trends/actions.ts';

/** The features' rows, in the order in which help shows what can be typed. */
const MERGED = {
  ...meetingRows,
  ...pulseRows,
  ...actionRows,
  ...thanksRows,
  ...trendRows,
  ...rhythmRows,
  ...frameworkRows,
  ...settingsRows,
  ...shareRows,
  ...selfCheckRows,
  ...preferenceRows,
  ...ownDataRows,
  ...privacyRows,
  ...helpRows(() => WORDS),
};

/** What a button asks for; also the name of the use case's file. */
export type Verb = keyof typeof MERGED;

/** All that can be pressed or typed. A form that is no row does not compile. */
export const ROWS: Readonly<Record<Verb, Row<Verb | null>>> = MERGED;

/** What help lists. */
export const WORDS: readonly (TypedWord & Pick<Row, 'where' | 'who'>)[] = Object.values(ROWS).flatMap(
  ({ typed, where, who }) => {
    if (!typed) return [];
    const { inTeam } = typed;
    const inTeams = inTeam?.verb
      ? [{ ...typed, what: inTeam.what, where: 'team', who: ROWS[inTeam.verb].who } as const]
      : [];
    return [...inTeams, { ...typed, where, who }];
  },
);

export function isVerb(verb: unknown): verb is Verb {
  return typeof verb === 'string' && Object.hasOwn(ROWS, verb);
}

/** What the person reads when the answer is "no, because". */
export const REFUSALS: Readonly<Record<RefusalCode, RefusalWords>> = {
  ...ACTION_REFUSALS,
  ...FRAMEWORK_REFUSALS,
  ...MEETING_REFUSALS,
  ...PULSE_REFUSALS,
  ...RHYTHM_REFUSALS,
  ...SHARED_REFUSALS,
  ...TEAM_REFUSALS,
  ...TEXT_REFUSALS,
  ...THANKS_REFUSALS,
};
