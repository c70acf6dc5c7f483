// What no field can hold, in every field that somebody fills in: the form comes back with all else that was typed, and with
// nothing in a picker that the picker cannot show.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isVerb, ROWS, type Verb } from '../../../bot/routes.ts';
import { isDay } from '../../../src/scheduling/recurrence.ts';
import { refusedWith, render } from '../../support/conversation.ts';
import { elementsIn, type Json } from '../../unit/cards/walk.ts';
import { InputsScene, type Press } from './inputs-scene.ts';
import type { Shown } from './sent-forms.ts';

const JUNK: readonly unknown[] = [
  'soon',
  '2026-02-30',
  '25:61',
  '2026-13-45T00:00:00Z',
  'x'.repeat(600),
  'made-up,unheard-of',
  ['one', 'two'],
  { one: 'two' },
  8_760,
];

/** Whoever is not here is shown again as it was sent: a people picker shows anybody, and a list nobody. */
const PEOPLE = ['receiver', 'who'];
/** Which behaviours there are to choose from. */
const GROUND = 'frameworkId';

const scene = new InputsScene();
let presses: readonly Press[] = [];
let shownFor: (verb: Verb) => ReadonlyMap<string, Shown>;
let refused = 0;

beforeAll(async () => {
  await scene.plant();
  presses = scene.presses();
  shownFor = await scene.shownFor(presses);
});
afterAll(async () => {
  console.info(`${refused} refused forms came back`);
  await scene.clear();
});

const FORMS = (Object.keys(ROWS) as Verb[]).filter((verb) => ROWS[verb].form !== null && verb !== 'close-pulse');

test.each(FORMS)('%s', async (verb) => {
  const shown = shownFor(verb);
  const press = pressOf(verb);
  let refusedHere = 0;
  for (const name of Object.keys(press.data).filter((field) => shown.has(field))) {
    for (const junk of JUNK) {
      const { answer } = await scene.effect({ ...press, data: { ...press.data, [name]: junk } });
      // A self-check that lacks an answer comes back by itself.
      if (refusedWith(answer) === '' && answer?.message.kind !== 'self-check-form') continue;
      const what = `${name} as ${JSON.stringify(junk).slice(0, 40)}`;
      refusedHere += 1;
      expect(answer, what).toMatchObject({ audience: 'caller', place: 'card' });
      expect(answer?.message.kind, what).not.toBe('refusal');
      const inputs = elementsIn(render(answer), 'Input.');
      expect(inputs.filter((input) => !canShow(input)).map(shortly), what).toEqual([]);
      expect(inputs.filter((input) => isLost(press, name, input)).map(shortly), what).toEqual([]);
    }
  }
  refused += refusedHere;
  expect(refusedHere).toBeGreaterThan(0);
});

function pressOf(verb: Verb): Press {
  const press = presses.find((one) => one.verb === verb);
  if (!press) throw new Error(`no press of ${verb}`);
  return press;
}

function shortly({ id, value }: Json): unknown[] {
  return [id, value];
}

/** Whether this field was filled in as it should be, and is not shown so again. */
function isLost({ data }: Press, junk: string, { id, value }: Json): boolean {
  const name = String(id);
  return name in data && name !== junk && junk !== GROUND && value !== data[name];
}

function canShow({ type, id, value = '', choices, isMultiSelect }: Json): boolean {
  if (value === '' || PEOPLE.includes(String(id))) return true;
  if (type === 'Input.Date') return isDay(String(value));
  if (type === 'Input.Time') return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(String(value));
  if (type !== 'Input.ChoiceSet' || !Array.isArray(choices)) return true;
  const chosen = isMultiSelect ? String(value).split(',') : [value];
  return chosen.every((one) => choices.some((choice) => choice.value === one));
}

const BED = 'Mrs Jones in bay 3';

test.each([
  ['post-agenda', 'line2'],
  ['prepare-agenda', 'line1'],
  ['propose-behaviour', 'line'],
  ['answer-pulse', 'comment'],
  ['save-action', 'what'],
  ['preview-thanks', 'madePossible'],
  ['give-thanks', 'whatTheyDid'],
  ['change-thanks', 'whatTheyDid'],
  ['save-rhythm', 'pauseBecause'],
] as const)(
  '%s with words that are held back: its button brings all back, in whatever form it was sent',
  async (verb, text) => {
    const press = pressOf(verb);
    const lists = Object.entries(press.data).map(([name, value]) => [name, String(value).split(',')]);
    const { answer } = await scene.effect({ ...press, data: { ...Object.fromEntries(lists), [text]: BED } });
    if (answer?.message.kind !== 'blocked-text') throw new Error(`${verb} held nothing back`);
    const { retryVerb, retryData } = answer.message;
    if (!isVerb(retryVerb)) throw new Error(`${verb} has no form`);
    const again = await scene.effect({ ...press, verb: retryVerb, data: retryData });
    const inputs = elementsIn(render(again.answer), 'Input.');
    expect(inputs.filter((input) => isLost(press, text, input)).map(shortly)).toEqual([]);
    expect(inputs).toContainEqual(expect.objectContaining({ id: text, value: BED }));
  },
);
