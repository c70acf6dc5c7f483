import { describe, expect, it } from 'vitest';
import { cardSizeBytes, renderCard } from '../../../bot/rendering/render-card.ts';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import { shareables, shareCard } from '../../../src/frameworks/shared-text.ts';
import { LARGEST_CARD_BYTES } from '../../../src/shared/card-size.ts';
import { longestFramework } from '../../support/longest-framework.ts';

const { frameworks } = readPackFiles([shippedPacks]);
const OURS =
  /^(?:- Tell us about a time when this was true of your work: “| What did you do\?$|What it looks like:|Interview questions:|For a person specification:|Goes with, as we read it:)/;

describe.each([...frameworks, longestFramework])('$name as text', (framework) => {
  const all = shareables(framework).filter(({ value }) => value.startsWith('*'));
  const cards = all.map(({ behaviours }) => shareCard(framework, behaviours));

  it('has every behaviour once, on cards that are not too large', () => {
    expect(cards.flatMap(({ behaviours }) => behaviours.map(({ name }) => name))).toEqual(
      framework.behaviours.map(({ name }) => name),
    );
    for (const card of cards) expect(cardSizeBytes(renderCard(card))).toBeLessThan(LARGEST_CARD_BYTES);
  });

  it('says no more than the pack holds, but for the questions around its lines', () => {
    for (const [place, { lines }] of cards.flatMap((card) => card.behaviours).entries()) {
      const behaviour = framework.behaviours[place];
      const { name = '', meaning = '', parts = [], looksLike = [], interview = [], tags = [] } = behaviour ?? {};
      const questions = interview.flatMap(({ question, strong, weak }) => [
        `- ${question}`,
        `  Strong: ${strong}`,
        `  Weak: ${weak}`,
      ]);
      const sets = framework.tagSets.map((set) => [
        `- ${set.name}: ${set.names.filter((one) => tags.includes(one)).join('; ')}`,
      ]);
      const label = `${framework.partLabel}s:`.toLowerCase();
      const lists = [...parts.map(({ text }) => text), ...looksLike, behaviour?.personSpecification];
      const apart = [`For everybody: ${behaviour?.forStaff}`, `For leaders: ${behaviour?.forLeaders}`];
      const held = [
        name.toUpperCase(),
        meaning,
        ...apart,
        ...lists.map((line) => `- ${line}`),
        ...questions,
        ...sets.flat(),
      ];
      for (const line of lines) {
        const isOurs = OURS.test(line) || line.toLowerCase() === label;
        expect(isOurs || held.includes(line)).toBe(true);
      }
    }
  });

  it('names its source, version and licence note on every card', () => {
    for (const { source } of cards) {
      expect(source.join('\n')).toContain(framework.source);
      expect(source.join('\n')).toContain(framework.version);
      expect(source.join('\n')).toContain(framework.licenceNote);
    }
  });
});

it('one behaviour is open, several are folded until somebody opens one', () => {
  const [one] = longestFramework.behaviours;
  if (!one) throw new Error('no behaviour');
  expect(shareCard(longestFramework, [one]).behaviours.map(({ isOpen }) => isOpen)).toEqual([true]);
  expect(shareCard(longestFramework, [one, one]).behaviours.map(({ isOpen }) => isOpen)).toEqual([false, false]);
});
