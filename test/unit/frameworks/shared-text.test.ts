import { describe, expect, it } from 'vitest';
import { cardSizeBytes, renderCard } from '../../../bot/rendering/render-card.ts';
import type { ShareCard } from '../../../src/frameworks/cards.ts';
import type { Behaviour, Framework } from '../../../src/frameworks/framework.ts';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import { PURPOSES, type TextPurpose } from '../../../src/frameworks/shared-purposes.ts';
import { shareCard } from '../../../src/frameworks/shared-text.ts';
import { LARGEST_CARD_BYTES } from '../../../src/shared/card-size.ts';
import { longestFramework } from '../../support/longest-framework.ts';

const { frameworks } = readPackFiles([shippedPacks]);
const TEXTS = PURPOSES.flatMap(({ value }): TextPurpose[] => (value === 'print' ? [] : [value]));
const [first = longestFramework] = frameworks;
/** No more than a pack must have. */
const ward: Framework = {
  ...first,
  id: 'ward-values',
  name: 'Ward values',
  level: '',
  note: '',
  tagSets: [],
  behaviours: first.behaviours.slice(0, 1).map((one) => ({
    ...one,
    ...{ id: 'kind', name: 'We are kind', icon: '', forStaff: '', forLeaders: '', own: '', personSpecification: '' },
    ...{ parts: [], interview: [], tags: [] },
  })),
};

/** Headings of ours, and the questions of a first week, which are told apart from the source's. */
const OURS =
  /^(?:What it looks like|What to talk through|Interview questions|For a person specification|Goes with, as we read it|What we do|What we don’t|What it does not look like|To ask yourself afterwards):$|^Three questions for your first week \(not from the source\):$|^- (?:Where have you seen .* this week|Whom could you ask what .* means in your work|What have you seen elsewhere that we could learn from)\?$/;

/** Every text that a pack holds of a behaviour. */
function heldOf({ tagSets }: Framework, behaviour: Behaviour): string[] {
  const { name, meaning, parts, looksLike, doesNotLookLike, prompts, own, interview, tags } = behaviour;
  return [
    name.toUpperCase(),
    meaning,
    `For everybody: ${behaviour.forStaff}`,
    `For leaders: ${behaviour.forLeaders}`,
    `${name}: ${meaning}`,
    ...interview.flatMap(({ question, strong, weak }) => [`- ${question}`, `  Strong: ${strong}`, `  Weak: ${weak}`]),
    ...[
      ...parts.flatMap((part) => [part.text, part.own]),
      ...looksLike,
      ...doesNotLookLike,
      ...prompts.map(({ text }) => text),
      own,
      behaviour.personSpecification,
      ...tagSets.map((set) => `${set.name}: ${set.names.filter((one) => tags.includes(one)).join('; ')}`),
    ].map((line) => `- ${line}`),
  ];
}

/** All cards of a text on all behaviours, as each leads to the next. */
function cardsOf(framework: Framework, purpose: TextPurpose): ShareCard[] {
  const cards: ShareCard[] = [];
  for (let part = '*1'; part; part = cards.at(-1)?.nextPart ?? '') {
    const card = shareCard(framework, part, purpose);
    if (!card) throw new Error(`there is no ${part}`);
    cards.push(card);
  }
  return cards;
}

