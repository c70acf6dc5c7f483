import { suggestBehaviours } from '../meetings/rotation.ts';
import type { World } from '../ports.ts';
import { businessKey } from '../scheduling/business-key.ts';
import type { Due } from '../scheduling/due.ts';
import { dayInWords } from '../scheduling/moments.ts';
import { claimAudience } from '../steps/asks.ts';
import { beginPulse } from '../steps/begin-pulse.ts';
import { postOnce } from '../steps/post-once.ts';
import { finishPeriod, type PartNow, rhythmPart, waitInPeriod } from '../steps/rhythm-part.ts';
import { frameworkOf } from '../steps/team-home.ts';
import { unansweredResult } from '../steps/unanswered-result.ts';
import { type Pulse, statementsOn } from './pulse.ts';

const PULSES_LOOKED_BACK_ON = 26;

/**
 * The pulse that a team's rhythm brings round: of those whom no pulse has asked in the last fortnight, on the behaviours
 * that were asked about longest ago. It waits, and says so once in each period, while the last result is unanswered.
 * @returns why a period was left out, for the log
 */
export async function askPulse(world: World, { teamId }: Due): Promise<string | undefined> {
  const now = await rhythmPart(world, teamId, 'pulse');
  if (!now?.rhythm.pulse) return undefined;
  const pulseId = businessKey('pulse', teamId, 'rhythm', now.period);
  const isBegun = (await world.store.read('pulse', teamId, pulseId)) !== null;
  const unanswered = isBegun ? null : await unansweredResult(world, teamId);
  if (unanswered) {
    const isSaid = now.rhythm.progress.pulse.waiting === now.period;
    await postOnce(
      world,
      `pulse waits ${pulseId}`,
      () => (isSaid ? Promise.resolve('') : sayThatItWaits(world, now.rhythm, unanswered)),
      () => waitInPeriod(world, now, 'pulse'),
    );
    return undefined;
  }
  const because = await begin(world, now, now.rhythm.pulse, pulseId, isBegun);
  await finishPeriod(world, now, 'pulse', because);
  return because || undefined;
}

function sayThatItWaits(world: World, { conversation }: PartNow['rhythm'], pulse: Pulse): Promise<string> {
  return world.messenger.post(conversation, {
    kind: 'pulse-waits',
    pulseId: pulse.pulseId,
    since: dayInWords(pulse.result?.closedAt ?? pulse.closesAt, pulse.timeZone),
    behaviours: pulse.statements.map(({ behaviourName }) => behaviourName),
  });
}

/** Gives why nothing was opened; empty if it was. */
async function begin(
  world: World,
  { rhythm, team }: PartNow,
  { behaviours, hours }: NonNullable<PartNow['rhythm']['pulse']>,
  pulseId: string,
  isBegun: boolean,
): Promise<string> {
  const { conversation, setBy, setByName } = rhythm;
  const { threshold, timeZone } = team.settings;
  const members = isBegun ? [] : await world.roster.membersOf(conversation);
  const audience = isBegun ? [] : await claimAudience(world, pulseId, members, team.settings);
  if (!isBegun && members.length < threshold) {
    return `there were fewer than ${threshold} people here, too few to keep answers confidential`;
  }
  if (!isBegun && audience.length < threshold) {
    return `fewer than ${threshold} people had not been asked in the last fortnight`;
  }
  const framework = frameworkOf(world, team);
  const turns = suggestBehaviours(framework, await askedAbout(world, team.teamId), behaviours, timeZone);
  await beginPulse(world, team, {
    pulseId,
    agendaId: '',
    origin: 'rhythm',
    depth: 'chosen',
    framework,
    statements: statementsOn(turns.map(({ behaviour }) => behaviour)),
    hours,
    opener: { personId: setBy, name: setByName },
    audience,
    conversation,
    cardActivityId: '',
  });
  return '';
}

/** When each behaviour was asked about, as far back as matters. */
async function askedAbout(world: World, teamId: string): Promise<{ behaviourId: string; at: number }[]> {
  const open = await world.store.openPulses(teamId);
  const published = await world.store.publishedPulses(teamId, PULSES_LOOKED_BACK_ON);
  return [...open, ...published].flatMap(({ statements, openedAt }) =>
    statements.map(({ behaviourId }) => ({ behaviourId, at: openedAt })),
  );
}
