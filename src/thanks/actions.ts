import { NOTHING, row } from '../shared/action-row.ts';
import { Chosen, choiceOf, Id, IsYes, needed, OptionalId, People, Person, Typed, YesOrNo } from '../shared/fields.ts';
import { allowGiver } from './allow-giver.ts';
import { changeThanks } from './change-thanks.ts';
import { findThanksRef } from './find-given-thanks.ts';
import { giveThanks } from './give-thanks.ts';
import { hideThanks } from './hide-thanks.ts';
import { joinThanks } from './join-thanks.ts';
import { keepThanks } from './keep-thanks.ts';
import { leaveThanks } from './leave-thanks.ts';
import { nominateThanks } from './nominate-thanks.ts';
import { SHARINGS } from './preferences.ts';
import { previewThanks } from './preview-thanks.ts';
import { refuseGiver } from './refuse-giver.ts';
import { savePreferences } from './save-preferences.ts';
import { shareThanks } from './share-thanks.ts';
import { showGivenThanks } from './show-given-thanks.ts';
import { startPreferences } from './start-preferences.ts';
import { startThanks } from './start-thanks.ts';
import { startThanksChange } from './start-thanks-change.ts';
import { thankBack } from './thank-back.ts';
import { REF, refOf, SEEN } from './thank-you-ref.ts';
import { GIVEN, thanksOf, WRITTEN } from './thanks-fields.ts';
import { withdrawThanks } from './withdraw-thanks.ts';

const THANKS = { formId: Id, ...GIVEN, ...WRITTEN, isMeant: IsYes };
const PREFERENCES = { sharing: choiceOf(SHARINGS), forAwards: YesOrNo };

