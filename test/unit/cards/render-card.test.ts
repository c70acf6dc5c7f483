import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Template } from 'adaptivecards-templating/lib/template-engine.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { summaryOf } from '../../../bot/rendering/card-summaries.ts';
import { renderCard } from '../../../bot/rendering/render-card.ts';
import type { AgendaCard } from '../../../src/meetings/cards.ts';
import type { Message } from '../../../src/message.ts';
import type { ThanksCard } from '../../../src/thanks/cards.ts';
import { sampleMessages } from '../../support/sample-messages.ts';
import { HOSTILE, HOSTILE_NAME, HOSTILE_SHOWN } from '../../support/sample-words.ts';
import { elementsIn, type Json, stringsIn, textsIn } from './walk.ts';

const thanks: ThanksCard = {
  kind: 'thanks',
  thankYouId: 'thanks-1',
  thankYouTeamId: 'team-1',
  changedAt: 0,
  giverName: 'Alex Wilber',
  names: 'Megan Bowen',
  receivers: [{ name: 'Megan Bowen', teamsId: '29:1megan' }],
  behaviourName: 'We are compassionate',
  sign: '🤝',
  whatTheyDidWords: 'Stayed late.',
  madePossibleWords: '',
  changed: '',
  alsoFrom: '',
  note: '',
  isIn: false,
  isSample: false,
};
const agenda: AgendaCard = {
  kind: 'agenda',
  agendaId: 'a1',
  title: 'Our behaviours for this meeting',
  source: 'Our values',
  interimLabel: '',
  items: [],
  lookBack: '',
  lookBackOutcome: '',
  shownQuestion: 3,
};

const runsOf = (message: Message) => textsIn(renderCard(message));

describe('what people type', () => {
  it('is shown as they typed it, down to the last sign', () => {
    expect(runsOf({ ...thanks, whatTheyDidWords: HOSTILE })).toContain(HOSTILE_SHOWN);
  });

  it('is never taken for a binding', () => {
    const shown = runsOf({ ...thanks, whatTheyDidWords: '${giverName} ${1 + 1} ${json(\'{"a":1}\')} \\${x}' });
    expect(shown).toContain('${giverName} ${1 + 1} ${json(\'{"a":1}\')} \\${x}');
  });

  it('keeps its line breaks, which names lose', () => {
    const shown = runsOf({ ...thanks, giverName: 'Alex\nWilber', whatTheyDidWords: 'one\r\ntwo\u2028three\tfour' });
    expect(shown).toContain('one\ntwo\nthree four');
    expect(shown).toContain('Alex Wilber · We are compassionate');
  });

  it.each([
    ['direction marks', 'a\u202Eb\u2066c\u200Ed\u061Ce', 'abcde'],
    ['invisible signs', 'a\u200Bb\u2060c\uFEFFd\u200De', 'abcde'],
    ['control signs', 'a\u0000b\u001Bc\u0085d', 'abc\nd'],
    ['half a sign', 'a\uD83Db', 'a\uFFFDb'],
    ['the sign that guards bindings', 'a\uFDD0b', 'ab'],
    ['a date macro', '{{DATE(2026-01-01T00:00:00Z)}} {{time(x)}}', '{ {DATE(2026-01-01T00:00:00Z)}} { {time(x)}}'],
    ['an emoji made of several', '👩‍⚕️ 👍🏽', '👩‍⚕️ 👍🏽'],
    ['the joiners that Persian and Sinhala are written with', 'می‌خواهم ශ්‍රී', 'می‌خواهم ශ්‍රී'],
  ])('%s', (_what, typed, shown) => {
    expect(runsOf({ ...thanks, whatTheyDidWords: typed })).toContain(shown);
  });

  it('comes back whole with “Try again”', () => {
    const card = renderCard({
      kind: 'refusal',
      what: 'No person was chosen to thank.',
      kept: '',
      next: '',
      retryVerb: 'start-thanks',
      retryData: { formId: 'f1', whatTheyDid: 'one\ntwo ${x}' },
      typedWords: '',
    });
    const data = { verb: 'start-thanks', formId: 'f1', whatTheyDid: 'one\ntwo ${x}' };
    expect(card.actions).toMatchObject([{ verb: 'start-thanks', data, fallback: { data } }, { verb: 'show-help' }]);
  });

  it('stays as it was in the message', () => {
    const message = { ...thanks, whatTheyDidWords: HOSTILE };
    renderCard(message);
    expect(message.whatTheyDidWords).toBe(HOSTILE);
  });
});

