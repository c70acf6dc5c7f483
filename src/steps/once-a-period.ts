import type { Message } from '../messages.ts';
import type { World } from '../ports.ts';
import type { Part } from '../rhythm/rhythm.ts';
import { postOnce } from './post-once.ts';
import { finishPeriod, type PartNow, rhythmPart } from './rhythm-part.ts';

/**
 * Posts what a team's rhythm brings round, once for each period: twice only if the process dies between Teams' taking it
 * and this writing that down.
 * @returns why it has ended, for the log
 */
export async function oncePerPeriod(
  world: World,
  teamId: string,
  part: Part,
  messageOf: (now: PartNow) => Promise<Message>,
): Promise<string | undefined> {
  const now = await rhythmPart(world, teamId, part);
  if (!now) return endedBecause(world, teamId, part);
  await postOnce(
    world,
    `${part} ${teamId} ${now.period}`,
    async () => world.messenger.post(now.rhythm.conversation, await messageOf(now)),
    () => finishPeriod(world, now, part),
  );
  return undefined;
}

async function endedBecause(world: World, teamId: string, part: Part): Promise<string | undefined> {
  const team = await world.store.read('team', teamId, teamId);
  if (!team?.value.isInstalled) return 'the bot is not in this team any more';
  const rhythm = await world.store.read('rhythm', teamId, teamId);
  return rhythm?.value[part] ? undefined : 'the team has taken it out of its rhythm';
}
