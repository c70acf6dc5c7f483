import { NOTHING, row } from '../shared/action-row.ts';
import { Chosen, choiceOf, elseUnreadable, Id, needed, numbered, OptionalId, Typed } from '../shared/fields.ts';
import { deleteSelfCheck } from './delete-self-check.ts';
import { inviteToSelfCheck } from './invite-to-self-check.ts';
import { keepSelfCheck } from './keep-self-check.ts';
import { openSelfCheck } from './open-self-check.ts';
import { DEPTH_CHOICES, FREQUENCIES, MOST_QUESTIONS } from './questions.ts';
import { showOneToOne } from './show-one-to-one.ts';
import { showSelfCheck } from './show-self-check.ts';
import { showSelfChecks } from './show-self-checks.ts';
import { startInvitedSelfCheck } from './start-invited-self-check.ts';
import { startOneToOne } from './start-one-to-one.ts';
import { startSelfCheck } from './start-self-check.ts';
import { viewSelfCheck } from './view-self-check.ts';

const ANSWERS = new RegExp(`^[0-5]{0,${MOST_QUESTIONS}}$`);

/** What the cards of a self-check hand on to each other; a digit of `answers` is one question. */
const CHECK = {
  formId: Id,
  frameworkId: Chosen,
  version: Chosen,
  depth: needed(choiceOf(DEPTH_CHOICES)),
  answers: Typed.refine((answers) => ANSWERS.test(answers)),
};
const QUESTIONS = numbered('q', MOST_QUESTIONS, elseUnreadable(choiceOf(FREQUENCIES)));

export const selfCheckRows = {
  'start-self-check': row({
    typed: {
      word: 'self-check',
      what: 'check yourself; nobody else sees it',
      also: [
        'self checks',
        'self assessment',
        'self-review',
        'self-reflection',
        'check myself',
        'my self-check',
        'my check',
      ],
      inTeam: { verb: 'invite-to-self-check', what: 'invite everybody to check themselves, each alone' },
    },
    where: 'own chat',
    who: 'anyone',
    input: { frameworkId: Chosen },
    draft: { depth: choiceOf(DEPTH_CHOICES) },
    shows: 'as a new message',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: startSelfCheck,
  }),
  'open-self-check': row({
    typed: null,
    where: 'own chat',
    who: 'anyone',
    input: { ...CHECK, ...QUESTIONS },
    draft: NOTHING,
    shows: 'in place',
    form: 'start-self-check',
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, { formId, frameworkId, version, depth, answers, ...sent }) =>
      openSelfCheck(ports, caller, { formId, frameworkId, version, depth, answers, sent }),
  }),
  'show-self-check': row({
    typed: null,
    where: 'own chat',
    who: 'anyone',
    input: { ...CHECK, ...QUESTIONS },
    draft: NOTHING,
    shows: 'in place',
    form: 'start-self-check',
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, { formId, frameworkId, version, depth, answers, ...sent }) =>
      showSelfCheck(ports, caller, { formId, frameworkId, version, depth, answers, sent }),
  }),
  'keep-self-check': row({
    typed: null,
    where: 'own chat',
    who: 'anyone',
    input: CHECK,
    draft: NOTHING,
    shows: 'in place',
    form: null,
    makes: 'something new',
    inDialogs: false,
    run: keepSelfCheck,
  }),
  'view-self-check': row({
    typed: null,
    where: 'own chat',
    who: 'anyone',
    input: { selfCheckId: Id, beside: Chosen },
    draft: NOTHING,
    shows: 'in place',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, { selfCheckId, beside: besideTeamId }) =>
      viewSelfCheck(ports, caller, { selfCheckId, besideTeamId }),
  }),
  'show-self-checks': row({
    typed: null,
    where: 'own chat',
    who: 'anyone',
    input: NOTHING,
    draft: NOTHING,
    shows: 'as a new message',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: showSelfChecks,
  }),
  'delete-self-check': row({
    typed: null,
    where: 'own chat',
    who: 'anyone',
    input: { selfCheckId: Id },
    draft: NOTHING,
    shows: 'in place',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, { selfCheckId }) => deleteSelfCheck(ports, caller, selfCheckId),
  }),
  'invite-to-self-check': row({
    typed: null,
    where: 'team',
    who: 'who leads the meeting',
    input: { agendaId: OptionalId },
    draft: NOTHING,
    shows: 'as a new message',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, { agendaId = '' }) => inviteToSelfCheck(ports, caller, agendaId),
  }),
  'start-invited-self-check': row({
    typed: null,
    where: 'team',
    who: 'anyone',
    input: { frameworkId: Chosen },
    draft: NOTHING,
    shows: 'as a new message',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, { frameworkId }) => startInvitedSelfCheck(ports, caller, frameworkId),
  }),
  'start-one-to-one': row({
    typed: {
      word: 'one-to-one',
      what: 'get questions for an appraisal or a one-to-one talk',
      also: ['one to ones', 'one on one', '1:1', '121', '1 to 1', '1 on 1', 'appraisal', 'supervision'],
    },
    where: 'own chat',
    who: 'anyone',
    input: { frameworkId: Chosen },
    draft: NOTHING,
    shows: 'as a new message',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, { frameworkId }) => startOneToOne(ports, caller, frameworkId),
  }),
  'show-one-to-one': row({
    typed: null,
    where: 'own chat',
    who: 'anyone',
    input: { frameworkId: Chosen, behaviour: Chosen },
    draft: NOTHING,
    shows: 'in place',
    form: 'start-one-to-one',
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, { frameworkId, behaviour: behaviourId }) =>
      showOneToOne(ports, caller, { frameworkId, behaviourId }),
  }),
};
