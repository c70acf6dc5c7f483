import type { Ports } from '../ports.ts';
import { MARKS_KEY, markKeyOf } from '../privacy/audience-mark.ts';
import { findAllowedTime } from '../rhythm/find-allowed-time.ts';
import { type Job, newJob } from '../scheduling/job.ts';
import { DAY_MS, HOUR_MS } from '../scheduling/moments.ts';
import { dayOf } from '../scheduling/recurrence.ts';
import { requireSubject } from '../scheduling/require-subject.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { isOpen, type Pulse } from './pulse.ts';
import { reminderCard } from './pulse-card.ts';

const AT_ONCE = 20;
/** With less than that left, a reminder only disturbs. */
const LEAST_LEFT_MS = HOUR_MS;
const AFTER_CARD_MS = HOUR_MS;

/**
 * One private reminder to all whom an open pulse asks, so that it tells of nobody whether they have answered (rule R29); one a
 * day to each, whichever pulse (rule R28). It goes down the audience a slice at a time; how far is written first, so that
 * nobody is reminded twice.
 * @returns why nobody is reminded, for the log
 * @throws SubjectMissing
 */
export async function remindPulse(ports: Ports, job: Job): Promise<string | undefined> {
  const { teamId, subjectId: pulseId } = job;
  const pulse = await requireSubject(ports, 'pulse', job);
  const team = (await ports.store.read('team', teamId, teamId))?.value;
  const now = ports.clock.now();
  if (!team?.isInstalled || !isOpen(pulse, now)) return 'the pulse is not open any more';
  if (!(await ports.keys.read(pulseId))) return 'its key is gone';
  const allowed = await findAllowedTime(ports, team);
  if (allowed === null || allowed > pulse.closesAt - LEAST_LEFT_MS) return 'there is too little time left to remind';
  // Put off, its card may fall due in the same moment: nobody is reminded of what they could not see before.
  const due = pulse.cardActivityId ? allowed : Math.max(allowed, now + AFTER_CARD_MS);
  if (due > now) {
    await ports.store.enqueue(newJob('remind-pulse', teamId, pulseId, due));
    return undefined;
  }
  const upTo = pulse.remindedTo + AT_ONCE;
  if (!(await isOurs(ports, pulse, upTo))) return undefined;
  const reminded = await notRemindedToday(ports, pulse, upTo);
  const card = reminderCard(pulse, team.name, ports.addresses.linkTo(pulse.conversation, pulse.cardActivityId));
  // Whom the bot cannot write to, for now or for good, goes without: trying again would remind the others twice.
  await Promise.allSettled(
    reminded.map(({ teamsId }) => ports.messenger.postToPerson(pulse.conversation, teamsId, card)),
  );
  if (upTo < pulse.audience.length) await ports.store.enqueue(newJob('remind-pulse', teamId, pulseId, now));
  return undefined;
}

/** Those of a slice whom no pulse has reminded today: the same for whoever has answered and whoever has not. */
async function notRemindedToday(
  ports: Ports,
  { audience, remindedTo }: Pulse,
  upTo: number,
): Promise<Pulse['audience']> {
  const key = await ports.keys.create(MARKS_KEY);
  const now = ports.clock.now();
  const today = dayOf(now, 'UTC');
  const slice = audience.slice(remindedTo, upTo);
  const isFirst = await Promise.all(
    slice.map(({ personId }) => {
      const mark = markKeyOf(key, 'reminded', `${personId} ${today}`);
      return ports.store.markSeen(`reminded:${mark}`, now + 2 * DAY_MS);
    }),
  );
  return slice.filter((_, index) => isFirst[index]);
}

/** Writes down that this slice is done with; false if another process was quicker, which then sends. */
async function isOurs(ports: Ports, { teamId, pulseId, remindedTo }: Pulse, upTo: number): Promise<boolean> {
  let isFirst = false;
  await updateWithRetry(ports, 'pulse', teamId, pulseId, (current) => {
    isFirst = current.remindedTo === remindedTo;
    return isFirst ? { ...current, remindedTo: upTo } : null;
  });
  return isFirst;
}
