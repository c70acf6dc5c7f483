import type { Verb } from '../../bot/routes.ts';
import type { RefusalCode } from '../../src/refusal.ts';
import type { Place } from '../support/conversation.ts';
import type { Ids } from './authorisation-scene.ts';

/** What it comes to: it is done, for whoever asks and in their own place, or the answer is no, because. */
type Outcome = 'done' | RefusalCode;

/** Who asks besides the right person; all of them send the right person's ids. */
export interface Cells {
  /** A member of the team who was asked by its pulse, as the right person was. */
  readonly colleague: Outcome;
  /** The same, in the team's meeting, of which Teams calls them an attendee. */
  readonly attendee: Outcome;
  /** A member who came after the pulse had opened. */
  readonly newcomer: Outcome;
  /** Who was asked and has left the team since, if Teams should still let them speak there. */
  readonly left: Outcome;
  readonly otherTeam: Outcome;
  /** Who leads another meeting, in its chat. */
  readonly otherMeeting: Outcome;
  /** A stranger in their own chat with the bot. */
  readonly strangersChat: Outcome;
  /** The right person: from their own chat what is for the team, in the team what is for their own chat. */
  readonly misplaced: Outcome;
}

export interface Row {
  readonly by: string;
  readonly place: Place;
  readonly data: (ids: Ids) => Record<string, unknown>;
  readonly cells: Cells;
}

export const RIGHT = 'Alex Wilber';
export const RECEIVER = 'Megan Bowen';
export const IN_TEAM: Place = {};
export const OWN_CHAT: Place = { kind: 'personal' };

const FORM = { formId: 'a new form' };
const CHECK = { formId: 'a new check', frameworkId: 'mse-icb-values', version: '2024-03', depth: 'quick', answers: '' };
const SETTINGS = { frameworkId: 'jersey-tier3', timeZone: 'Europe/Paris', threshold: '5' };
const RHYTHM = { days: '1,2,3', from: '09:00', until: '17:00' };
const THANKS = { ...FORM, receiver: 'person-megan-bowen', behaviour: 'compassionate', whatTheyDid: 'Held the fort.' };

const nothing = (): Record<string, unknown> => ({});
const pulse = ({ pulseId }: Ids): Record<string, unknown> => ({ pulseId });
const statement = (ids: Ids): Record<string, unknown> => ({ ...pulse(ids), statement: 0 });
const result = ({ closedPulseId }: Ids): Record<string, unknown> => ({ pulseId: closedPulseId });
const agenda = ({ agendaId }: Ids): Record<string, unknown> => ({ agendaId });
const thanks = ({ thankYouId, thankYouTeamId }: Ids): Record<string, unknown> => ({ thankYouId, thankYouTeamId });
const shared = ({ sharedId, thankYouTeamId }: Ids): Record<string, unknown> => ({
  thankYouId: sharedId,
  thankYouTeamId,
});

/** @param elsewhere from another team or meeting, with the ids of this one */
function inTeam(data: Row['data'], elsewhere: Outcome, differing: Partial<Cells> = {}): Row {
  const cells = {
    colleague: 'done',
    attendee: differing.colleague ?? 'done',
    newcomer: differing.colleague ?? 'done',
    left: differing.colleague ?? 'done',
    otherTeam: elsewhere,
    otherMeeting: elsewhere,
    strangersChat: 'CHAT_NOT_TEAM',
    misplaced: 'CHAT_NOT_TEAM',
    ...differing,
  } as const;
  return { by: RIGHT, place: IN_TEAM, data, cells };
}

/** @param strangersChat from another's own chat, with the ids of this one */
function inOwnChat(data: Row['data'], strangersChat: Outcome, by = RIGHT): Row {
  const no = 'CHAT_NOT_PRIVATE';
  const inTeams = { colleague: no, attendee: no, newcomer: no, left: no, otherTeam: no, otherMeeting: no } as const;
  return { by, place: OWN_CHAT, data, cells: { ...inTeams, strangersChat, misplaced: no } };
}

function anywhere(data: Row['data'], outcome: Outcome, differing: Partial<Cells> = {}): Row {
  const row = inTeam(data, outcome, { colleague: outcome });
  return { ...row, cells: { ...row.cells, strangersChat: outcome, misplaced: 'done', ...differing } };
}

/** A thank-you between two, which nobody else learns of. */
const BETWEEN_TWO = 'THANKS_UNKNOWN';

