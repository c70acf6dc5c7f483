import { NOTHING, row } from '../shared/action-row.ts';
import { Chosen, Day, Id, IsYes, oneOf, Person, Typed } from '../shared/fields.ts';
import { closeAction } from './close-action.ts';
import { saveAction } from './save-action.ts';
import { startAction } from './start-action.ts';

const WORDS = { what: Typed, who: Person, byWhen: Day, because: Typed };

export const actionRows = {
  'start-action': row({
    typed: null,
    where: 'team',
    who: 'anyone',
    input: { pulseId: Id, behaviour: Chosen },
    draft: WORDS,
    shows: 'as a new message',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, { behaviour: behaviourId, who: whoId, ...action }) =>
      startAction(ports, caller, { ...action, behaviourId, whoId }),
  }),
  'save-action': row({
    typed: null,
    where: 'team',
    who: 'anyone',
    input: { pulseId: Id, behaviour: Chosen, decision: oneOf('agreed', 'not now'), ...WORDS, isMeant: IsYes },
    draft: NOTHING,
    shows: 'in place',
    form: 'start-action',
    makes: 'something new',
    inDialogs: false,
    run: (ports, caller, { behaviour: behaviourId, who: whoId, ...action }) =>
      saveAction(ports, caller, { ...action, behaviourId, whoId }),
  }),
  'close-action': row({
    typed: null,
    where: 'team',
    who: 'anyone',
    input: { pulseId: Id },
    draft: NOTHING,
    shows: 'in place',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, { pulseId }) => closeAction(ports, caller, pulseId),
  }),
};
