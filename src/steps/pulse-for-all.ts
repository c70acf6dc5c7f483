import { Refusal } from '../errors.ts';
import type { Behaviour } from '../frameworks/framework.ts';
import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { discussionPrompt } from '../pulse/discussion.ts';
import { sharedCard } from '../pulse/pulse-card.ts';
import type { Caller, Team } from '../teams/team.ts';
import { beginPulse, goOnWith, type NewPulse } from './begin-pulse.ts';

export interface PulseForAll extends Omit<NewPulse, 'opener' | 'audience' | 'conversation'> {
  /** Where there are too few people to keep answers confidential. */
  readonly talkAbout: Behaviour | undefined;
}

/**
 * Opens a pulse for everybody who is in the conversation now; the one that is open under its id already is shown.
 * @throws Refusal MEMBER_UNKNOWN, ROSTER_UNAVAILABLE
 */
export async function pulseForAll(world: World, caller: Caller, team: Team, wanted: PulseForAll): Promise<Reply> {
  const { talkAbout, ...rest } = wanted;
  const existing = await world.store.read('pulse', team.teamId, wanted.pulseId);
  if (existing) {
    await goOnWith(world, existing.value);
    return { audience: 'everyone', message: sharedCard(existing.value, world.links, world.clock.now()) };
  }
  const audience = await world.roster.membersOf(caller.conversation);
  if (audience.length < team.settings.threshold) {
    return { audience: 'everyone', message: discussionPrompt(talkAbout, team.settings.threshold) };
  }
  const opener = audience.find(({ personId }) => personId === caller.personId);
  if (!opener) throw new Refusal('MEMBER_UNKNOWN');
  const pulse = await beginPulse(world, team, { ...rest, opener, audience, conversation: caller.conversation });
  return { audience: 'everyone', message: sharedCard(pulse, world.links, world.clock.now()) };
}
