import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { noticeAt } from '../shared/notice-at.ts';
import type { Caller } from '../teams/team.ts';
import { type Answer, firstOpen, hasAnswered, type Pulse } from './pulse.ts';
import { answeredCard, pulseCard } from './pulse-card.ts';
import { NOTES, savedSoFarInWords } from './tap-words.ts';

/** What has just been done; statements by their place. */
interface Done {
  readonly saved?: number;
  /** A tap on this one changed nothing: it has another answer. */
  readonly answeredBefore?: number;
  /** Shown whether or not it is answered. */
  readonly at?: number;
  readonly hasNewComment?: boolean;
  /** Typed and not saved yet. */
  readonly comment?: string;
}

/**
 * What somebody sees after each step: the statement that they want to see or have not answered, else that all are saved. No answer
 * is on it (rule R29).
 * @param kept null if nothing of theirs is
 */
export function buildOwnReply(
  ports: Ports,
  { personId }: Caller,
  pulse: Pulse,
  kept: Answer | null,
  done: Done,
): Reply {
  const at = done.at ?? firstOpen(pulse, kept);
  const { saved = -1, answeredBefore = -1 } = done;
  const note = answeredBefore >= 0 ? NOTES.answeredBefore : '';
  const message =
    at === undefined
      ? answeredCard(pulse, personId, ports.clock.now(), {
          note: note || (done.hasNewComment ? NOTES.comment : ''),
          changes: answeredBefore,
          saved,
          hasComment: Boolean(kept?.comment),
          typed: done.comment ?? '',
        })
      : pulseCard(pulse, ports.links, {
          at,
          isChange: kept !== null && hasAnswered(kept, at),
          note,
          changes: answeredBefore,
          saved,
          isOwn: true,
        });
  return {
    audience: 'caller',
    message,
    ifPosted: () => noticeAt(savedSoFarInWords(pulse, kept), ports.addresses, pulse),
  };
}
