import type { Reply } from '../../src/message.ts';
import type { Messenger, Ports } from '../../src/ports.ts';
import { DAY_MS, HOUR_MS } from '../../src/scheduling/moments.ts';
import type { Caller, Member } from '../../src/teams/team.ts';
import { compose } from '../composition.ts';
import type { LocalConfig, Secrets } from '../config.ts';
import { dispatch } from '../dispatch.ts';
import { handlers } from '../jobs/handlers.ts';
import { runJobs } from '../jobs/run-jobs.ts';
import { fallbackOf } from '../teams/envelope.ts';
import type { Log } from '../telemetry/log.ts';
import { rosterOf } from './roster-of.ts';
import { SAMPLE_TEAM, sampleMembersThen } from './sample-team.ts';

const WEEKS = 10;
/** The thirteenth member comes in the seventh week. */
const WEEK_OF_JOINER = 6;
/** How long ago the last week is: a result within six days of another of the same people would be held back. */
const REST_MS = 4 * DAY_MS;

/**
 * How the sample team answers, week by week: two statements, one sign per person; '-' stays silent. It shows a clear
 * rise, no clear change, words only, and a week with too few answers; in week 7 a new colleague comes.
 */
const ANSWERS: readonly (readonly [string, string])[] = [
  ['223233422324', '342434423434'],
  ['4-4-3-44-2-4', '3-4-2-43-4-2'],
  ['233243423324', '433424343424'],
  ['4-3-4-34-4-2', '4-2-3-44-3-4'],
  ['323432432432', '443243434432'],
  ['4---5-----3-', '2---4-----3-'],
  ['3442434344324', '4342443434243'],
  ['4-4-5-34-4-4-', '3-4-4-43-2-4-'],
  ['4544534534345', '4344243543424'],
  ['5-4-4-45-3-4-', '4-3-4-54-4-2-'],
];
const PAIRS = [
  { behaviour1: 'collaborative', behaviour2: 'innovative' },
  { behaviour1: 'compassionate', behaviour2: 'living-well' },
] as const;

/** [week, who, whom, behaviour, what they did, what it made possible] */
const THANKS: readonly (readonly [number, number, number, string, string, string])[] = [
  [1, 1, 2, 'collaborative', 'Rang the community team before we fixed the date.', 'Nobody had to change their rota.'],
  [2, 0, 4, 'compassionate', 'Stayed on to settle the new starter in after a hard first shift.', ''],
  [
    4,
    3,
    5,
    'innovative',
    'Tried the new handover sheet on two wards first.',
    'We found the gap before it went everywhere.',
  ],
  [5, 5, 0, 'collaborative', 'Shared the winter figures a week early.', 'Everyone could come prepared.'],
  [6, 2, 1, 'living-well', 'Moved the meeting so that people could eat.', ''],
  [8, 4, 3, 'compassionate', 'Noticed I was struggling and took the phone for an hour.', 'I could finish the letters.'],
  [9, 1, 0, 'innovative', 'Asked what did not work, and said thank you for the answer.', ''],
];

/**
 * Ten weeks of a sample team's life, made through the same use cases as real life, with a clock that is moved.
 * Nothing is posted: the channel of today is not filled with the past.
 */
export async function playHistory(config: LocalConfig, secrets: Secrets, log: Log, today: number): Promise<void> {
  const beginsAt = (week: number): number => today - REST_MS - (WEEKS - week) * 7 * DAY_MS;
  const clock = { moment: beginsAt(0) };
  const membersOf = async () => sampleMembersThen.slice(0, clock.moment < beginsAt(WEEK_OF_JOINER) ? 12 : 13);
  const overrides: Partial<Ports> = {
    clock: { now: () => clock.moment },
    messenger: silentMessenger,
    roster: rosterOf(membersOf),
    timing: { showCountEveryMs: 7 * DAY_MS, isSample: true },
  };
  const { ports, dispose } = await compose(config, secrets, log, { ports: overrides });
  const { serviceUrl } = fallbackOf(config);
  const team = { ports, log, serviceUrl };
  for (let week = 0; week < WEEKS; week += 1) {
    clock.moment = beginsAt(week);
    await holdMeeting(team, week);
    await givePastThanks(team, week);
    clock.moment += 73 * HOUR_MS;
    await runJobs(ports, handlers, log);
  }
  // The Playground installs the bot again today; then it is greeted as a team is.
  await dispatch(ports, { kind: 'removed', caller: callerOf(0, serviceUrl), activityId: 'sample' });
  await dispose();
}

