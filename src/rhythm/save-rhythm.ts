import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { enqueueResults } from '../pulse/enqueue-results.ts';
import { USUAL_CALENDAR } from '../scheduling/quiet.ts';
import { dayOf } from '../scheduling/recurrence.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { putRhythmOnList } from './advance-rhythm.ts';
import { type ChosenRhythm, chosenCalendar, chosenParts } from './chosen-rhythm.ts';
import { isSameRhythm, nextOf, PARTS, type Part, type Progress, progressFrom, type Rhythm } from './rhythm.ts';
import { calendarInWords, PART_NAMES, plannedInWords, rhythmPartInWords } from './words.ts';

/**
 * Sets what the bot does by itself here, and when it keeps quiet. A part that stays as it is goes on where it was; one
 * that is new or changed begins with the next time it comes round; the same sent again changes nothing.
 * @throws Refusal RHYTHM_MISSING, RHYTHM_CHOICE, RHYTHM_DATE, RHYTHM_TIME, RHYTHM_DAYS, RHYTHM_OVERLAP, QUIET_MONTHS, QUIET_DATES,
 * PAUSE_DATE, TEXT_TOO_LONG, TEXT_PERSONAL, TEXT_OFFENSIVE
 */
export async function saveRhythm(ports: Ports, caller: Caller, chosen: ChosenRhythm): Promise<Reply> {
  const { team } = await requireTeam(ports, caller);
  const { teamId } = team;
  const { timeZone } = team.settings;
  const now = ports.clock.now();
  // What comes round for months has no place in the thread in which it was asked for.
  const conversation = { ...caller.conversation, conversationId: ports.addresses.rootOf(caller.conversation) };
  const chosenAfter = (saved: Rhythm | null): Rhythm =>
    rhythmFrom(chosen, { ...caller, conversation }, saved, timeZone, now);

  if (!(await ports.store.read('rhythm', teamId, teamId))) await ports.store.create(chosenAfter(null));
  const changed = (saved: Rhythm): Rhythm | null => {
    const next = chosenAfter(saved);
    return isSameRhythm(saved, next) ? null : next;
  };
  const rhythm = (await updateWithRetry(ports, 'rhythm', teamId, teamId, changed)) ?? chosenAfter(null);
  await putRhythmOnList(ports, rhythm, timeZone);
  await enqueueResults(ports, team);
  return {
    audience: 'everyone',
    replaces: caller.cardActivityId,
    message: {
      kind: 'rhythm',
      setBy: rhythm.setByName,
      parts: PARTS.map((part) => ({
        name: PART_NAMES[part],
        what: rhythmPartInWords(rhythm, part),
        next: rhythm[part] ? plannedInWords(nextOf(rhythm, part, timeZone, now), rhythm.calendar, timeZone) : '',
      })),
      calendar: calendarInWords(rhythm.calendar, dayOf(now, timeZone)),
    },
  };
}

function rhythmFrom(chosen: ChosenRhythm, caller: Caller, saved: Rhythm | null, timeZone: string, now: number): Rhythm {
  const today = dayOf(now, timeZone);
  const parts = chosenParts(chosen, saved, today);
  const progress = (part: Part): Progress => {
    const before = saved?.progress[part];
    const isSame = saved && JSON.stringify(momentsOf(saved[part])) === JSON.stringify(momentsOf(parts[part]));
    if (before && isSame) return before;
    const from = progressFrom(parts[part], timeZone, now);
    // What was posted today already does not come again by another time of day.
    return before && before.period > from.period ? { ...from, period: before.period } : from;
  };
  return {
    kind: 'rhythm',
    teamId: caller.teamId,
    conversation: caller.conversation,
    ...parts,
    calendar: chosenCalendar(chosen, saved?.calendar ?? USUAL_CALENDAR, today),
    progress: { pulse: progress('pulse'), digest: progress('digest'), behaviour: progress('behaviour') },
    setBy: caller.personId,
    setByName: caller.name,
    setAt: now,
  };
}

function momentsOf(series: Rhythm['digest']): readonly unknown[] {
  return series ? [series.every, series.firstOn, series.at] : [];
}
