import type { ACTION_REFUSALS } from './actions/words.ts';
import type { FRAMEWORK_REFUSALS } from './frameworks/words.ts';
import type { MEETING_REFUSALS } from './meetings/words.ts';
import type { TEXT_REFUSALS } from './privacy/words.ts';
import type { PULSE_REFUSALS } from './pulse/refusals.ts';
import type { RHYTHM_REFUSALS } from './rhythm/words.ts';
import type { SHARED_REFUSALS } from './shared/words.ts';
import type { TEAM_REFUSALS } from './teams/words.ts';
import type { THANKS_REFUSALS } from './thanks/words.ts';

/** The codes of all features; their sentences are in each feature's words. A retired code is never used again. */
export type RefusalCode =
  | keyof typeof ACTION_REFUSALS
  | keyof typeof FRAMEWORK_REFUSALS
  | keyof typeof MEETING_REFUSALS
  | keyof typeof TEXT_REFUSALS
  | keyof typeof PULSE_REFUSALS
  | keyof typeof RHYTHM_REFUSALS
  | keyof typeof SHARED_REFUSALS
  | keyof typeof TEAM_REFUSALS
  | keyof typeof THANKS_REFUSALS;

/** "No, because": an expected outcome that the person reads on a card. Caught once, where the bot answers. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}
