import { createHash } from 'node:crypto';
import type { Action } from '../../src/actions/action.ts';
import type { Agenda, AgendaItem } from '../../src/meetings/agenda.ts';
import type { AudienceMark } from '../../src/privacy/audience-mark.ts';
import { disclose, type Histogram, LOWEST_THRESHOLD } from '../../src/privacy/disclose.ts';
import type { Comments } from '../../src/pulse/comments.ts';
import type { Pool } from '../../src/pulse/pool.ts';
import type { Answer, Pulse, PulseResult } from '../../src/pulse/pulse.ts';
import { NO_PROGRESS, type Rhythm } from '../../src/rhythm/rhythm.ts';
import { USUAL_CALENDAR } from '../../src/scheduling/quiet.ts';
import type { SelfCheck } from '../../src/self-check/self-check.ts';
import { type Conversation, DEFAULT_SETTINGS, type Member, type Team } from '../../src/teams/team.ts';

/** Monday 2 March 2026, 09:00 in London. */
export const MONDAY_NINE = Date.UTC(2026, 2, 2, 9);
export const HOUR_MS = 3_600_000;

/** One person as the roster gives them; the ids are made of the name, so that they are always the same. */
export function sampleMember(name: string): Member {
  const hex = createHash('sha256').update(name).digest('hex');
  const personId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return { personId, teamsId: `29:1${hex}`, name };
}

export const ALEX = sampleMember('Alex Wilber');
export const MEGAN = sampleMember('Megan Bowen');
export const ADELE = sampleMember('Adele Vance');
export const LYNNE = sampleMember('Lynne Robbins');
const DIEGO = sampleMember('Diego Siciliani');

export const WARD_7 = '19:ward7@thread.tacv2';
export const PHARMACY = '19:pharmacy@thread.tacv2';
/** Alex's own chat with the bot. */
export const ALEXS_CHAT = 'a:1alexsOwnChat';

export function sampleConversation(overrides: Partial<Conversation> = {}): Conversation {
  return {
    conversationId: `${WARD_7};messageid=1772442000000`,
    kind: 'channel',
    serviceUrl: 'https://smba.trafficmanager.net/uk/',
    tenantId: '5f1c7c1e-3d3b-4f0e-9a55-0d7e5a7f2b10',
    botId: '28:3c5e2b8a-6f27-4a43-8c0e-95d6a1c6f0aa',
    ...overrides,
  };
}

export function sampleTeam(overrides: Partial<Team> = {}): Team {
  return {
    kind: 'team',
    teamId: WARD_7,
    name: 'Ward 7',
    conversation: sampleConversation(),
    settings: { ...DEFAULT_SETTINGS, setBy: MEGAN.personId },
    isInstalled: true,
    pauses: [],
    invitations: [],
    installedAt: MONDAY_NINE,
    isSample: false,
    ...overrides,
  };
}

export function sampleItem(overrides: Partial<AgendaItem> = {}): AgendaItem {
  return {
    behaviourId: 'collaborative',
    itemType: 'partnership',
    line: 'Discharge planning',
    why: { code: 'fits', lastOn: '2026-01-26' },
    proposedBy: '',
    prompts: ['Whose view would change this paper?'],
    ...overrides,
  };
}

/** An agenda of a meeting that has begun. */
export function sampleAgenda(overrides: Partial<Agenda> = {}): Agenda {
  return {
    kind: 'agenda',
    teamId: WARD_7,
    agendaId: 'agenda-1',
    frameworkId: 'mse-icb-values',
    frameworkVersion: '2024-03',
    items: [sampleItem(), sampleItem({ behaviourId: 'innovative', itemType: 'decision', line: 'Rota', why: null })],
    state: 'started',
    isSeries: false,
    shownQuestion: 0,
    postedBy: MEGAN.personId,
    postedByName: MEGAN.name,
    postedAt: MONDAY_NINE,
    startedAt: MONDAY_NINE + HOUR_MS,
    endedAt: 0,
    endedIn: '',
    isTeamsMeeting: false,
    meetingId: '',
    conversation: sampleConversation(),
    cardActivityId: '1772442000100',
    isSample: false,
    lookBack: { actionId: 'action-1', what: 'Papers three days before', outcome: '' },
    ...overrides,
  };
}

/** An open pulse with one statement, asked of five people. */
export function samplePulse(overrides: Partial<Pulse> = {}): Pulse {
  return {
    kind: 'pulse',
    teamId: WARD_7,
    pulseId: 'pulse-1',
    agendaId: 'agenda-1',
    origin: 'person',
    depth: 'chosen',
    frameworkId: 'mse-icb-values',
    frameworkVersion: '2024-03',
    statements: [
      {
        behaviourId: 'collaborative',
        behaviourName: 'We are collaborative',
        text: "We ask for each other's views before we decide.",
      },
    ],
    threshold: LOWEST_THRESHOLD,
    loweredFrom: 0,
    isPooling: false,
    hasComments: false,
    openedBy: MEGAN.personId,
    openedByName: MEGAN.name,
    openedAt: MONDAY_NINE,
    closesAt: MONDAY_NINE + 72 * HOUR_MS,
    timeZone: 'Europe/London',
    state: 'open',
    audience: [ALEX, MEGAN, ADELE, LYNNE, DIEGO].map(({ personId, teamsId }) => ({ personId, teamsId })),
    conversation: sampleConversation(),
    cardActivityId: '1772442000200',
    outsideCount: 0,
    shownCount: 0,
    result: null,
    resultActivityId: '',
    lastAction: null,
    leftOut: [],
    refreshIds: [],
    remindedTo: 0,
    isChairTold: false,
    isSample: false,
    ...overrides,
  };
}

