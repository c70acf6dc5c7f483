import { NOTHING, row } from '../shared/action-row.ts';
import {
  amountOf,
  Chosen,
  ChosenList,
  choiceOf,
  elseUnreadable,
  Id,
  IsYes,
  numbered,
  OptionalId,
  Typed,
} from '../shared/fields.ts';
import { answerPulse } from './answer-pulse.ts';
import { changeAnswer } from './change-answer.ts';
import { closePulse } from './close-pulse.ts';
import { openAgendaPulse } from './open-agenda-pulse.ts';
import { openPulse } from './open-pulse.ts';
import { openTeamCheck } from './open-team-check.ts';
import { DURATIONS, MOST_STATEMENTS, SCALE } from './pulse.ts';
import { startPulse } from './start-pulse.ts';
import { startTeamCheck } from './start-team-check.ts';
import { viewPulse } from './view-pulse.ts';
import { withdrawAnswer } from './withdraw-answer.ts';

const Hours = amountOf(DURATIONS);
/** One for each statement on the card. */
const SCORES = numbered('s', MOST_STATEMENTS, elseUnreadable(choiceOf(SCALE)));

export const pulseRows = {
  'start-pulse': row({
    typed: {
      word: 'pulse',
      what: 'ask how we live a behaviour, in one minute and confidentially',
      also: [
        'pulses',
        'survey',
        'poll',
        'questionnaire',
        'pulse check',
        'pulse survey',
        'new pulse',
        'start pulse',
        'check in',
      ],
    },
    where: 'team',
    who: 'anyone',
    input: NOTHING,
    draft: { formId: OptionalId, behaviours: ChosenList, hours: Hours },
    shows: 'as a new message',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: startPulse,
  }),
  'open-pulse': row({
    typed: null,
    where: 'team',
    who: 'a member',
    input: { formId: Id, behaviours: ChosenList, hours: Hours },
    draft: NOTHING,
    shows: 'in place',
    form: 'start-pulse',
    makes: 'something new',
    inDialogs: false,
    run: (ports, caller, { formId, behaviours: behaviourIds, hours }) =>
      openPulse(ports, caller, { formId, behaviourIds, hours }),
  }),
  'open-agenda-pulse': row({
    typed: null,
    where: 'team',
    who: 'a member',
    input: { agendaId: Id },
    draft: NOTHING,
    shows: 'as a new message',
    form: null,
    makes: 'something new',
    inDialogs: false,
    run: openAgendaPulse,
  }),
  'start-team-check': row({
    typed: {
      word: 'team check',
      what: 'ask how we live the whole framework, confidentially',
      also: [
        'team checks',
        'team survey',
        'team health check',
        'health check',
        'framework check',
        'full check',
        'start team check',
      ],
    },
    where: 'team',
    who: 'anyone',
    input: { part: Chosen },
    draft: { formId: OptionalId, hours: Hours },
    shows: 'as a new message',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: startTeamCheck,
  }),
  'open-team-check': row({
    typed: null,
    where: 'team',
    who: 'a member',
    input: { formId: Id, part: Chosen, hours: Hours },
    draft: NOTHING,
    shows: 'in place',
    form: 'start-team-check',
    makes: 'something new',
    inDialogs: false,
    run: openTeamCheck,
  }),
  'view-pulse': row({
    typed: null,
    where: 'team',
    who: 'anyone',
    input: { pulseId: Id },
    draft: NOTHING,
    shows: 'in place',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, { pulseId }) => viewPulse(ports, caller, pulseId),
  }),
  'answer-pulse': row({
    typed: null,
    where: 'team',
    who: 'who was asked',
    input: { pulseId: Id, comment: Typed, ...SCORES, isMeant: IsYes },
    draft: NOTHING,
    shows: 'in place',
    form: 'change-answer',
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, { pulseId, comment, isMeant, ...sent }) =>
      answerPulse(ports, caller, { pulseId, comment, isMeant, sent }),
  }),
  'change-answer': row({
    typed: null,
    where: 'team',
    who: 'who was asked',
    input: { pulseId: Id },
    draft: { comment: Typed, ...SCORES },
    shows: 'in place',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, { pulseId, comment, ...sent }) => changeAnswer(ports, caller, pulseId, { sent, comment }),
  }),
  'withdraw-answer': row({
    typed: null,
    where: 'team',
    who: 'who was asked',
    input: { pulseId: Id },
    draft: NOTHING,
    shows: 'in place',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, { pulseId }) => withdrawAnswer(ports, caller, pulseId),
  }),
  'close-pulse': row({
    typed: null,
    where: 'team',
    who: 'who opened it',
    input: { pulseId: Id },
    draft: NOTHING,
    shows: 'in place',
    form: 'view-pulse',
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, { pulseId }) => closePulse(ports, caller, pulseId),
  }),
};
