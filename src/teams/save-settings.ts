import { frameworkNamed } from '../frameworks/chosen.ts';
import { describeStatus } from '../frameworks/words.ts';
import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { putRhythmOnList } from '../rhythm/advance-rhythm.ts';
import { isTimeZone, TIME_ZONES } from '../scheduling/moments.ts';
import { chosenFrom } from '../shared/choices.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { findPresent } from './find-member.ts';
import { requireTeam } from './require-team.ts';
import { type Caller, type Settings, THRESHOLDS, YES_OR_NO } from './team.ts';

export interface ChosenSettings {
  readonly frameworkId: string;
  readonly timeZone: string;
  readonly threshold: string;
  readonly pooling: string;
  readonly comments: string;
}

/**
 * Changes the team's settings. Pulses and agendas that are under way keep the framework they were made with.
 * @throws Refusal FRAMEWORK_UNKNOWN, TIME_ZONE_UNKNOWN, THRESHOLD_UNKNOWN,
 * THRESHOLD_TOO_HIGH, ROSTER_UNAVAILABLE
 */
export async function saveSettings(ports: Ports, caller: Caller, chosen: ChosenSettings): Promise<Reply> {
  const { team } = await requireTeam(ports, caller);
  const framework = frameworkNamed(ports.frameworks.all(), chosen.frameworkId);
  if (!framework) throw new Refusal('FRAMEWORK_UNKNOWN');
  const timeZone = chosenFrom(TIME_ZONES, chosen.timeZone) ?? chosen.timeZone;
  if (!isTimeZone(timeZone)) throw new Refusal('TIME_ZONE_UNKNOWN');

  const threshold = chosenThreshold(chosen.threshold, team.settings.threshold);
  if (threshold > team.settings.threshold) await requireAsManyPeople(ports, caller, threshold);

  const settings: Settings = {
    frameworkId: framework.id,
    timeZone,
    threshold,
    isPooling: chosenYes(chosen.pooling, team.settings.isPooling),
    hasComments: chosenYes(chosen.comments, team.settings.hasComments),
    setBy: caller.name,
  };
  await updateWithRetry(ports, 'team', caller.teamId, caller.teamId, (team) => ({ ...team, settings }));
  const rhythm = await ports.store.read('rhythm', caller.teamId, caller.teamId);
  if (rhythm) await putRhythmOnList(ports, rhythm.value, timeZone);
  return {
    audience: 'everyone',
    replaces: caller.cardActivityId,
    message: {
      kind: 'settings',
      frameworkName: framework.name,
      frameworkStatus: describeStatus(framework),
      timeZone: titleOf(TIME_ZONES, timeZone),
      threshold: titleOf(THRESHOLDS, String(threshold)),
      pooling: titleOf(YES_OR_NO, settings.isPooling ? 'yes' : 'no'),
      comments: titleOf(YES_OR_NO, settings.hasComments ? 'yes' : 'no'),
      setBy: caller.name,
    },
  };
}

/** A card that leaves a field out means it as it is. */
function chosenYes(chosen: string, current: boolean): boolean {
  return chosen === '' ? current : chosen === 'yes';
}

function chosenThreshold(chosen: string, current: Settings['threshold']): Settings['threshold'] {
  if (chosen === '') return current;
  if (chosen !== '5' && chosen !== '11') throw new Refusal('THRESHOLD_UNKNOWN');
  const threshold = chosen === '5' ? 5 : 11;
  return threshold;
}

function titleOf(choices: readonly { title: string; value: string }[], chosen: string): string {
  return choices.find(({ value }) => value === chosen)?.title ?? chosen;
}

/** Otherwise one member could see to it that the others never read a result again (rule R27). */
async function requireAsManyPeople(ports: Ports, { conversation }: Caller, threshold: number): Promise<void> {
  const { members } = await findPresent(ports, conversation);
  if (members.length < threshold) throw new Refusal('THRESHOLD_TOO_HIGH');
}
