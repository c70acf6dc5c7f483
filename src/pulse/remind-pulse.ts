import type { Ports } from '../ports.ts';
import { pseudonym } from '../privacy/pseudonym.ts';
import { findAllowedTime } from '../rhythm/find-allowed-time.ts';
import { type Job, newJob } from '../scheduling/job.ts';
import { HOUR_MS } from '../scheduling/moments.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { isOpen, type Pulse } from './pulse.ts';
import { reminderCard } from './pulse-card.ts';

const AT_ONCE = 20;
/** With less than that left, a reminder only disturbs. */
const LEAST_LEFT_MS = HOUR_MS;

/**
 * One private reminder to those who have not answered an open pulse. It goes down the audience a slice at a time; how
 * far is written first, so that nobody is reminded twice, and whom it found is written nowhere.
 * @returns why nobody is reminded, for the log
 */
export async function remindPulse(ports: Ports, { teamId, subjectId: pulseId }: Job): Promise<string | undefined> {
  const pulse = (await ports.store.read('pulse', teamId, pulseId))?.value;
  const team = (await ports.store.read('team', teamId, teamId))?.value;
  const now = ports.clock.now();
  if (!pulse || !team?.isInstalled || !isOpen(pulse, now)) return 'the pulse is not open any more';
  if (!pulse.cardActivityId) return 'its card is not there';
  const allowed = await findAllowedTime(ports, team);
  if (allowed === null || allowed > pulse.closesAt - LEAST_LEFT_MS) return 'there is too little time left to remind';
  if (allowed > now) {
    await ports.store.enqueue(newJob('remind-pulse', teamId, pulseId, allowed));
    return undefined;
  }
  const upTo = pulse.remindedTo + AT_ONCE;
  const silent = await silentAmong(ports, pulse, pulse.audience.slice(pulse.remindedTo, upTo));
  if (!(await isOurs(ports, pulse, upTo))) return undefined;
  const card = reminderCard(pulse, team.name, ports.addresses.linkTo(pulse.conversation, pulse.cardActivityId));
  // Whom the bot cannot write to, for now or for good, goes without: trying again would remind the others twice.
  await Promise.allSettled(
    silent.map(({ teamsId }) => ports.messenger.postToPerson(pulse.conversation, teamsId, card)),
  );
  if (upTo < pulse.audience.length) await ports.store.enqueue(newJob('remind-pulse', teamId, pulseId, now));
  return undefined;
}

async function silentAmong(ports: Ports, { pulseId }: Pulse, slice: Pulse['audience']): Promise<Pulse['audience']> {
  const key = await ports.keys.read(pulseId);
  if (!key) return [];
  const answers = await Promise.all(
    slice.map(({ personId }) => ports.store.readAnswer(pulseId, pseudonym(key, personId))),
  );
  return slice.filter((_, index) => !answers[index]);
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
