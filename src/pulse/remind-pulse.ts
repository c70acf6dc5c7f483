import type { World } from '../ports.ts';
import { pseudonym } from '../privacy/pseudonym.ts';
import { type Due, due } from '../scheduling/due.ts';
import { HOUR_MS } from '../scheduling/moments.ts';
import { allowedFrom } from '../steps/allowed-from.ts';
import { amend } from '../steps/amend.ts';
import { isOpen, type Pulse } from './pulse.ts';
import { reminderCard } from './reminder.ts';

const AT_ONCE = 20;
/** With less than that left, a reminder only disturbs. */
const LEAST_LEFT_MS = HOUR_MS;

/**
 * One private reminder to those who have not answered an open pulse. It goes down the audience a slice at a time; how
 * far is written first, so that nobody is reminded twice, and whom it found is written nowhere.
 * @returns why nobody is reminded, for the log
 */
export async function remindPulse(world: World, { teamId, subjectId: pulseId }: Due): Promise<string | undefined> {
  const pulse = (await world.store.read('pulse', teamId, pulseId))?.value;
  const team = (await world.store.read('team', teamId, teamId))?.value;
  const now = world.clock.now();
  if (!pulse || !team?.isInstalled || !isOpen(pulse, now)) return 'the pulse is not open any more';
  const allowed = await allowedFrom(world, team);
  if (allowed === null || allowed > pulse.closesAt - LEAST_LEFT_MS) return 'there is too little time left to remind';
  if (allowed > now) {
    await world.store.addDue(due('remind-pulse', teamId, pulseId, allowed));
    return undefined;
  }
  const upTo = pulse.remindedTo + AT_ONCE;
  const silent = await silentAmong(world, pulse, pulse.audience.slice(pulse.remindedTo, upTo));
  if (!(await isOurs(world, pulse, upTo))) return undefined;
  const card = reminderCard(pulse, team.name);
  // Whom the bot cannot write to, for now or for good, goes without: trying again would remind the others twice.
  await Promise.allSettled(
    silent.map(({ teamsId }) => world.messenger.postToPerson(pulse.conversation, teamsId, card)),
  );
  if (upTo < pulse.audience.length) await world.store.addDue(due('remind-pulse', teamId, pulseId, now));
  return undefined;
}

async function silentAmong(world: World, { pulseId }: Pulse, slice: Pulse['audience']): Promise<Pulse['audience']> {
  const key = await world.keys.read(pulseId);
  if (!key) return [];
  const answers = await Promise.all(
    slice.map(({ personId }) => world.store.readAnswer(pulseId, pseudonym(key, personId))),
  );
  return slice.filter((_, place) => !answers[place]);
}

/** Writes down that this slice is done with; false if another process was quicker, which then sends. */
async function isOurs(world: World, { teamId, pulseId, remindedTo }: Pulse, upTo: number): Promise<boolean> {
  let isFirst = false;
  await amend(world, 'pulse', teamId, pulseId, (current) => {
    isFirst = current.remindedTo === remindedTo;
    return isFirst ? { ...current, remindedTo: upTo } : null;
  });
  return isFirst;
}