interface SampleTeam {
  readonly ports: Ports;
  readonly log: Log;
  /** Of the Playground: what its past leads to is on this machine. */
  readonly serviceUrl: string;
}

async function holdMeeting(team: SampleTeam, week: number): Promise<void> {
  const { ports, log } = team;
  const pair = PAIRS[week % PAIRS.length] ?? PAIRS[0];
  const agenda = await press(team, 0, 'post-agenda', { formId: `sample-${week}`, ...pair });
  await runJobs(ports, handlers, log);
  const agendaId = agenda?.message.kind === 'agenda' ? agenda.message.agendaId : '';
  await press(team, 0, 'open-agenda-pulse', { agendaId });
  const [pulse] = await ports.store.openPulses(SAMPLE_TEAM.team.id);
  if (!pulse) throw new Error(`the pulse of week ${week} could not be opened`);
  const { pulseId } = pulse;
  const [first, second] = ANSWERS[week] ?? ['', ''];
  // A pulse begins with one or the other.
  const answers = pulse.statements.map(({ behaviourId }) => (behaviourId === pair.behaviour1 ? first : second));
  for (let person = 0; person < first.length; person += 1) {
    if (answers.every((signs) => signs[person] === '-')) continue;
    const scores = answers.map((signs, index) => [`s${index}`, choice(signs[person])]);
    await press(team, person, 'answer-pulse', { pulseId, ...Object.fromEntries(scores) });
  }
  await runJobs(ports, handlers, log);
}

function choice(score: string | undefined): string {
  return score === undefined || score === '-' ? 'not-sure' : score;
}

async function givePastThanks(team: SampleTeam, week: number): Promise<void> {
  for (const [when, giver, receiver, behaviour, whatTheyDid, madePossible] of THANKS) {
    if (when !== week) continue;
    const to = sampleMembersThen[receiver]?.personId ?? '';
    await press(team, giver, 'give-thanks', { formId: 'sample', receiver: to, behaviour, whatTheyDid, madePossible });
  }
  await runJobs(team.ports, handlers, team.log);
  await sharePastThanks(team);
  await runJobs(team.ports, handlers, team.log);
}

/** Whoever was thanked is asked, as people are, and says yes. */
async function sharePastThanks(team: SampleTeam): Promise<void> {
  for (const { thankYouId, teamId, receiver, visibility } of await team.ports.store.thankYousSince(
    SAMPLE_TEAM.team.id,
    0,
    50,
  )) {
    if (visibility === 'shared') continue;
    const person = sampleMembersThen.findIndex(({ personId }) => personId === receiver.personId);
    const caller = callerOf(person, team.serviceUrl);
    const ownChat = { ...caller.conversation, conversationId: 'sample', kind: 'personal' } as const;
    const data = { thankYouId, thankYouTeamId: teamId };
    await press(team, person, 'share-thanks', data, { ...caller, conversation: ownChat });
  }
}

function press(
  { ports, serviceUrl }: SampleTeam,
  person: number,
  verb: string,
  data: Record<string, unknown>,
  caller: Caller = callerOf(person, serviceUrl),
): Promise<Reply | null> {
  return dispatch(ports, { kind: 'card-action', caller, activityId: 'sample', verb, data, isInvoke: true });
}

function callerOf(person: number, serviceUrl: string): Caller {
  const { personId, teamsId, name } = sampleMembersThen[person] ?? (sampleMembersThen[0] as Member);
  const { team, tenantId, bot } = SAMPLE_TEAM;
  return {
    personId,
    teamsId,
    name,
    teamId: team.id,
    teamName: team.name,
    conversation: { conversationId: team.id, kind: 'channel', serviceUrl, tenantId, botId: bot.id },
    cardActivityId: '',
    meetingId: '',
    canPickPeople: false,
  };
}

/** What is not there has no address, and so nobody ever asks Teams to change it. */
const silentMessenger: Messenger = {
  post: async () => '',
  update: async () => 'updated',
  postToPerson: async () => ({ conversationId: 'sample', activityId: '' }),
};
