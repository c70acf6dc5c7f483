import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { TIME_ZONES } from '../scheduling/moments.ts';
import { requireTeam } from './require-team.ts';
import { type Caller, THRESHOLDS, YES_OR_NO } from './team.ts';

/** The form for the team's framework and time zone, and for what its results show. */
export async function startSettings(ports: Ports, caller: Caller): Promise<Reply> {
  const { team, framework } = await requireTeam(ports, caller);
  const { timeZone, threshold, isPooling, hasComments, setBy } = team.settings;
  const isListed = TIME_ZONES.some(({ value }) => value === timeZone);
  return {
    audience: 'everyone',
    message: {
      kind: 'settings-form',
      frameworks: ports.frameworks.all().map(({ id, name }) => ({ title: name, value: id })),
      frameworkId: framework.id,
      timeZones: isListed ? TIME_ZONES : [{ title: timeZone, value: timeZone }, ...TIME_ZONES],
      timeZone,
      thresholds: THRESHOLDS,
      threshold: String(threshold),
      yesOrNo: YES_OR_NO,
      pooling: isPooling ? 'yes' : 'no',
      comments: hasComments ? 'yes' : 'no',
      setBy,
    },
  };
}
