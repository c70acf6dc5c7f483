import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { USUAL_CALENDAR } from '../scheduling/quiet.ts';
import { dayOf } from '../scheduling/recurrence.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import type { RhythmForm } from './cards.ts';
import type { ChosenRhythm } from './chosen-rhythm.ts';
import { rhythmForm } from './rhythm-form.ts';

/**
 * The form for what the bot does by itself here, and when it keeps quiet.
 * @param draft what was typed, when the form is opened again after a refusal; else empty
 */
export async function startRhythm(ports: Ports, caller: Caller, draft: ChosenRhythm): Promise<Reply> {
  const { team } = await requireTeam(ports, caller);
  const { timeZone } = team.settings;
  const saved = (await ports.store.read('rhythm', team.teamId, team.teamId))?.value ?? null;
  const now = ports.clock.now();
  const message: RhythmForm = rhythmForm({
    saved,
    calendar: saved?.calendar ?? USUAL_CALENDAR,
    draft: Object.values(draft).some(isFilled) ? draft : null,
    timeZone,
    today: dayOf(now, timeZone),
    now,
  });
  return { audience: 'everyone', message };
}

function isFilled(value: ChosenRhythm[keyof ChosenRhythm]): boolean {
  return typeof value === 'boolean' ? value : value.length > 0;
}
