import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MESSAGE_KINDS } from '../../bot/rendering/card-summaries.ts';
import { templateOf } from '../../bot/rendering/render-card.ts';
import { isVerb, ROWS } from '../../bot/routes.ts';
import { TeamsConversation } from '../support/conversation.ts';
import { NOTHING_SET } from '../support/rhythm-steps.ts';

const BED = 'Mrs Jones in bay 3';
const TEAM = 'team-sample-team';
const SETTINGS = { frameworkId: 'mse-icb-values', timeZone: 'Europe/London', threshold: '5' };
const BEHAVIOUR = { behaviour: 'compassionate' };
const THANKS = {
  ...BEHAVIOUR,
  formId: 'form-1',
  receiver: 'person-megan-bowen',
  whatTheyDid: 'Stayed late on Friday.',
};

/** Every text that somebody can type on a card: the verb that sends it, and the form as it is sent. */
const TYPED: readonly (readonly [verb: string, field: string, data: Record<string, string>])[] = [
  ['give-thanks', 'whatTheyDid', { ...THANKS, whatTheyDid: BED }],
  ['give-thanks', 'madePossible', { ...THANKS, madePossible: BED }],
  ['preview-thanks', 'whatTheyDid', { ...THANKS, whatTheyDid: BED }],
  ['change-thanks', 'whatTheyDid', { ...BEHAVIOUR, whatTheyDid: BED }],
  ['change-thanks', 'madePossible', { ...BEHAVIOUR, whatTheyDid: 'Stayed late.', madePossible: BED }],
  ['prepare-agenda', 'line1', { line1: BED }],
  ['post-agenda', 'line2', { line2: BED }],
  ['post-agenda', 'line3', { line3: BED }],
  ['propose-behaviour', 'line', { ...BEHAVIOUR, line: BED }],
  ['save-action', 'what', { ...BEHAVIOUR, decision: 'agreed', what: BED }],
  ['save-action', 'because', { ...BEHAVIOUR, decision: 'not now', because: BED }],
  ['save-rhythm', 'pauseBecause', { ...NOTHING_SET, pauseUntil: '2026-11-20', pauseBecause: BED }],
  ['answer-pulse', 'comment', { s0: '4', comment: BED }],
];

/** Where the text fields of a card are numbered. */
const NUMBERED: Readonly<Record<string, readonly string[]>> = { 'line${number}': ['line1', 'line2', 'line3'] };

const CARDS = MESSAGE_KINDS.map((kind) => JSON.stringify(templateOf(kind), null, 2));

/** As cards name them, the first of those that are numbered. */
const FIELDS = new Set(
  CARDS.flatMap((card) => [...card.replaceAll('${number}', '1').matchAll(/"id": "(\w+)"/g)].map(([, id = '']) => id)),
);

it('no card has a text field that is not among those below', () => {
  const ids = CARDS.flatMap((card) =>
    [...card.matchAll(/"Input\.Text",.*?"id": "([^"]+)"/gs)].map(([, id = '']) => id),
  );
  expect(CARDS.join('').split('"Input.Text"')).toHaveLength(ids.length + 1);
  const fields = new Set(ids.flatMap((id) => NUMBERED[id] ?? [id]));
  expect([...fields].toSorted()).toEqual([...new Set(TYPED.map(([, field]) => field))].toSorted());
});

it('whatever one of our own buttons sends is taken', () => {
  const sent = CARDS.flatMap((card) => dataIn(JSON.parse(card)));
  expect(sent.length).toBeGreaterThan(60);
  const ignored = sent.flatMap(({ verb, again, ...data }) => {
    if (!isVerb(verb)) return [];
    const { input, draft } = ROWS[verb];
    const taken = new Set(again === 'yes' ? [...input, ...draft] : input);
    return Object.keys(data).flatMap((name) => (taken.has(name) ? [] : [`${verb}: ${name}`]));
  });
  expect(ignored).toEqual([]);
});

interface SentByButton {
  readonly verb: string;
  readonly again?: string;
}

/** What every button sends, wherever in a card it stands. */
function dataIn(part: unknown): SentByButton[] {
  if (typeof part !== 'object' || part === null) return [];
  const inside = Object.values(part).flatMap(dataIn);
  return 'data' in part && isSentByButton(part.data) ? [part.data, ...inside] : inside;
}

function isSentByButton(data: unknown): data is SentByButton {
  return typeof data === 'object' && data !== null && 'verb' in data && typeof data.verb === 'string';
}

