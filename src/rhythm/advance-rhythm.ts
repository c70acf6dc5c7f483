import type { Ports } from '../ports.ts';
import { type JobType, newJob } from '../scheduling/job.ts';
import { DAY_MS } from '../scheduling/moments.ts';
import { occurrenceUpTo } from '../scheduling/recurrence.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { checkPlace } from '../teams/check-place.ts';
import type { Team } from '../teams/team.ts';
import { type LeftOutReason, NO_PROGRESS, nextOf, PARTS, type Part, type Progress, type Rhythm } from './rhythm.ts';

const JOB_TYPES: Readonly<Record<Part, JobType>> = {
  pulse: 'ask-pulse',
  digest: 'post-digest',
  behaviour: 'post-behaviour',
};

const LOOK_AGAIN_MS = 30 * DAY_MS;

/** A part of a team's rhythm whose time has come. */
export interface PartNow {
  readonly rhythm: Rhythm;
  readonly team: Team;
  readonly period: string;
}

/**
 * The part if it is to happen now. Where its time has not come yet it is put on the list for then; where the team is
 * gone, or has taken the part out of its rhythm, it ends here.
 * @throws Undeliverable while the place is paused
 */
export async function resumePeriod(ports: Ports, teamId: string, part: Part): Promise<PartNow | null> {
  const rhythm = (await ports.store.read('rhythm', teamId, teamId))?.value;
  const team = (await ports.store.read('team', teamId, teamId))?.value;
  if (!rhythm?.[part] || !team?.isInstalled) return null;
  const { timeZone } = team.settings;
  const now = ports.clock.now();
  const planned = nextOf(rhythm, part, timeZone, now);
  if (!planned) {
    await putOnList(ports, rhythm, part, timeZone);
    return null;
  }
  if (planned.at <= now) {
    checkPlace(ports, team, rhythm.conversation);
    return { rhythm, team, period: planned.period };
  }
  const { period = '' } = occurrenceUpTo(rhythm[part], timeZone, now) ?? {};
  const over = planned.leftOut.findLast((one) => one.period <= period);
  // That the team knows that a later one waits stays as it is.
  if (over)
    await writeProgress(ports, { rhythm, team, period: over.period }, part, { ...rhythm.progress[part], ...over });
  else await putOnList(ports, rhythm, part, timeZone);
  return null;
}

/**
 * Writes down that a period is over, and puts the next one on the list. Last of all: what comes before it may be run
 * again after a crash.
 * @param because why it was left out; null if it was posted
 */
export function finishPeriod(
  ports: Ports,
  at: PartNow,
  part: Part,
  because: LeftOutReason | null = null,
): Promise<void> {
  return writeProgress(ports, at, part, { ...NO_PROGRESS, period: at.period, because });
}

/** Writes down that the team knows that this period waits; the list has the one after it. */
export function waitInPeriod(ports: Ports, at: PartNow, part: Part): Promise<void> {
  return writeProgress(ports, at, part, { ...at.rhythm.progress[part], waiting: at.period });
}

async function writeProgress(ports: Ports, at: PartNow, part: Part, progress: Progress): Promise<void> {
  const { rhythm, team, period } = at;
  const { teamId } = rhythm;
  const written = await updateWithRetry(ports, 'rhythm', teamId, teamId, (current) =>
    // Somebody may have changed it since; then this period is none of theirs.
    JSON.stringify(current[part]) === JSON.stringify(rhythm[part])
      ? { ...current, progress: { ...current.progress, [part]: progress } }
      : null,
  );
  if (!written) return;
  const over = { ...written.progress, [part]: { ...written.progress[part], period } };
  await putOnList(ports, { ...written, progress: over }, part, team.settings.timeZone);
}

/** Puts each part of a rhythm on the list, at its next moment. */
export async function putRhythmOnList(ports: Ports, rhythm: Rhythm, timeZone: string): Promise<void> {
  for (const part of PARTS) await putOnList(ports, rhythm, part, timeZone);
}

/** The same for a team to which the bot has come back, if it has a rhythm. */
export async function takeUpRhythm(ports: Ports, { teamId, settings }: Team): Promise<void> {
  const rhythm = await ports.store.read('rhythm', teamId, teamId);
  if (rhythm) await putRhythmOnList(ports, rhythm.value, settings.timeZone);
}

async function putOnList(ports: Ports, rhythm: Rhythm, part: Part, timeZone: string): Promise<void> {
  const { teamId } = rhythm;
  if (!rhythm[part]) return;
  const now = ports.clock.now();
  // With no moment for it in over a year, somebody may yet change the quiet times, or they come to an end.
  const { at } = nextOf(rhythm, part, timeZone, now) ?? { at: now + LOOK_AGAIN_MS };
  await ports.store.enqueue(newJob(JOB_TYPES[part], teamId, teamId, at));
}