export const thanksRows = {
  'start-thanks': row({
    typed: {
      word: 'thanks',
      what: 'thank a colleague for what they did',
      also: [
        'thank you',
        'thank',
        'thx',
        'thnx',
        'thanx',
        'thks',
        'thank u',
        'kudos',
        'praise',
        'shout out',
        'well done',
        'appreciation',
        'recognise',
        'recognize',
        'give thanks',
        'thank colleague',
        'thank someone',
      ],
      takes: { text: 'typedHere', mentioned: 'mentioned' },
    },
    where: 'anywhere',
    who: 'anyone',
    input: GIVEN,
    draft: { formId: OptionalId, ...WRITTEN, quote: Typed, typedHere: Typed, mentioned: People },
    shows: 'in place',
    form: null,
    makes: 'nothing new',
    inDialogs: true,
    run: (ports, caller, { typedHere, mentioned, ...draft }) =>
      startThanks(ports, caller, thanksOf(draft), { text: typedHere, mentioned }),
  }),
  'leave-thanks': row({
    typed: null,
    where: 'anywhere',
    who: 'anyone',
    input: REF,
    draft: NOTHING,
    shows: 'in place',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, ref) => leaveThanks(ports, caller, ref),
  }),
  'preview-thanks': row({
    typed: null,
    where: 'anywhere',
    who: 'a member',
    input: THANKS,
    draft: NOTHING,
    shows: 'in place',
    form: 'start-thanks',
    makes: 'nothing new',
    inDialogs: true,
    run: (ports, caller, sent) => previewThanks(ports, caller, thanksOf(sent)),
  }),
  'give-thanks': row({
    typed: null,
    where: 'anywhere',
    who: 'a member',
    input: THANKS,
    draft: NOTHING,
    shows: 'in place',
    form: 'start-thanks',
    makes: 'something new',
    inDialogs: true,
    run: (ports, caller, sent) => giveThanks(ports, caller, thanksOf(sent)),
  }),
  'show-given-thanks': row({
    typed: null,
    where: 'own chat',
    who: 'anyone',
    input: NOTHING,
    draft: NOTHING,
    shows: 'as a new message',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: showGivenThanks,
  }),
  'start-thanks-change': row({
    typed: null,
    where: 'anywhere',
    who: 'who gave it',
    input: REF,
    draft: { behaviour: Chosen, whatTheyDid: Typed, madePossible: Typed },
    shows: 'in place',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: async (ports, caller, { behaviour: behaviourId, whatTheyDid, madePossible, ...ref }) =>
      startThanksChange(ports, caller, await findThanksRef(ports, caller, ref), {
        behaviourId,
        whatTheyDid,
        madePossible,
      }),
  }),
  'change-thanks': row({
    typed: null,
    where: 'anywhere',
    who: 'who gave it',
    input: { ...REF, behaviour: Chosen, whatTheyDid: Typed, madePossible: Typed, isMeant: IsYes },
    draft: NOTHING,
    shows: 'in place',
    form: 'start-thanks-change',
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, { behaviour: behaviourId, whatTheyDid, madePossible, isMeant, ...ref }) =>
      changeThanks(ports, caller, refOf(ref), { behaviourId, whatTheyDid, madePossible, isMeant }),
  }),
  'withdraw-thanks': row({
    typed: null,
    where: 'anywhere',
    who: 'who gave it',
    input: REF,
    draft: NOTHING,
    shows: 'in place',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: async (ports, caller, ref) => withdrawThanks(ports, caller, await findThanksRef(ports, caller, ref)),
  }),
  'thank-back': row({
    typed: null,
    where: 'own chat',
    who: 'who received it',
    input: { ...REF, ...SEEN },
    draft: NOTHING,
    shows: 'in place',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, { changedAt, ...ref }) => thankBack(ports, caller, refOf(ref), changedAt),
  }),
  'join-thanks': row({
    typed: null,
    where: 'team',
    who: 'another member',
    input: { ...REF, ...SEEN, joins: YesOrNo },
    draft: NOTHING,
    shows: 'in place',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, { joins, changedAt, ...ref }) =>
      joinThanks(ports, caller, refOf(ref), joins !== 'no', changedAt),
  }),
  'share-thanks': row({
    typed: null,
    where: 'own chat',
    who: 'who received it',
    input: { ...REF, ...SEEN },
    draft: NOTHING,
    shows: 'in place',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, { changedAt, ...ref }) => shareThanks(ports, caller, refOf(ref), changedAt),
  }),
  'keep-thanks': row({
    typed: null,
    where: 'own chat',
    who: 'who received it',
    input: REF,
    draft: NOTHING,
    shows: 'in place',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, ref) => keepThanks(ports, caller, refOf(ref)),
  }),
  'hide-thanks': row({
    typed: null,
    where: 'own chat',
    who: 'who received it',
    input: REF,
    draft: NOTHING,
    shows: 'in place',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, ref) => hideThanks(ports, caller, refOf(ref)),
  }),
  'refuse-giver': row({
    typed: null,
    where: 'own chat',
    who: 'who received it',
    input: REF,
    draft: NOTHING,
    shows: 'as a new message',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, ref) => refuseGiver(ports, caller, refOf(ref)),
  }),
  'nominate-thanks': row({
    typed: null,
    where: 'anywhere',
    who: 'who gave or received it',
    input: { ...REF, ...SEEN, agrees: needed(YesOrNo) },
    draft: NOTHING,
    shows: 'as a new message',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: async (ports, caller, { agrees, changedAt, ...ref }) =>
      nominateThanks(ports, caller, await findThanksRef(ports, caller, ref), agrees === 'yes', changedAt),
  }),
};

export const preferenceRows = {
  'start-preferences': row({
    typed: {
      word: 'my settings',
      what: 'choose what happens with thank-yous for you',
      also: ['my setting', 'my preferences', 'preferences', 'personal settings', 'thank-you settings'],
    },
    where: 'own chat',
    who: 'anyone',
    input: NOTHING,
    draft: PREFERENCES,
    shows: 'as a new message',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: startPreferences,
  }),
  'save-preferences': row({
    typed: null,
    where: 'own chat',
    who: 'anyone',
    input: PREFERENCES,
    draft: NOTHING,
    shows: 'in place',
    form: 'start-preferences',
    makes: 'nothing new',
    inDialogs: false,
    run: savePreferences,
  }),
  'allow-giver': row({
    typed: null,
    where: 'own chat',
    who: 'anyone',
    input: { giverId: Person },
    draft: NOTHING,
    shows: 'in place',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: (ports, caller, { giverId }) => allowGiver(ports, caller, giverId),
  }),
};