export const VERB_ROWS: Readonly<Record<Verb, Row>> = {
  'show-help': anywhere(nothing, 'done'),
  'show-privacy': anywhere(nothing, 'done'),
  'start-share': anywhere(() => ({ frameworkId: 'jersey-tier3' }), 'done'),
  'share-framework': anywhere(() => ({ frameworkId: 'jersey-tier3', behaviour: 'all' }), 'done'),

  'start-agenda': inTeam(nothing, 'done'),
  'post-agenda': inTeam(() => FORM, 'done', { attendee: 'MEETING_NOT_LED' }),
  'prepare-agenda': inTeam(() => FORM, 'done'),
  'start-proposal': inTeam(agenda, 'AGENDA_UNKNOWN'),
  'propose-behaviour': inTeam((ids) => ({ ...agenda(ids), behaviour: 'innovative' }), 'AGENDA_UNKNOWN'),
  'withdraw-agenda': inTeam(agenda, 'AGENDA_UNKNOWN', { colleague: 'AGENDA_NOT_YOURS' }),
  'ask-another-question': inTeam(({ shownId }) => ({ agendaId: shownId, shown: 0 }), 'AGENDA_UNKNOWN'),
  'answer-look-back': inTeam(({ shownId }) => ({ agendaId: shownId, outcome: 'helped' }), 'AGENDA_UNKNOWN'),
  'start-meeting': inTeam(agenda, 'AGENDA_UNKNOWN', { attendee: 'MEETING_NOT_LED' }),

  'end-meeting': inTeam(nothing, 'MEETING_NOT_STARTED', { attendee: 'MEETING_NOT_LED' }),

  'start-pulse': inTeam(nothing, 'done'),
  'open-pulse': inTeam(() => ({ ...FORM, behaviours: 'compassionate', hours: '24' }), 'done', {
    left: 'MEMBER_UNKNOWN',
  }),
  'open-agenda-pulse': inTeam(({ shownId }) => ({ agendaId: shownId }), 'AGENDA_UNKNOWN', { left: 'MEMBER_UNKNOWN' }),
  'start-team-check': inTeam(nothing, 'done'),
  'open-team-check': inTeam(() => ({ ...FORM, part: 'quick', hours: '72' }), 'done', { left: 'MEMBER_UNKNOWN' }),
  'view-pulse': inTeam(pulse, 'PULSE_UNKNOWN'),
  'answer-pulse': inTeam((ids) => ({ ...pulse(ids), s0: '2' }), 'PULSE_UNKNOWN', { newcomer: 'PULSE_NOT_INVITED' }),
  'answer-statement': inTeam((ids) => ({ ...pulse(ids), statement: 0, answer: '2' }), 'PULSE_UNKNOWN', {
    newcomer: 'PULSE_NOT_INVITED',
  }),
  'change-statement': inTeam(statement, 'PULSE_UNKNOWN', { newcomer: 'PULSE_NOT_INVITED' }),
  'withdraw-statement': inTeam(statement, 'PULSE_UNKNOWN', { newcomer: 'PULSE_NOT_INVITED' }),
  'save-comment': inTeam((ids) => ({ ...pulse(ids), comment: 'More breaks.' }), 'PULSE_UNKNOWN', {
    newcomer: 'PULSE_NOT_INVITED',
  }),
  'change-answer': inTeam(pulse, 'PULSE_UNKNOWN', { newcomer: 'PULSE_NOT_INVITED' }),
  'withdraw-answer': inTeam(pulse, 'PULSE_UNKNOWN', { newcomer: 'PULSE_NOT_INVITED' }),
  'start-close-pulse': inTeam(pulse, 'PULSE_UNKNOWN', { colleague: 'PULSE_NOT_YOURS' }),
  'close-pulse': inTeam(pulse, 'PULSE_UNKNOWN', { colleague: 'PULSE_NOT_YOURS' }),
  'start-action': inTeam(result, 'PULSE_UNKNOWN'),
  'save-action': inTeam(
    (ids) => ({ ...result(ids), decision: 'not now', because: 'we are moving admin' }),
    'PULSE_UNKNOWN',
  ),
  'close-action': inTeam(result, 'ACTION_UNKNOWN'),
  'show-summary': inTeam(nothing, 'done'),

  'start-rhythm': inTeam(nothing, 'done'),
  'save-rhythm': inTeam(() => RHYTHM, 'done'),
  'show-next': inTeam(nothing, 'done'),
  'start-settings': inTeam(nothing, 'done'),
  'save-settings': inTeam(() => SETTINGS, 'done'),
  'show-framework': inTeam(nothing, 'done'),

  'start-thanks': anywhere(nothing, 'done', { strangersChat: 'CHAT_NOT_TEAM' }),
  'leave-thanks': anywhere(shared, 'done', {
    otherTeam: 'THANKS_UNKNOWN',
    otherMeeting: 'THANKS_UNKNOWN',
    strangersChat: 'THANKS_UNKNOWN',
    misplaced: 'THANKS_UNKNOWN',
  }),
  'preview-thanks': anywhere(() => THANKS, 'done', {
    left: 'MEMBER_UNKNOWN',
    otherTeam: 'RECEIVER_UNKNOWN',
    otherMeeting: 'RECEIVER_UNKNOWN',
    strangersChat: 'RECEIVER_UNREACHABLE',
    misplaced: 'RECEIVER_UNREACHABLE',
  }),
  'give-thanks': anywhere(() => THANKS, 'done', {
    left: 'MEMBER_UNKNOWN',
    otherTeam: 'RECEIVER_UNKNOWN',
    otherMeeting: 'RECEIVER_UNKNOWN',
    strangersChat: 'RECEIVER_UNREACHABLE',
    misplaced: 'RECEIVER_UNREACHABLE',
  }),
  'start-thanks-change': anywhere(thanks, BETWEEN_TWO),
  'change-thanks': anywhere((ids) => ({ ...THANKS, ...thanks(ids) }), BETWEEN_TWO),
  'withdraw-thanks': anywhere(thanks, BETWEEN_TWO),
  'nominate-thanks': anywhere((ids) => ({ ...thanks(ids), agrees: 'yes' }), BETWEEN_TWO),
  'join-thanks': { ...inTeam(shared, 'THANKS_UNKNOWN', { left: 'MEMBER_UNKNOWN' }), by: 'Patti Fernandez' },
  'thank-back': inOwnChat(thanks, BETWEEN_TWO, RECEIVER),
  'share-thanks': inOwnChat(thanks, BETWEEN_TWO, RECEIVER),
  'keep-thanks': inOwnChat(thanks, BETWEEN_TWO, RECEIVER),
  'hide-thanks': inOwnChat(thanks, BETWEEN_TWO, RECEIVER),
  'refuse-giver': inOwnChat(thanks, BETWEEN_TWO, RECEIVER),
  'allow-giver': inOwnChat(() => ({ giverId: 'person-alex-wilber' }), 'done'),
  'show-given-thanks': inOwnChat(nothing, 'done'),
  'start-preferences': inOwnChat(nothing, 'done'),
  'save-preferences': inOwnChat(() => ({ sharing: 'share', forAwards: 'yes' }), 'done'),

  'start-self-check': inOwnChat(nothing, 'done'),
  'open-self-check': inOwnChat(() => CHECK, 'done'),
  'show-self-check': inOwnChat(() => ({ ...CHECK, q0: '4', q1: '4', q2: '4', q3: '4' }), 'done'),
  'keep-self-check': inOwnChat(() => ({ ...CHECK, answers: '4444' }), 'done'),
  'show-self-checks': inOwnChat(nothing, 'done'),
  'view-self-check': inOwnChat(({ selfCheckId }) => ({ selfCheckId }), 'done'),
  'delete-self-check': inOwnChat(({ selfCheckId }) => ({ selfCheckId }), 'done'),
  'invite-to-self-check': inTeam(({ shownId }) => ({ agendaId: shownId }), 'AGENDA_UNKNOWN', {
    attendee: 'MEETING_NOT_LED',
  }),
  'start-invited-self-check': inTeam(nothing, 'done'),
  'start-one-to-one': inOwnChat(nothing, 'done'),
  'show-one-to-one': inOwnChat(() => ({ frameworkId: 'mse-icb-values', behaviour: 'compassionate' }), 'done'),

  'show-my-data': inOwnChat(nothing, 'done'),
  'export-my-data': inOwnChat(nothing, 'done'),
  'start-delete': inOwnChat(nothing, 'done'),
  'delete-my-data': inOwnChat(nothing, 'done'),
};

/** Those that answer a typed word otherwise than a button with all its ids. */
export const TYPED_ROWS: Partial<Record<Verb, Row>> = {
  'start-meeting': inTeam(nothing, 'done', { attendee: 'MEETING_NOT_LED' }),
  'start-share': anywhere(nothing, 'done'),
  // Where the team talks it invites everybody; who may not do that wanted their own.
  'start-self-check': anywhere(nothing, 'done', { attendee: 'CHAT_NOT_PRIVATE' }),
};
