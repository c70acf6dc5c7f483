import type { Framework } from '../frameworks/framework.ts';
import type { Ports } from '../ports.ts';
import { idempotencyKey } from '../scheduling/idempotency-key.ts';
import { newJob } from '../scheduling/job.ts';
import { DAY_MS, HOUR_MS } from '../scheduling/moments.ts';
import type { Conversation, Member, Team } from '../teams/team.ts';
import { noteAsks } from './claim-audience.ts';
import { claimStatements } from './claim-statements.ts';
import {
  CLOSING_GRACE_MS,
  LastAction,
  MOST_REFRESHED,
  type PublishedPulse,
  type Pulse,
  remindAt,
  type Statement,
} from './pulse.ts';
import { isAnswerable } from './pulse-result.ts';

const CLOSED_LOOKED_BACK_ON = 8;

/** A pulse as it is wanted; the rest comes from the team's settings. */
export interface NewPulse {
  readonly pulseId: string;
  readonly agendaId: string;
  readonly origin: Pulse['origin'];
  readonly depth: Pulse['depth'];
  readonly framework: Framework;
  readonly statements: readonly Statement[];
  readonly hours: number;
  /** Who may close it early and gets the comments. */
  readonly opener: Pick<Member, 'personId' | 'name'>;
  readonly audience: readonly Member[];
  /** Everybody who is there, asked or not. */
  readonly present: readonly Member[];
  /** People of other organisations who are there and cannot be asked. */
  readonly outsideCount: number;
  readonly conversation: Conversation;
  /** The form that becomes the pulse card; empty where a new card is posted. */
  readonly cardActivityId: string;
  /**
   * Whether whoever it asks counts as asked for every team: after a meeting that Teams tells of. The rhythm has noted whom it asks
   * already, and what anybody can do by hand keeps no other team from asking (rule R28).
   */
  readonly countsEverywhere?: boolean;
}

/**
 * Opens a pulse, and puts on the list what follows from it: its card, one reminder, its close. May be run again after a
 * crash: the pulse that is there already is the one.
 * @returns null where nearly the same people were asked all of its statements lately
 */
export async function beginPulse(ports: Ports, team: Team, wanted: NewPulse): Promise<Pulse | null> {
  const begun = await ports.store.read('pulse', team.teamId, wanted.pulseId);
  if (begun) {
    await goOnWith(ports, begun.value);
    return begun.value;
  }
  const whole = await newPulse(ports, team, wanted);
  const { statements, leftOut } = await claimStatements(ports, whole);
  if (statements.length === 0) return null;
  const pulse: Pulse = { ...whole, statements: [...statements], leftOut: [...leftOut] };
  // First, so that a pulse that is there always closes, and a key that was made for one that never was goes then.
  await putCloseOnList(ports, pulse);
  await ports.keys.create(pulse.pulseId);
  if (wanted.countsEverywhere) await noteAsks(ports, pulse.pulseId, wanted.audience);
  await ports.store.create(pulse);
  await putCardOnList(ports, pulse);
  return pulse;
}

/** Puts on the list again what follows from an open pulse: whoever opened it may have died before that was done. */
export async function goOnWith(ports: Ports, pulse: Pulse): Promise<void> {
  if (pulse.state === 'closed') return;
  await putCloseOnList(ports, pulse);
  await putCardOnList(ports, pulse);
}

async function putCardOnList(ports: Ports, pulse: Pulse): Promise<void> {
  const { teamId, pulseId } = pulse;
  await ports.store.enqueue(newJob('show-pulse', teamId, pulseId, ports.clock.now()));
  const reminding = remindAt(pulse);
  if (reminding !== null) await ports.store.enqueue(newJob('remind-pulse', teamId, pulseId, reminding));
}

function putCloseOnList(ports: Ports, { teamId, pulseId, closesAt }: Pulse): Promise<void> {
  return ports.store.enqueue(newJob('publish-pulse', teamId, pulseId, closesAt + CLOSING_GRACE_MS));
}

async function newPulse(ports: Ports, team: Team, wanted: NewPulse): Promise<Pulse> {
  const openedAt = ports.clock.now();
  const [[action], loweredFrom] = await Promise.all([
    ports.store.recentActions(team.teamId, 1),
    higherThresholdBefore(ports, team),
  ]);
  const { framework, opener, audience, present, hours, statements, countsEverywhere: _, ...rest } = wanted;
  return {
    kind: 'pulse',
    teamId: team.teamId,
    ...rest,
    frameworkId: framework.id,
    frameworkVersion: framework.version,
    statements: inTurn(statements, rest.pulseId),
    leftOut: [],
    threshold: team.settings.threshold,
    loweredFrom,
    isPooling: team.settings.isPooling,
    hasComments: team.settings.hasComments,
    openedBy: opener.personId,
    openedByName: opener.name,
    openedAt,
    closesAt: openedAt + hours * HOUR_MS,
    timeZone: team.settings.timeZone,
    state: 'open',
    audience: audience.map(({ personId, teamsId }) => ({ personId, teamsId })),
    refreshIds: refreshIdsOf(present),
    shownCount: -1,
    seenCount: -1,
    result: null,
    resultActivityId: '',
    lastAction: action ? LastAction.parse(action) : null,
    remindedTo: 0,
    isChairTold: false,
    isSample: ports.timing.isSample || ports.timing.hasSampleAnswers === true,
  };
}

/**
 * Another behaviour comes first in each pulse, for everybody the same, so that it is not always the same one that people do not
 * come to (rule R35).
 */
function inTurn(statements: readonly Statement[], pulseId: string): Statement[] {
  const behaviours = [...Map.groupBy(statements, ({ behaviourId }) => behaviourId).values()];
  const drawn = Buffer.from(idempotencyKey('first', pulseId), 'base64url').readUInt32BE();
  const first = drawn % behaviours.length;
  return [...behaviours.slice(first), ...behaviours.slice(0, first)].flat();
}

/** The threshold of the pulse that the team opened last, if that is higher than today's; else 0. */
async function higherThresholdBefore(ports: Ports, { teamId, settings }: Team): Promise<number> {
  const [open, closed] = await Promise.all([
    ports.store.openPulses(teamId),
    ports.store.publishedResults(teamId, CLOSED_LOOKED_BACK_ON),
  ]);
  // One that is open for long closes after those that came later.
  const [last] = [...open, ...closed]
    .filter((one) => one.threshold > settings.threshold || wasSeen(one))
    .toSorted((a, b) => b.openedAt - a.openedAt);
  return last && last.threshold > settings.threshold ? last.threshold : 0;
}

/** Opened and closed at once, with nothing to show, a pulse would use up what the next one has to say. */
function wasSeen({ openedAt, closesAt, result }: PublishedPulse): boolean {
  return closesAt - openedAt >= DAY_MS || (result !== null && isAnswerable(result));
}

/** The smallest by a hash, where there are more than Teams takes: who they are says nothing. */
function refreshIdsOf(present: readonly Member[]): string[] {
  const hashed = present.map(({ teamsId }) => [idempotencyKey('refresh', teamsId), teamsId] as const);
  return hashed
    .toSorted()
    .slice(0, MOST_REFRESHED)
    .map(([, teamsId]) => teamsId);
}
