import type { Message } from '../message.ts';
import type { Ports } from '../ports.ts';
import { finishPeriod, type PartNow, resumePeriod } from '../rhythm/advance-rhythm.ts';
import type { Part } from '../rhythm/rhythm.ts';
import { postInPlace } from '../teams/check-place.ts';

/**
 * Posts what a team's rhythm brings round, once for each period: twice only if the process dies between Teams' taking it
 * and this writing that down.
 * @returns why it has ended, for the log
 */
export async function postOncePerPeriod(
  ports: Ports,
  teamId: string,
  part: Part,
  messageOf: (now: PartNow) => Promise<Message>,
): Promise<string | undefined> {
  const now = await resumePeriod(ports, teamId, part);
  if (!now) return endedBecause(ports, teamId, part);
  await postInPlace(ports, now.team, {
    key: `${part} ${teamId} ${now.period}`,
    conversation: now.rhythm.conversation,
    messageOf: () => messageOf(now),
    writeDown: () => finishPeriod(ports, now, part),
  });
  return undefined;
}

async function endedBecause(ports: Ports, teamId: string, part: Part): Promise<string | undefined> {
  const team = await ports.store.read('team', teamId, teamId);
  if (!team?.value.isInstalled) return 'the bot is not in this team any more';
  const rhythm = await ports.store.read('rhythm', teamId, teamId);
  return rhythm?.value[part] ? undefined : 'the team has taken it out of its rhythm';
}