describe('the mention in a thank-you', () => {
  const mentionOf = (card: Json) => {
    const [mention] = elementsIn(card, 'mention');
    return mention;
  };

  it.each([
    ['Megan Bowen', 'Megan Bowen'],
    ['BOWEN, Megan (NHS MID AND SOUTH ESSEX ICB - 07G)', 'BOWEN, Megan (NHS MID AND SOUTH ESSEX ICB - 07G)'],
    ['Siân O’Neill-Pugh & Co', 'Siân O’Neill-Pugh & Co'],
    ['<at>Everyone</at>', 'Everyone'],
    ['<<at>at>Everyone</at>', 'at Everyone'],
    ['**Bob** _B_ [x](https://evil.example) `c` # &lt;b&gt;', 'Bob B x (https evil.example) c lt;b gt;'],
    ['${giverName} {{DATE(1)}}', '$ giverName DATE(1)'],
    ['\u202E\u200B', 'a colleague'],
  ])('of %s is the same in the card and beside it', (receiverName, name) => {
    const card = renderCard({ ...thanks, receivers: [{ name: receiverName, teamsId: '29:1megan' }] });
    expect(mentionOf(card)).toEqual({
      type: 'mention',
      text: `<at>${name}</at>`,
      mentioned: { id: '29:1megan', name },
    });
    expect(elementsIn(card, 'TextBlock')[0]).toMatchObject({ text: `Thank you, <at>${name}</at>` });
  });

  it('is the only tag on the card that Teams could take for one', () => {
    const card = renderCard({
      ...thanks,
      giverName: HOSTILE_NAME,
      receivers: [{ name: HOSTILE_NAME, teamsId: '29:1megan' }],
    });
    const texts = elementsIn(card, 'TextBlock').flatMap(stringsIn);
    expect(texts.join(' ').match(/<at>/g)).toHaveLength(1);
  });

  it('is left out where the receiver cannot be mentioned', () => {
    const card = renderCard({ ...thanks, receivers: [{ name: 'Megan Bowen', teamsId: '' }] });
    expect(mentionOf(card)).toBeUndefined();
    expect(JSON.stringify(card)).not.toContain('<at>');
  });
});

describe('a form that comes back after a refusal', () => {
  const [form = thanks] = Object.values(sampleMessages).filter(({ kind }) => kind === 'thanks-form');
  const note = { what: 'No person was chosen to thank.', kept: 'Your words are below.', next: 'Choose a person.' };

  it('says above all else what happened, what was kept and what to do, and is otherwise as it was', () => {
    const { body: bare, ...others } = renderCard(form);
    const { body, ...same } = renderCard({ ...form, formNote: note });
    const [first, ...rest] = Array.from(Object(body));

    expect([rest, same]).toEqual([bare, others]);
    expect(first).toMatchObject({ type: 'Container', style: 'attention' });
    expect(textsIn(first)).toEqual([note.what, note.kept, 'What to do: ', note.next]);
  });

  it('leaves out what there is not to say', () => {
    const [first] = Array.from(Object(renderCard({ ...form, formNote: { ...note, kept: '', next: '' } }).body));
    expect(textsIn(first)).toEqual([note.what]);
  });

  it('shows hostile words in its note as they are, and never as a binding', () => {
    const card = renderCard({
      ...form,
      formNote: { what: HOSTILE_NAME, kept: '${receiverIds} \u202Ex', next: '${1 + 1}' },
    });
    const [first] = Array.from(Object(card.body));
    expect(textsIn(first)).toContain('${receiverIds} x');
    expect(JSON.stringify(first)).toContain('${1 + 1}');
  });
});

describe('templates', () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const copies: string[] = [];
  afterEach(() => {
    for (const copy of copies.splice(0)) rmSync(copy, { recursive: true, force: true });
  });

  /** The renderer beside a copy of the templates, one of them spoilt. */
  function loadWith(spoil: (cards: string) => void): Promise<typeof import('../../../bot/rendering/render-card.ts')> {
    mkdirSync(`${root}.data`, { recursive: true });
    const copy = mkdtempSync(`${root}.data/cards-`);
    copies.push(copy);
    cpSync(`${root}cards`, `${copy}/cards`, { recursive: true });
    for (const name of ['bot/rendering', 'src']) cpSync(`${root}${name}`, `${copy}/${name}`, { recursive: true });
    spoil(`${copy}/cards`);
    return import(`${copy}/bot/rendering/render-card.ts`);
  }

  it('are compiled once', () => {
    renderCard(thanks);
    const compile = vi.spyOn(Template, 'parseInterpolatedString');
    renderCard(thanks);
    expect(compile).not.toHaveBeenCalled();
  });

  it('keep a number a number', () => {
    expect(renderCard(agenda).actions).toMatchObject([
      { data: { agendaId: 'a1', shown: 3 } },
      { data: { agendaId: 'a1' } },
      { title: 'More' },
    ]);
  });

  it('that are missing stop the bot when it starts', async () => {
    const { prepareCards } = await loadWith((cards) => rmSync(`${cards}/pulse.json`));
    await expect(prepareCards()).rejects.toThrow('cards/pulse.json is missing');
  });

  it.each([
    ['are not JSON', '{'],
    ['have a broken expression', '{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"${if(}"}]}'],
  ])('that %s stop the bot when it starts', async (_what, text) => {
    const { prepareCards } = await loadWith((cards) => writeFileSync(`${cards}/pulse.json`, text));
    await expect(prepareCards()).rejects.toThrow('cards/pulse.json');
  });

  it('that bind what the message does not have are a mistake, not a card', async () => {
    const text = '{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"${teamNam}"}]}';
    const renderer = await loadWith((cards) => writeFileSync(`${cards}/pulse-closing.json`, text));
    expect(() => renderer.renderCard({ kind: 'pulse-closing' })).toThrow(/pulse-closing\.json.*\$\{teamNam\}/);
  });
});

it('the notification says who thanked whom, without invisible signs', () => {
  expect(summaryOf({ ...thanks, giverName: 'Alex\u202E Wilber' })).toBe('Alex Wilber thanked Megan Bowen');
});
