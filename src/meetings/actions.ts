import type { z } from 'zod';
import { NOTHING, row } from '../shared/action-row.ts';
import { Chosen, choiceOf, Id, IsYes, OptionalId, oneOf, Typed, toggle, Whole } from '../shared/fields.ts';
import { answerLookBack } from './answer-look-back.ts';
import { askAnotherQuestion } from './ask-another-question.ts';
import { endMeeting } from './end-meeting.ts';
import { postAgenda } from './post-agenda.ts';
import { prepareAgenda } from './prepare-agenda.ts';
import { proposeBehaviour } from './propose-behaviour.ts';
import { startAgenda } from './start-agenda.ts';
import { startMeeting } from './start-meeting.ts';
import { startProposal } from './start-proposal.ts';
import type { WantedItem } from './wanted-item.ts';
import { withdrawAgenda } from './withdraw-agenda.ts';
import { itemTypeChoices } from './words.ts';

const ItemTypeField = choiceOf(itemTypeChoices());

/** The fields of an agenda's form are numbered by item. */
const FIRST_BEHAVIOUR = { behaviour1: Chosen };
const OTHERS = {
  itemType1: ItemTypeField,
  line1: Typed,
  itemType2: ItemTypeField,
  line2: Typed,
  behaviour2: Chosen,
  itemType3: ItemTypeField,
  line3: Typed,
  behaviour3: Chosen,
  isSeries: toggle([{ title: 'Choose anew for every meeting after it', value: 'yes' }]),
};
const AGENDA = { formId: Id, ...FIRST_BEHAVIOUR, ...OTHERS, isMeant: IsYes };
const ITEM = { itemType: ItemTypeField, line: Typed, behaviour: Chosen };

type AgendaFields = {
  readonly [K in keyof typeof OTHERS | 'behaviour1']: z.output<(typeof OTHERS & typeof FIRST_BEHAVIOUR)[K]>;
};

function itemsOf(form: AgendaFields, isMeant = false): WantedItem[] {
  return [
    { itemType: form.itemType1, line: form.line1, behaviourId: form.behaviour1, isMeant },
    { itemType: form.itemType2, line: form.line2, behaviourId: form.behaviour2, isMeant },
    { itemType: form.itemType3, line: form.line3, behaviourId: form.behaviour3, isMeant },
  ];
}

export const meetingRows = {
  'start-agenda': row({
    typed: {
      word: 'agenda',
      what: 'put a behaviour on the agenda of a meeting',
      also: [
        'agendas',
        'agenda item',
        'new agenda',
        'start agenda',
        'meeting agenda',
        'prepare meeting',
        'plan meeting',
      ],
    },
    where: 'team',
    who: 'anyone',
    input: FIRST_BEHAVIOUR,
    draft: { formId: OptionalId, ...OTHERS },
    shows: 'as a new message',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, form) =>
      startAgenda(ports, caller, { formId: form.formId, isSeries: form.isSeries, items: itemsOf(form) }),
  }),
  'answer-look-back': row({
    typed: null,
    where: 'team',
    who: 'anyone',
    input: { agendaId: Id, outcome: oneOf('helped', 'partly', 'did not help', 'not yet') },
    draft: NOTHING,
    shows: 'in place',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: answerLookBack,
  }),
  'post-agenda': row({
    typed: null,
    where: 'team',
    who: 'who leads the meeting',
    input: AGENDA,
    draft: NOTHING,
    shows: 'in place',
    form: 'start-agenda',
    makes: 'something new',
    inDialogs: false,
    run: (ports, caller, form) =>
      postAgenda(ports, caller, { formId: form.formId, items: itemsOf(form, form.isMeant) }),
  }),
  'prepare-agenda': row({
    typed: null,
    where: 'team',
    who: 'anyone',
    input: AGENDA,
    draft: NOTHING,
    shows: 'in place',
    form: 'start-agenda',
    makes: 'something new',
    inDialogs: false,
    run: (ports, caller, form) =>
      prepareAgenda(ports, caller, {
        formId: form.formId,
        isSeries: form.isSeries,
        items: itemsOf(form, form.isMeant),
      }),
  }),
  'start-proposal': row({
    typed: null,
    where: 'team',
    who: 'anyone',
    input: { agendaId: Id },
    draft: ITEM,
    shows: 'as a new message',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, { behaviour: behaviourId, ...item }) => startProposal(ports, caller, { ...item, behaviourId }),
  }),
  'propose-behaviour': row({
    typed: null,
    where: 'team',
    who: 'anyone',
    input: { agendaId: Id, ...ITEM, isMeant: IsYes },
    draft: NOTHING,
    shows: 'in place',
    form: 'start-proposal',
    makes: 'something new',
    inDialogs: false,
    run: (ports, caller, { behaviour: behaviourId, ...item }) =>
      proposeBehaviour(ports, caller, { ...item, behaviourId }),
  }),
  'withdraw-agenda': row({
    typed: null,
    where: 'team',
    who: 'who prepared it',
    input: { agendaId: Id },
    draft: NOTHING,
    shows: 'in place',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: withdrawAgenda,
  }),
  'ask-another-question': row({
    typed: null,
    where: 'team',
    who: 'anyone',
    input: { agendaId: Id, shown: Whole },
    draft: NOTHING,
    shows: 'in place',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: askAnotherQuestion,
  }),
  'start-meeting': row({
    typed: {
      word: 'start',
      what: 'begin the meeting with the agenda that was prepared for it',
      also: ['begin', 'start meeting', 'begin meeting', 'kick off'],
    },
    where: 'team',
    who: 'who leads the meeting',
    input: { agendaId: OptionalId },
    draft: NOTHING,
    shows: 'in place',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, { agendaId = '' }) =>
      startMeeting(ports, caller, { isByHand: true, agendaId, startedAt: null }),
  }),
  'end-meeting': row({
    typed: {
      word: 'end',
      what: 'end the meeting and ask how it went',
      also: ['finish', 'end meeting', 'finish meeting', 'close meeting', 'stop meeting', 'end of meeting'],
    },
    where: 'team',
    who: 'who leads the meeting',
    input: NOTHING,
    draft: NOTHING,
    shows: 'in place',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller) => endMeeting(ports, caller, { isByHand: true }),
  }),
};
