import { createHash } from 'node:crypto';
import type { Agenda } from '../../src/meetings/agenda.ts';
import { disclose, type Histogram, LOWEST_THRESHOLD } from '../../src/privacy/disclose.ts';
import type { Showing } from '../../src/privacy/showing.ts';
import type { Comments } from '../../src/pulse/comments.ts';
import type { Pool } from '../../src/pulse/pool.ts';
import type { Answer, Pulse, PulseResult } from '../../src/pulse/pulse.ts';
import type { Recognition } from '../../src/recognition/recognition.ts';
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
export const DIEGO = sampleMember('Diego Siciliani');
export const ISAIAH = sampleMember('Isaiah Langer');

export const WARD_7 = '19:ward7@thread.tacv2';
export const PHARMACY = '19:pharmacy@thread.tacv2';

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
    installedAt: MONDAY_NINE,
    isSample: false,
    ...overrides,
  };
}

export function sampleAgenda(overrides: Partial<Agenda> = {}): Agenda {
  return {
    kind: 'agenda',
    teamId: WARD_7,
    agendaId: 'agenda-1',
    frameworkId: 'mse-icb-values',
    frameworkVersion: '2024-03',
    behaviourIds: ['collaborative', 'innovative'],
    shownQuestion: 0,
    line: 'Discharge planning',
    why: 'Not used for five weeks.',
    postedBy: MEGAN.personId,
    postedAt: MONDAY_NINE,
    conversation: sampleConversation(),
    cardActivityId: '1772442000100',
    isSample: false,
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
    shownCount: 0,
    result: null,
    resultActivityId: '',
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
        histogram,
        published: disclose({ histogram, notSure: 0 }, 5, LOWEST_THRESHOLD),
        change: 'new',
      },
    ],
    strongest: '',
    weakest: '',
    ...overrides,
  };
}

/** Alex thanks Megan. */
export function sampleRecognition(overrides: Partial<Recognition> = {}): Recognition {
  return {
    kind: 'recognition',
    teamId: WARD_7,
    recognitionId: 'thanks-1',
    frameworkId: 'mse-icb-values',
    frameworkVersion: '2024-03',
    behaviourId: 'compassionate',
    behaviourName: 'We are compassionate',
    giver: { personId: ALEX.personId, name: ALEX.name },
    receiver: MEGAN,
    whatTheyDid: 'Stayed late to help a new colleague settle in.',
    madePossible: 'She led the next handover herself.',
    givenAt: MONDAY_NINE,
    conversation: sampleConversation(),
    formActivityId: '1772442000300',
    cardActivityId: '1772442000400',
    isSample: false,
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
    pulseIds: ['pulse-0', 'pulse-1'],
    spentIds: [],
    taken: [],
    ...overrides,
  };
}

export function sampleShowing(overrides: Partial<Showing> = {}): Showing {
  return {
    kind: 'showing',
    sketchKey: samplePseudonym('Alex Wilber, asked whether we listen'),
    teamId: WARD_7,
    pulseId: 'pulse-1',
    shownAt: MONDAY_NINE + 72 * HOUR_MS,
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