/** The result of the sample pulse: five answers, four of them in agreement. */
export function sampleResult(overrides: Partial<PulseResult> = {}): PulseResult {
  const histogram: Histogram = [0, 1, 0, 2, 2];
  return {
    answeredCount: 5,
    audienceCount: 5,
    closedAt: MONDAY_NINE + 72 * HOUR_MS,
    statements: [
      {
        behaviourId: 'collaborative',
        published: disclose({ histogram, notSure: 0 }, 5, LOWEST_THRESHOLD),
        change: 'new',
      },
    ],
    ...overrides,
  };
}

/** A pulse every fortnight and a digest every month, and no behaviour of the week. */
export function sampleRhythm(overrides: Partial<Rhythm> = {}): Rhythm {
  return {
    kind: 'rhythm',
    teamId: WARD_7,
    conversation: sampleConversation(),
    pulse: { every: 'fortnightly', firstOn: '2026-03-02', at: '09:30', behaviours: 2, hours: 72 },
    digest: { every: 'monthly', firstOn: '2026-03-31', at: '16:00' },
    behaviour: null,
    calendar: {
      ...USUAL_CALENDAR,
      quietMonths: [4],
      quietDates: [{ from: '2026-12-24', until: '2027-01-01' }],
      pausedUntil: '2026-03-13',
      pausedBecause: 'Major incident',
    },
    progress: { pulse: { ...NO_PROGRESS, period: '2026-03-02' }, digest: NO_PROGRESS, behaviour: NO_PROGRESS },
    setBy: MEGAN.personId,
    setByName: MEGAN.name,
    setAt: MONDAY_NINE,
    ...overrides,
  };
}

/** What Ward 7 agreed on after the sample pulse. */
export function sampleAction(overrides: Partial<Action> = {}): Action {
  return {
    kind: 'action',
    teamId: WARD_7,
    actionId: 'action-1',
    pulseId: 'pulse-1',
    state: 'agreed',
    what: 'Ask the night shift before the rota is decided.',
    who: { personId: ADELE.personId, name: ADELE.name },
    byWhen: '2026-03-20',
    because: '',
    behaviourName: 'We are collaborative',
    setBy: MEGAN.personId,
    setByName: MEGAN.name,
    setAt: MONDAY_NINE + 73 * HOUR_MS,
    doneAt: 0,
    outcome: '',
    cards: [{ conversation: sampleConversation(), activityId: '1772442000500' }],
    isSample: false,
    ...overrides,
  };
}

/** What Alex keeps in their own chat with the bot. */
export function sampleSelfCheck(overrides: Partial<SelfCheck> = {}): SelfCheck {
  return {
    kind: 'self-check',
    teamId: ALEXS_CHAT,
    selfCheckId: 'self-check-1',
    frameworkId: 'mse-icb-values',
    frameworkVersion: '2024-03',
    depth: 'quick',
    lines: [
      { behaviourId: 'collaborative', behaviourName: 'We are collaborative', score: 4 },
      { behaviourId: 'innovative', behaviourName: 'We are innovative', score: 0 },
    ],
    takenAt: MONDAY_NINE,
    ...overrides,
  };
}

/** One person's answer to the sample pulse. Its id looks like a real pseudonym: 43 characters of base64url. */
export function sampleAnswer(overrides: Partial<Answer> = {}): Answer {
  return {
    kind: 'answer',
    pulseId: 'pulse-1',
    answerId: samplePseudonym('Alex Wilber'),
    scores: [4],
    comment: '',
    expiresAt: (MONDAY_NINE + 360 * HOUR_MS) / 1000,
    ...overrides,
  };
}

export function samplePseudonym(of: string): string {
  return createHash('sha256').update(of).digest('base64url');
}

/** Two rounds of three answers each, added up. */
export function samplePool(overrides: Partial<Pool> = {}): Pool {
  return {
    kind: 'pool',
    teamId: WARD_7,
    poolId: 'pool-1',
    histogram: [0, 1, 1, 3, 1],
    threshold: 11,
    pulseIds: ['pulse-0', 'pulse-1'],
    spentIds: [],
    taken: [],
    ...overrides,
  };
}

export function sampleMark(overrides: Partial<AudienceMark> = {}): AudienceMark {
  return {
    kind: 'audience-mark',
    markKey: samplePseudonym('Alex Wilber, asked'),
    teamId: WARD_7,
    pulseId: 'pulse-1',
    closesAt: MONDAY_NINE + 72 * HOUR_MS,
    audienceCount: 8,
    threshold: 5,
    statements: [{ statement: samplePseudonym('whether we listen'), answered: 6 }],
    roundIds: [],
    ...overrides,
  };
}

export function sampleComments(overrides: Partial<Comments> = {}): Comments {
  return {
    kind: 'comments',
    pulseId: 'pulse-1',
    lines: ['We could start on time.', 'The handover has become calmer.'],
    expiresAt: (MONDAY_NINE + 360 * HOUR_MS) / 1000,
    ...overrides,
  };
}
