import type { Behaviour } from '../frameworks/framework.ts';
import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { findPresent } from '../teams/find-member.ts';
import type { Caller, Team } from '../teams/team.ts';
import { beginPulse, goOnWith, type NewPulse } from './begin-pulse.ts';
import { findDiscussionPrompt } from './find-discussion-prompt.ts';
import { MOST_OPEN } from './pulse.ts';
import { sharedPulseCard } from './pulse-card.ts';
import { talkInsteadInWords } from './words.ts';

export interface PulseForAll
  extends Omit<NewPulse, 'opener' | 'audience' | 'present' | 'outsideCount' | 'conversation'> {
  /** Where there are too few people to keep answers confidential. */
  readonly talkAbout: Behaviour | undefined;
}

/**
 * Opens a pulse for everybody who is in the conversation now; the one that is open under its id already is shown.
 * @throws Refusal PULSE_ASKED_LATELY, PULSE_TOO_MANY_OPEN, MEMBER_UNKNOWN, ROSTER_UNAVAILABLE
 */
export async function beginPulseForAll(ports: Ports, caller: Caller, team: Team, wanted: PulseForAll): Promise<Reply> {
  const { talkAbout, ...rest } = wanted;
  const existing = await ports.store.read('pulse', team.teamId, wanted.pulseId);
  if (existing) {
    await goOnWith(ports, existing.value);
    return { audience: 'everyone', message: sharedPulseCard(existing.value, ports.links, ports.clock.now()) };
  }
  const open = await ports.store.openPulses(team.teamId);
  const own = open.filter(({ openedBy, origin }) => openedBy === caller.personId && origin !== 'rhythm');
  if (own.length >= MOST_OPEN) throw new Refusal('PULSE_TOO_MANY_OPEN');
  const { members: audience, outsideCount } = await findPresent(ports, caller.conversation);
  if (audience.length < team.settings.threshold) {
    const why = talkInsteadInWords(team.settings.threshold, outsideCount);
    const message = await findDiscussionPrompt(ports, team, wanted.framework, why, talkAbout);
    return { audience: 'everyone', message };
  }
  const opener = audience.find(({ personId }) => personId === caller.personId);
  if (!opener) throw new Refusal('MEMBER_UNKNOWN');
  const pulse = await beginPulse(ports, team, {
    ...rest,
    opener,
    audience,
    present: audience,
    outsideCount,
    conversation: caller.conversation,
  });
  if (!pulse) throw new Refusal('PULSE_ASKED_LATELY');
  return { audience: 'everyone', message: sharedPulseCard(pulse, ports.links, ports.clock.now()) };
}
