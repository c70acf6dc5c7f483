import { behavioursInTurn } from '../meetings/choose.ts';
import type { Ports } from '../ports.ts';
import { finishPeriod, type PartNow, resumePeriod, waitInPeriod } from '../rhythm/advance-rhythm.ts';
import { longestHours } from '../rhythm/chosen-rhythm.ts';
import type { LeftOutReason } from '../rhythm/rhythm.ts';
import { leftOutBecauseInWords } from '../rhythm/words.ts';
import { idempotencyKey } from '../scheduling/idempotency-key.ts';
import type { Job } from '../scheduling/job.ts';
import { dayInWords } from '../scheduling/moments.ts';
import { postInPlace } from '../teams/check-place.ts';
import { findPresent } from '../teams/find-member.ts';
import { frameworkOf } from '../teams/require-team.ts';
import { beginPulse, goOnWith } from './begin-pulse.ts';
import { claimAudience, releaseAudience } from './claim-audience.ts';
import { findUnansweredResult } from './find-unanswered-result.ts';
import { type Pulse, statementsOn } from './pulse.ts';

const PULSES_LOOKED_BACK_ON = 26;

/**
 * The pulse that a team's rhythm brings round: of those whom no pulse has asked in the last fortnight, on the behaviours
 * that were asked about longest ago. It waits, and says so once in each period, while the last result is unanswered.
 * @returns why a period was left out, for the log
 */
export async function askPulse(ports: Ports, { teamId }: Job): Promise<string | undefined> {
  const now = await resumePeriod(ports, teamId, 'pulse');
  if (!now?.rhythm.pulse) return undefined;
  const pulseId = idempotencyKey('pulse', teamId, 'rhythm', now.period);
  const begun = await ports.store.read('pulse', teamId, pulseId);
  const unanswered = begun ? null : await findUnansweredResult(ports, teamId);
  if (unanswered) {
    await sayThatItWaits(ports, now, pulseId, unanswered);
    return undefined;
  }
  if (begun) await goOnWith(ports, begun.value);
  const because = begun ? null : await begin(ports, now, now.rhythm.pulse, pulseId);
  await finishPeriod(ports, now, 'pulse', because);
  return because ? leftOutBecauseInWords(because) : undefined;
}

async function sayThatItWaits(ports: Ports, now: PartNow, pulseId: string, pulse: Pulse): Promise<void> {
  const writeDown = () => waitInPeriod(ports, now, 'pulse');
  if (now.rhythm.progress.pulse.waiting === now.period) return writeDown();
  await postInPlace(ports, now.team, {
    key: `pulse waits ${pulseId}`,
    conversation: now.rhythm.conversation,
    messageOf: () => ({
      kind: 'pulse-waits',
      pulseId: pulse.pulseId,
      since: dayInWords(pulse.closesAt, pulse.timeZone),
      behaviours: pulse.statements.map(({ behaviourName }) => behaviourName),
    }),
    writeDown,
  });
}

/** Gives why nothing was opened; null if it was. */
async function begin(
  ports: Ports,
  { rhythm, team }: PartNow,
  { behaviours, hours, every }: NonNullable<PartNow['rhythm']['pulse']>,
  pulseId: string,
): Promise<LeftOutReason | null> {
  const { conversation, setBy, setByName } = rhythm;
  const { threshold, timeZone } = team.settings;
  const { members, outsideCount } = await findPresent(ports, conversation);
  if (members.length < threshold) return { code: 'too few people', threshold };
  const past = await pastOf(ports, team.teamId);
  const audience = await claimAudience(ports, pulseId, members, team.settings, past);
  if (audience.length < threshold) return { code: 'too few to ask', threshold };
  const framework = frameworkOf(ports, team);
  const turns = behavioursInTurn(framework, askedAbout(past)).slice(0, behaviours);
  const pulse = await beginPulse(ports, team, {
    pulseId,
    agendaId: '',
    origin: 'rhythm',
    depth: 'chosen',
    framework,
    statements: statementsOn(turns),
    hours: Math.min(hours, longestHours(every)),
    opener: { personId: setBy, name: setByName },
    audience,
    present: members,
    outsideCount,
    conversation,
    cardActivityId: '',
  });
  if (pulse) return null;
  await releaseAudience(ports, audience, timeZone);
  return { code: 'asked lately' };
}

/** What the team has asked, as far back as matters. */
async function pastOf(ports: Ports, teamId: string): Promise<Pulse[]> {
  const open = await ports.store.openPulses(teamId);
  return [...open, ...(await ports.store.publishedPulses(teamId, PULSES_LOOKED_BACK_ON))];
}

/** When each behaviour was asked about. */
function askedAbout(past: readonly Pulse[]): { behaviourId: string; at: number }[] {
  return past.flatMap(({ statements, openedAt }) =>
    statements.map(({ behaviourId }) => ({ behaviourId, at: openedAt })),
  );
}
