// Every field of every row, in each form in which some client sends it: what comes of it is what comes of the usual form.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROWS, type Verb } from '../../../bot/routes.ts';
import { refusedWith } from '../../support/conversation.ts';
import { InputsScene, type Press, type Sent } from './inputs-scene.ts';
import { EMPTY, formsOf, offFormsOf, type Shown } from './sent-forms.ts';

/** Where another form of a field is not the same ("verb field: form"), and why that is right. */
const OTHERWISE: Readonly<Record<string, string>> = {};

const scene = new InputsScene();
let presses: readonly Press[] = [];
let shownFor: (verb: Verb) => ReadonlyMap<string, Shown>;
let combinations = 0;

beforeAll(async () => {
  await scene.plant();
  presses = scene.presses();
  shownFor = await scene.shownFor(presses);
});
afterAll(async () => {
  console.info(`${combinations} combinations of a row, a field and a form`);
  await scene.clear();
});

const VERBS = (Object.keys(ROWS) as Verb[]).filter((verb) => fieldsOf(verb).length > 0);

function fieldsOf(verb: Verb): string[] {
  return [...ROWS[verb].input, ...ROWS[verb].draft];
}

/** One field as some client sends it. */
interface Other {
  readonly name: string;
  readonly form: string;
  readonly sent: unknown;
}

/**
 * Those that do not come to what is expected. All fields in their first form are sent together, then all in their second, and
 * only where that comes to something else one by one.
 */
async function differing(press: Press, others: readonly Other[], expected: string): Promise<string[]> {
  const known = others.filter(({ name, form }) => !(`${press.verb} ${name}: ${form}` in OTHERWISE));
  combinations += known.length;
  const byField = [...Map.groupBy(known, ({ name }) => name).values()];
  const most = Math.max(0, ...byField.map(({ length }) => length));
  const found: string[] = [];
  for (let index = 0; index < most; index += 1) {
    const together = byField.flatMap((forms) => forms[index] ?? []);
    if ((await effectOf(press, together)) === expected) continue;
    for (const other of together) {
      if ((await effectOf(press, [other])) !== expected) found.push(`${other.name}: ${other.form}`);
    }
  }
  return found;
}

async function effectOf(press: Press, others: readonly Other[]): Promise<string> {
  const sent = Object.fromEntries(others.map(({ name, sent }) => [name, sent]));
  return (await scene.effect({ ...press, data: { ...press.data, ...sent } })).effect;
}

function without(press: Press, names: readonly string[]): Press {
  const left = Object.entries(press.data).filter(([name]) => !names.includes(name));
  return { ...press, data: Object.fromEntries(left) };
}

function othersIn(name: string, forms: Sent): Other[] {
  return Object.entries(forms).map(([form, sent]) => ({ name, form, sent }));
}

test.each(VERBS)('%s', async (verb) => {
  const shown = shownFor(verb);
  const empty = (name: string): Other[] => othersIn(name, { ...EMPTY, ...offFormsOf(name, shown.get(name)) });
  for (const press of presses.filter((one) => one.verb === verb)) {
    const usual = await scene.effect(press);
    expect(refusedWith(usual.answer), 'the usual form').toBe('');
    const fields = Object.entries(press.data).filter(([name]) => name !== 'again');
    const filled = fields.flatMap(([name, value]) => othersIn(name, formsOf(name, value, shown.get(name))));
    expect(await differing(press, filled, usual.effect), 'filled in').toEqual([]);

    // What may be left out is left out together; what then may not is tried by itself, for it would hide the others.
    const names = fields.map(([name]) => name);
    const optional: string[] = [];
    for (const name of names) {
      const rest = without(press, [...optional, name]);
      const { answer, effect } = await scene.effect(rest);
      if (refusedWith(answer)) expect(await differing(rest, empty(name), effect), 'left empty').toEqual([]);
      else optional.push(name);
    }
    const least = without(press, optional);
    const left = fieldsOf(verb).filter((name) => !names.includes(name) || optional.includes(name));
    const { answer, effect } = await scene.effect(least);
    expect(refusedWith(answer), 'the least that may be sent').toBe('');
    expect(await differing(least, left.flatMap(empty), effect), 'left empty').toEqual([]);
  }
});

test('each field of each row is filled in above, but for those of questions that no card of the scene asks', () => {
  const missed = VERBS.flatMap((verb) => {
    const filled = new Set(presses.flatMap((press) => (press.verb === verb ? Object.keys(press.data) : [])));
    return fieldsOf(verb)
      .filter((name) => !filled.has(name) && !/^[sq]\d+$/.test(name))
      .map((name) => `${verb}: ${name}`);
  });
  // Only the card of those that somebody gave has a list.
  const unlisted = [
    'change-thanks',
    'thank-back',
    'join-thanks',
    'share-thanks',
    'keep-thanks',
    'hide-thanks',
    'refuse-giver',
  ];
  expect(missed).toEqual(unlisted.map((verb) => `${verb}: thanks`));
});
