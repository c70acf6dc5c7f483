import { afterAll, beforeAll, expect, test } from 'vitest';
import { REFUSALS, ROWS, type Verb } from '../../../bot/routes.ts';
import type { RefusalCode } from '../../../src/refusal.ts';
import { VERB_ROWS } from '../../attacks/authorisation.ts';
import { Scene } from '../../attacks/authorisation-scene.ts';
import { render } from '../../support/conversation.ts';
import { AGENDA_ITEMS, AGREED_ACTION, RHYTHM, THANKS_WORDS } from '../../support/filled-forms.ts';
import { NOTHING_SET } from '../../support/rhythm-steps.ts';
import { elementsIn } from '../../unit/cards/walk.ts';

type Sent = Readonly<Record<string, string>>;

interface Refused {
  readonly code: RefusalCode;
  /** What is wrong, and so need not come back as it was sent. */
  readonly fault: Sent;
  /** All else that the form has, as somebody filled it in. */
  readonly typed: Sent;
}

const THANKS = { ...THANKS_WORDS, likely: 'person-megan-bowen' };

/** One for each row that has a form. */
const REFUSED: Partial<Record<Verb, Refused>> = {
  'post-agenda': { code: 'BEHAVIOUR_UNKNOWN', fault: { behaviour3: 'made-up' }, typed: AGENDA_ITEMS },
  'prepare-agenda': { code: 'BEHAVIOUR_UNKNOWN', fault: { behaviour3: 'made-up' }, typed: AGENDA_ITEMS },
  'propose-behaviour': {
    code: 'BEHAVIOUR_UNKNOWN',
    fault: { behaviour: 'made-up' },
    typed: { itemType: 'risk', line: 'Winter staffing' },
  },
  'open-pulse': { code: 'PULSE_DURATION', fault: { hours: '9999' }, typed: { behaviours: 'innovative,compassionate' } },
  'open-team-check': { code: 'PULSE_DURATION', fault: { hours: '9999' }, typed: { part: 'full-1' } },
  'answer-pulse': { code: 'ANSWER_OFF_SCALE', fault: { s0: '9' }, typed: {} },
  'save-comment': { code: 'COMMENT_MISSING', fault: { comment: '' }, typed: {} },
  'save-action': { code: 'ACTION_DATE', fault: { byWhen: '2020-01-01', decision: 'agreed' }, typed: AGREED_ACTION },
  'open-self-check': { code: 'FRAMEWORK_UNKNOWN', fault: { frameworkId: 'made-up' }, typed: { depth: 'full' } },
  'show-self-check': { code: 'FRAMEWORK_UNKNOWN', fault: { frameworkId: 'made-up' }, typed: { depth: 'full' } },
  'show-one-to-one': { code: 'FRAMEWORK_UNKNOWN', fault: { frameworkId: 'made-up' }, typed: {} },
  'share-framework': {
    code: 'FRAMEWORK_UNKNOWN',
    fault: { frameworkId: 'made-up' },
    typed: { purpose: 'interview' },
  },
  'preview-thanks': { code: 'TEXT_MISSING', fault: { whatTheyDid: ' ' }, typed: THANKS },
  'give-thanks': { code: 'TEXT_MISSING', fault: { whatTheyDid: ' ' }, typed: THANKS },
  'change-thanks': { code: 'TEXT_MISSING', fault: { whatTheyDid: ' ' }, typed: THANKS_WORDS },
  'save-preferences': { code: 'INPUT_MALFORMED', fault: { sharing: 'made-up' }, typed: { forAwards: 'yes' } },
  'save-rhythm': {
    code: 'RHYTHM_TIME',
    fault: { pulseAt: 'soon' },
    typed: {
      ...NOTHING_SET,
      ...RHYTHM,
    },
  },
  'save-settings': {
    code: 'TIME_ZONE_UNKNOWN',
    fault: {},
    typed: { timeZone: 'Mars/Base', frameworkId: 'jersey-tier3', threshold: '11', pooling: 'yes', comments: 'yes' },
  },
};

const scene = new Scene();
beforeAll(() => scene.plant());
afterAll(() => scene.clear());

/** Who may not close a pulse has filled in nothing: a button brings them back to it. */
const FORMS = (Object.keys(ROWS) as Verb[]).filter((verb) => ROWS[verb].form !== null && verb !== 'close-pulse');

