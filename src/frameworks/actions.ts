import { NOTHING, row } from '../shared/action-row.ts';
import { Chosen, choiceOf } from '../shared/fields.ts';
import { shareFramework } from './share-framework.ts';
import { PURPOSES } from './shared-purposes.ts';
import { showFramework } from './show-framework.ts';
import { startShare } from './start-share.ts';

export const frameworkRows = {
  'show-framework': row({
    typed: {
      word: 'framework',
      what: 'see the behaviours, where they come from and their status',
      also: [
        'frameworks',
        'behaviours',
        'behaviour',
        'behaviors',
        'our behaviours',
        'values',
        'our values',
        'competencies',
      ],
    },
    where: 'team',
    who: 'anyone',
    input: NOTHING,
    draft: NOTHING,
    shows: 'as a new message',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: showFramework,
  }),
};

export const shareRows = {
  'start-share': row({
    typed: {
      word: 'share',
      what: 'get the behaviours as text for recruitment or learning, or to print',
      also: ['share behaviour', 'share behaviours', 'share framework', 'share values', 'behaviour as text'],
    },
    where: 'anywhere',
    who: 'anyone',
    input: { frameworkId: Chosen, purpose: choiceOf(PURPOSES) },
    draft: NOTHING,
    shows: 'as a new message',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: startShare,
  }),
  'share-framework': row({
    typed: null,
    where: 'anywhere',
    who: 'anyone',
    input: { frameworkId: Chosen, behaviour: Chosen, purpose: choiceOf(PURPOSES) },
    draft: NOTHING,
    shows: 'in place',
    form: 'start-share',
    makes: 'nothing new',
    inDialogs: false,
    // Cards from before there were purposes send none.
    run: (ports, caller, { frameworkId, behaviour: behaviourId, purpose }) =>
      shareFramework(ports, caller, { frameworkId, behaviourId, purpose: purpose || 'everything' }),
  }),
};
