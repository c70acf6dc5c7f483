import { Refusal } from '../errors.ts';
import { describeStatus } from '../frameworks/framework.ts';
import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { isTimeZone, TIME_ZONES } from '../scheduling/moments.ts';
import { amend } from '../steps/amend.ts';
import { teamHome } from '../steps/team-home.ts';
import { type Caller, LANGUAGES } from './team.ts';

export interface ChosenSettings {
  readonly frameworkId: string;
  readonly timeZone: string;
  readonly language: string;
}

/**
 * Changes the team's settings. Pulses and agendas that are under way keep the framework they were made with.
 * @throws Refusal FRAMEWORK_UNKNOWN, TIME_ZONE_UNKNOWN, LANGUAGE_UNKNOWN
 */
export async function saveSettings(world: World, caller: Caller, chosen: ChosenSettings): Promise<Reply> {
  await teamHome(world, caller);
  const framework = world.frameworks.get(chosen.frameworkId);
  if (!framework) throw new Refusal('FRAMEWORK_UNKNOWN');
  if (!isTimeZone(chosen.timeZone)) throw new Refusal('TIME_ZONE_UNKNOWN');
  const language = LANGUAGES.find(({ value }) => value === chosen.language);
  if (!language) throw new Refusal('LANGUAGE_UNKNOWN');

  const { timeZone } = chosen;
  const settings = { frameworkId: framework.id, timeZone, language: language.value, setBy: caller.name };
  await amend(world, 'team', caller.teamId, caller.teamId, (team) => ({ ...team, settings }));
  return {
    audience: 'everyone',
    message: {
      kind: 'settings',
      frameworkName: framework.name,
      frameworkStatus: describeStatus(framework),
      timeZone: TIME_ZONES.find(({ value }) => value === timeZone)?.title ?? timeZone,
      language: language.title,
      setBy: caller.name,
    },
  };
}