test.each(FORMS)('%s: the form comes back in the answer, with what was typed and why it was refused', async (verb) => {
  const refused = REFUSED[verb];
  if (!refused) throw new Error(`say in REFUSED how ${verb} is refused`);
  const { code, fault, typed } = refused;
  const { conversation } = await scene.copy();
  const { data, place, by } = VERB_ROWS[verb];
  const answer = await conversation.press(by, verb, { ...data(scene.ids), ...typed, ...fault }, place);

  const { what, kept, next } = REFUSALS[code];
  expect(answer).toMatchObject({ audience: 'caller', place: 'card', message: { formNote: { what, kept, next } } });
  expect(answer?.message.kind).not.toBe('refusal');
  const card = render(answer);
  expect(JSON.stringify(card)).toContain(what);
  const inputs = new Map(elementsIn(card, 'Input.').map(({ id, value }) => [id, value]));
  expect(Object.fromEntries(Object.keys(typed).map((name) => [name, inputs.get(name)]))).toEqual(typed);
  expect(conversation.posts).toEqual([]);
  await conversation.ports.store.close();
});

test.each(FORMS)('%s: whatever a client sends in a field, the form comes back with the others', async (verb) => {
  const { fault = {}, typed = {} } = REFUSED[verb] ?? {};
  const { conversation } = await scene.copy();
  const { data, place, by } = VERB_ROWS[verb];
  const fields = ROWS[verb].input.filter((name) => name in fault || name in typed);
  for (const name of fields) {
    for (const odd of [['one', 'two'], { one: 'two' }, 'x'.repeat(20_000)]) {
      const sent = { ...data(scene.ids), ...typed, ...fault, [name]: odd, toString: 'x', constructor: 'y' };
      const answer = await conversation.press(by, verb, sent, place);
      expect(answer, `${name} as ${typeof odd}`).toMatchObject({ place: 'card', message: { formNote: {} } });
    }
  }
  expect(conversation.posts).toEqual([]);
  await conversation.ports.store.close();
});

test('nothing on a form is left out here: each field that a row takes is typed, is what is wrong, or goes with the card', () => {
  const carried =
    /^(?:formId|pulseId|agendaId|thankYouId|thankYouTeamId|thanks|isMeant|isWhole|isForTeam|alone|receiver|backVerb|backTo|isMessage|decision|version|answers|comment|pauseEnd|dropQuiet|[sq]\d+)$/;
  const missed = FORMS.flatMap((verb) => {
    const { fault = {}, typed = {} } = REFUSED[verb] ?? {};
    const said = new Set([...Object.keys(fault), ...Object.keys(typed)]);
    return ROWS[verb].input.filter((name) => !carried.test(name) && !said.has(name)).map((name) => `${verb}: ${name}`);
  });
  // The choice of a framework that is not there makes the list of its behaviours another.
  expect(missed).toEqual(['share-framework: behaviour', 'show-one-to-one: behaviour']);
});

/** Rows whose form is about something that can be gone when it is sent; the others begin something new. */
const GONE_BEFORE_SENT: readonly Verb[] = [
  'start-proposal',
  'propose-behaviour',
  'view-pulse',
  'save-comment',
  'answer-pulse',
  'change-answer',
  'start-action',
  'save-action',
  'start-thanks-change',
  'change-thanks',
];

test('whatever the form was about is gone: what somebody wrote into it stands in the answer, to be copied', async () => {
  const refused: string[] = [];
  for (const verb of (Object.keys(ROWS) as Verb[]).filter((each) => ROWS[each].writtenInto.length > 0)) {
    const { conversation } = await scene.copy();
    const { data, place, by } = VERB_ROWS[verb];
    const gone = Object.fromEntries(Object.keys(data(scene.ids)).map((name) => [name, 'gone']));
    const written = Object.fromEntries(ROWS[verb].writtenInto.map((name) => [name, `Typed into ${name}.`]));
    const answer = await conversation.press(by, verb, { ...gone, ...written }, place);
    if (answer?.message.kind !== 'refusal') continue;
    refused.push(verb);
    const card = JSON.stringify(render(answer));
    expect(
      Object.values(written).filter((text) => !card.includes(text)),
      verb,
    ).toEqual([]);
  }
  expect(refused).toEqual(GONE_BEFORE_SENT);
});
