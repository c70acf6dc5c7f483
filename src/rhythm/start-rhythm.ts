import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import type { RhythmForm } from '../rhythm-messages.ts';
import { USUAL_CALENDAR } from '../scheduling/quiet.ts';
import { dayOf } from '../scheduling/recurrence.ts';
import { teamHome } from '../steps/team-home.ts';
import type { Caller } from '../teams/team.ts';
import type { ChosenRhythm } from './chosen-rhythm.ts';
import { rhythmForm } from './rhythm-form.ts';

/**
 * The form for what the bot does by itself here, and when it keeps quiet.
 * @param draft what was typed, when the form is opened again after a refusal; else empty
 */
export async function startRhythm(world: World, caller: Caller, draft: ChosenRhythm): Promise<Reply> {
  const { team } = await teamHome(world, caller);
  const { timeZone } = team.settings;
  const saved = (await world.store.read('rhythm', team.teamId, team.teamId))?.value ?? null;
  const now = world.clock.now();
  const message: RhythmForm = rhythmForm({
    saved,
    calendar: saved?.calendar ?? USUAL_CALENDAR,
    draft: draft.pulseEvery === '' ? null : draft,
    timeZone,
    today: dayOf(now, timeZone),
    now,
  });
  return { audience: 'everyone', message };
}
