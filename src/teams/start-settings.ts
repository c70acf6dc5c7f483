import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { TIME_ZONES } from '../scheduling/moments.ts';
import { teamHome } from '../steps/team-home.ts';
import { type Caller, LANGUAGES, THRESHOLDS, YES_OR_NO } from './team.ts';

/** The form for the team's framework, time zone and language. */
export async function startSettings(world: World, caller: Caller): Promise<Reply> {
  const { team, framework } = await teamHome(world, caller);
  const { timeZone, language, threshold, isPooling, hasComments, setBy } = team.settings;
  const isListed = TIME_ZONES.some(({ value }) => value === timeZone);
  return {
    audience: 'everyone',
    message: {
      kind: 'settings-form',
      frameworks: world.frameworks.all().map(({ id, name }) => ({ title: name, value: id })),
      frameworkId: framework.id,
      timeZones: isListed ? TIME_ZONES : [{ title: timeZone, value: timeZone }, ...TIME_ZONES],
      timeZone,
      languages: LANGUAGES,
      language,
      thresholds: THRESHOLDS,
      threshold: String(threshold),
      yesOrNo: YES_OR_NO,
      pooling: isPooling ? 'yes' : 'no',
      comments: hasComments ? 'yes' : 'no',
      setBy,
    },
  };
}
