import { frameworkChoices, frameworkNamed } from '../frameworks/chosen.ts';
import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { TIME_ZONES } from '../scheduling/moments.ts';
import { chosenFrom } from '../shared/choices.ts';
import { requireTeam } from './require-team.ts';
import type { ChosenSettings } from './save-settings.ts';
import { type Caller, THRESHOLDS, YES_OR_NO } from './team.ts';

/**
 * The form for how the bot works here.
 * @param draft what was chosen before a refusal; empty where nothing was
 */
export async function startSettings(ports: Ports, caller: Caller, draft: ChosenSettings): Promise<Reply> {
  const { team, framework } = await requireTeam(ports, caller);
  const { settings } = team;
  const frameworks = ports.frameworks.all();
  const timeZone = chosenFrom(TIME_ZONES, draft.timeZone) ?? (draft.timeZone || settings.timeZone);
  const isListed = TIME_ZONES.some(({ value }) => value === timeZone);
  return {
    audience: 'everyone',
    message: {
      kind: 'settings-form',
      frameworks: frameworkChoices(frameworks),
      frameworkId: frameworkNamed(frameworks, draft.frameworkId)?.id ?? framework.id,
      timeZones: isListed ? TIME_ZONES : [{ title: timeZone, value: timeZone }, ...TIME_ZONES],
      timeZone,
      thresholds: THRESHOLDS,
      threshold: draft.threshold || String(settings.threshold),
      yesOrNo: YES_OR_NO,
      pooling: draft.pooling || (settings.isPooling ? 'yes' : 'no'),
      comments: draft.comments || (settings.hasComments ? 'yes' : 'no'),
      setBy: settings.setBy,
    },
  };
}
