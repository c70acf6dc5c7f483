import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { TIME_ZONES } from '../scheduling/moments.ts';
import { requireTeam } from './require-team.ts';
import type { ChosenSettings } from './save-settings.ts';
import { type Caller, THRESHOLDS, YES_OR_NO } from './team.ts';

/** What was chosen before a refusal; undefined where nothing was. */
export type SettingsDraft = Partial<Record<keyof ChosenSettings, string | undefined>>;

/** The form for how the bot works here, with what was chosen before a refusal. */
export async function startSettings(ports: Ports, caller: Caller, draft: SettingsDraft): Promise<Reply> {
  const { team, framework } = await requireTeam(ports, caller);
  const { settings } = team;
  const timeZone = draft.timeZone ?? settings.timeZone;
  const isListed = TIME_ZONES.some(({ value }) => value === timeZone);
  return {
    audience: 'everyone',
    message: {
      kind: 'settings-form',
      frameworks: ports.frameworks.all().map(({ id, name }) => ({ title: name, value: id })),
      frameworkId: draft.frameworkId ?? framework.id,
      timeZones: isListed ? TIME_ZONES : [{ title: timeZone, value: timeZone }, ...TIME_ZONES],
      timeZone,
      thresholds: THRESHOLDS,
      threshold: draft.threshold ?? String(settings.threshold),
      yesOrNo: YES_OR_NO,
      pooling: draft.pooling ?? (settings.isPooling ? 'yes' : 'no'),
      comments: draft.comments ?? (settings.hasComments ? 'yes' : 'no'),
      setBy: settings.setBy,
    },
  };
}