describe('what was held back', () => {
  let chat: TeamsConversation;
  let about: Record<string, string>;

  beforeEach(async () => {
    chat = new TeamsConversation();
    about = await atWork();
  });
  afterEach(() => chat.close());

  it.each(TYPED)('reaches neither the store nor anybody else: %s, %s', async (verb, _field, data) => {
    const asked: unknown[] = [];
    const { store } = chat.ports;
    const watched = new Proxy(store, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return (...args: unknown[]) => {
          asked.push([name, args]);
          return method.apply(target, args);
        };
      },
    });
    Object.assign(chat.ports, { store: watched });

    const held = await press(verb, data);
    await chat.runJobs();
    expect(held).toMatchObject({ audience: 'caller', message: { kind: 'blocked-text', sendVerb: '' } });
    expect(JSON.stringify(held)).toContain('[Mrs Jones in bay 3]');
    expect(asked.length).toBeGreaterThan(0);
    expect(JSON.stringify(asked)).not.toContain('Jones');
    expect(JSON.stringify([chat.posts, chat.updates])).not.toContain('Jones');
  });

  // There an answer that is for everyone would be posted in the conversation.
  it.each(TYPED)(
    'comes back on its form for its writer alone, also on old apps: %s, %s',
    async (verb, _field, data) => {
      const held = await press(verb, data);
      if (held?.message.kind !== 'blocked-text') throw new Error(`${verb} held nothing back`);
      const again = await press(held.message.retryVerb, { ...held.message.retryData });
      expect(JSON.stringify(again?.message)).toContain(BED);
      expect(again).toMatchObject({ audience: 'caller', place: 'card' });
    },
  );

  // A button that opens a form for everybody sends no words; whoever makes one up would have the bot post them unseen.
  it.each(TYPED)('opens no form for others that is filled with it: %s, %s', async (verb, _field, data) => {
    const held = await press(verb, data);
    if (held?.message.kind !== 'blocked-text') throw new Error(`${verb} held nothing back`);
    const { again: _, ...crafted } = held.message.retryData;
    const opened = await press(held.message.retryVerb, crafted);
    if (opened?.audience === 'caller' && opened.place === 'card') return;
    expect(opened?.message.kind).toMatch(/-form$/);
    expect(JSON.stringify(opened)).not.toContain('Jones');
  });

  it.each(Object.keys(ROWS).filter((verb) => verb.startsWith('start-')))(
    'is not shown to others by a made-up button either, whatever field it is in: %s',
    async (verb) => {
      for (const name of FIELDS) {
        const opened = await press(verb, { [name]: BED });
        const isForOthers = opened && (opened.audience === 'everyone' || opened.place !== 'card');
        expect([name, isForOthers && JSON.stringify(opened).includes('Jones')]).toEqual([name, false]);
      }
    },
  );

  it('is found also where its digits stand on several lines, which become one', async () => {
    const action = { ...BEHAVIOUR, decision: 'agreed', what: '943\n476\n5919' };
    expect((await press('save-action', action))?.message.kind).toBe('blocked-text');
  });

  /** On an action the pulse is the one that has its result; else the one that is open. */
  function press(verb: string, data: Record<string, unknown>) {
    const pulseId = verb.endsWith('-action') ? about.closedPulse : about.openPulse;
    return chat.press('Alex Wilber', verb, { ...about, pulseId, ...data });
  }

  /** An agenda that can be proposed for, a result that asks for an action, an open pulse, and a thank-you. */
  async function atWork() {
    const alex = (verb: string, data: Record<string, unknown>) => chat.press('Alex Wilber', verb, data);
    await alex('save-settings', { ...SETTINGS, pooling: 'no', comments: 'yes' });
    const agenda = (await alex('prepare-agenda', { formId: 'form-2', behaviour1: 'compassionate' }))?.message;
    const thanks = (await alex('give-thanks', { ...THANKS, formId: 'form-3' }))?.message;
    const closedPulse = await openPulse('form-4', 'compassionate', '1');
    for (const { name } of chat.members) {
      await chat.press(name, 'answer-pulse', { pulseId: closedPulse, s0: '4' });
    }
    await chat.wait(2);
    if (agenda?.kind !== 'agenda-prepared' || thanks?.kind !== 'thanks-sent') throw new Error('nothing to work on');
    const { thankYouId, thankYouTeamId } = thanks;
    const openedPulse = await openPulse('form-5', 'innovative', '72');
    return {
      formId: 'form-1',
      agendaId: agenda.agendaId,
      thankYouId,
      thankYouTeamId,
      closedPulse,
      openPulse: openedPulse,
    };
  }

  async function openPulse(formId: string, behaviours: string, hours: string): Promise<string> {
    await chat.press('Alex Wilber', 'open-pulse', { formId, behaviours, hours });
    const [pulse] = await chat.ports.store.openPulses(TEAM);
    return pulse?.pulseId ?? '';
  }
});
