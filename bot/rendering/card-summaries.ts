import { ACTION_SUMMARIES } from '../../src/actions/words.ts';
import { DIGEST_SUMMARIES } from '../../src/digest/words.ts';
import { FRAMEWORK_SUMMARIES } from '../../src/frameworks/words.ts';
import { MEETING_SUMMARIES } from '../../src/meetings/words.ts';
import type { Message, MessageKind, MessageOf } from '../../src/message.ts';
import { OWN_DATA_SUMMARIES } from '../../src/own-data/words.ts';
import { PRIVACY_SUMMARIES } from '../../src/privacy/words.ts';
import { PULSE_SUMMARIES } from '../../src/pulse/words.ts';
import { RHYTHM_SUMMARIES } from '../../src/rhythm/words.ts';
import { SELF_CHECK_SUMMARIES } from '../../src/self-check/words.ts';
import type { Summaries } from '../../src/shared/card-parts.ts';
import { TEAM_SUMMARIES } from '../../src/teams/words.ts';
import { THANKS_SUMMARIES } from '../../src/thanks/words.ts';
import { TREND_SUMMARIES } from '../../src/trends/words.ts';
import { clean } from './clean.ts';

/** One line per kind for Teams' notification, where no card can be shown. */
const SUMMARIES: Summaries<Message> = {
  ...ACTION_SUMMARIES,
  ...DIGEST_SUMMARIES,
  ...FRAMEWORK_SUMMARIES,
  ...MEETING_SUMMARIES,
  ...OWN_DATA_SUMMARIES,
  ...PRIVACY_SUMMARIES,
  ...PULSE_SUMMARIES,
  ...RHYTHM_SUMMARIES,
  ...SELF_CHECK_SUMMARIES,
  ...TEAM_SUMMARIES,
  ...THANKS_SUMMARIES,
  ...TREND_SUMMARIES,
  refusal: ({ what }) => what,
  notice: ({ what }) => what,
};

/** The kinds of message, each of which has a template. */
export const MESSAGE_KINDS = Object.keys(SUMMARIES) as readonly MessageKind[];

/** The activity's summary, for the notification. */
export function summaryOf<K extends MessageKind>(message: MessageOf<K> & { kind: K }): string {
  return clean(SUMMARIES[message.kind](message));
}