describe.each([...frameworks, longestFramework, ward].map((one) => [one.name, one] as const))(
  '%s as text',
  (_, framework) => {
    describe.each(TEXTS)('for %s', (purpose) => {
      const cards = cardsOf(framework, purpose);
      const lines = cards.flatMap(({ blocks }) => blocks.flatMap((block) => block.lines));

      it('is on cards that are not too large, each with source, version and licence note', () => {
        expect(cards.length).toBeGreaterThan(0);
        for (const card of cards) {
          expect(cardSizeBytes(renderCard(card))).toBeLessThan(LARGEST_CARD_BYTES);
          for (const part of [framework.source, framework.version, framework.licenceNote]) {
            expect(card.source.join('\n')).toContain(part);
          }
        }
      });

      it('says no more than the pack holds', () => {
        const label = `${framework.partLabel}s:`.toLowerCase();
        const names = framework.behaviours.map(({ name }) => name).join(' · ');
        const held = new Set([
          framework.name,
          framework.name.toUpperCase(),
          names,
          framework.interimLabel,
          ...framework.behaviours.flatMap((one) => heldOf(framework, one)),
        ]);
        expect(lines.filter((line) => !OURS.test(line) && line.toLowerCase() !== label && !held.has(line))).toEqual([]);
      });

      it('says beside each text that can be copied that it is interim, if it is', () => {
        const texts = cards.flatMap(({ blocks }) =>
          blocks.map((block) => block.lines.includes(framework.interimLabel)),
        );
        const isSaid =
          purpose === 'everything' || purpose === 'interview' || purpose === 'training' ? texts : [texts.at(-1)];
        if (framework.interimLabel && texts.length) expect(new Set(isSaid)).toEqual(new Set([true]));
      });

      it('is whole: each behaviour is in the text, or among those that the pack has nothing for', () => {
        const all = framework.behaviours.flatMap(({ name }) => [name, name.toUpperCase()]);
        const words = lines.join('\n');
        const found = all.filter((name) => words.includes(name)).length;
        if (!cards[0]?.note) expect(found).toBeGreaterThanOrEqual(framework.behaviours.length);
        expect(cards.map(({ nextPartTitle }) => nextPartTitle)).toEqual(
          cards.map((_, place) => `Part ${place + 2} of ${cards.length}`),
        );
        expect(shareCard(framework, `*${cards.length + 1}`, purpose)).toBeNull();
      });

      it('has each behaviour for itself too', () => {
        for (const { id, name } of framework.behaviours) {
          const card = shareCard(framework, id, purpose);
          if (!card) throw new Error(`there is nothing on ${name}`);
          const words = [card.note, ...card.blocks.flatMap((block) => block.lines)].join('\n');
          expect(words.toUpperCase()).toContain(name.toUpperCase());
          expect(cardSizeBytes(renderCard(card))).toBeLessThan(LARGEST_CARD_BYTES);
        }
      });
    });
  },
);

describe('what the pack has not authored', () => {
  const two: Framework = {
    ...ward,
    behaviours: ['We are kind', 'We are fair', 'We are bold', 'We are calm', 'We are here'].map((name, place) => ({
      ...(ward.behaviours[0] ?? expect.fail('no behaviour')),
      id: `b${place}`,
      name,
      personSpecification: place === 4 ? 'Is here.' : '',
      own: place < 2 ? 'I am.' : '',
    })),
  };

  it.each([
    ['interview', 'b0', 'The pack has no interview questions for “We are kind”. Whoever keeps it can add that.'],
    ['interview', '*1', 'The pack has no interview questions. Whoever keeps it can add that.'],
    [
      'person-specification',
      '*1',
      'The pack has no line for a person specification for 4 of these 5. Whoever keeps it can add that.',
    ],
    [
      'training',
      '*1',
      'The pack has no lines for a self-check for “We are bold”, “We are calm” and “We are here”. Whoever keeps it can add that.',
    ],
    [
      'everything',
      'b0',
      'The pack has no interview questions for “We are kind” and no line for a person specification for “We are kind”. Whoever keeps it can add that.',
    ],
    ['signature', '*1', ''],
    ['induction', 'b0', ''],
  ] as const)('is said for %s of %s, and nothing is written in its place', (purpose, what, note) => {
    expect(shareCard(two, what, purpose)?.note).toBe(note);
  });

  it('leaves a card without a text, which still has its source and a way on', () => {
    const card = shareCard(two, '*1', 'interview') ?? expect.fail('no card');
    expect(card.blocks).toEqual([]);
    expect(JSON.stringify(renderCard(card))).toContain('start-share');
  });
});

describe('a text', () => {
  const opened = (what: string, purpose: TextPurpose) =>
    shareCard(longestFramework, what, purpose)?.blocks.map(({ isOpen }) => isOpen);
  const [one = ''] = longestFramework.behaviours.map(({ id }) => id);

  it('on one behaviour is open; on several it is folded, unless it is short', () => {
    for (const purpose of TEXTS) expect(new Set(opened(one, purpose))).toEqual(new Set([true]));
    for (const purpose of TEXTS) expect(new Set(opened('*1', purpose))).toEqual(new Set([purpose === 'signature']));
  });

  it.each(['*0', '*01', '*-1', '*1.5', '* 1', '*9999', '**', '*', '', 'no such', '__proto__', 'constructor'])(
    'that is asked for as %j is none',
    (sent) => {
      expect(shareCard(ward, sent, 'everything')).toBeNull();
    },
  );

  it('for a new starter is a page: of many behaviours it has one line of each kind for each', () => {
    const nine = frameworks.find(({ behaviours }) => behaviours.length === 9) ?? expect.fail('no pack of nine');
    for (const framework of [...frameworks, nine]) {
      const lines = cardsOf(framework, 'induction').flatMap(({ blocks }) => blocks.flatMap((block) => block.lines));
      expect(lines.length).toBeLessThanOrEqual(60);
    }
  });
});
