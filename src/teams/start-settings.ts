import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { TIME_ZONES } from '../scheduling/moments.ts';
import { teamHome } from '../steps/team-home.ts';
import { type Caller, LANGUAGES } from './team.ts';

/** The form for the team's framework, time zone and language. */
export async function startSettings(world: World, caller: Caller): Promise<Reply> {
  const { team, framework } = await teamHome(world, caller);
  const { timeZone, language, setBy } = team.settings;
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
      setBy,
    },
  };
}
