import { describe, expect, it } from 'vitest';
import { checkLines, DEPTHS, inParts } from '../../../src/frameworks/check-lines.ts';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import { choicesOn, pagesOf, questionId } from '../../../src/self-check/questions.ts';
import { longestFramework } from '../../support/longest-framework.ts';

const { frameworks } = readPackFiles([shippedPacks]);
const cases = [...frameworks, longestFramework].flatMap((framework) => DEPTHS.map((depth) => ({ framework, depth })));

describe.each(cases)('a $depth self-check of $framework.name', ({ framework, depth }) => {
  const lines = checkLines(framework, depth);
  const pages = pagesOf(framework, depth);

  it('asks everything once and in order, and no behaviour on two cards', () => {
    expect(pages.flatMap((page) => page.lines)).toEqual(lines);
    expect(pages.map(({ before }) => before)).toEqual(
      pages.map((_, index) => pages.slice(0, index).reduce((sum, page) => sum + page.lines.length, 0)),
    );
    const behaviours = pages.flatMap((page) => [...new Set(page.lines.map(({ behaviourId }) => behaviourId))]);
    expect(behaviours).toEqual(framework.behaviours.map(({ id }) => id));
  });

  it('puts at most fifteen questions on a card', () => {
    for (const page of pages) expect(page.lines.length).toBeLessThanOrEqual(15);
  });

  it('begins each behaviour with its own statement', () => {
    for (const { id, pulse } of framework.behaviours)
      expect(lines.find(({ behaviourId }) => behaviourId === id)?.text).toBe(pulse);
  });
});

it('a line that says the same as the statement is asked once', () => {
  const [behaviour] = longestFramework.behaviours;
  if (!behaviour) throw new Error('no behaviour');
  const framework = { ...longestFramework, behaviours: [{ ...behaviour, looksLike: [behaviour.pulse, 'Other.'] }] };
  expect(checkLines(framework, 'full').map(({ text }) => text)).toEqual([behaviour.pulse, 'Other.']);
});

it('parts are as even as can be, and a behaviour that is longer than a part stays whole', () => {
  const lines = checkLines(longestFramework, 'full');
  expect(inParts(lines, 27).map(({ length }) => length)).toEqual([24, 21, 24, 21]);
  expect(inParts(lines.slice(0, 3), 2)).toEqual([lines.slice(0, 3)]);
  expect(inParts([], 5)).toEqual([]);
});

it.each([
  ['5', '5'],
  ['0', '0'],
  ['6', ''],
  ['', ''],
  [5, ''],
  [['5'], ''],
  ["5' OR 1=1", ''],
  [undefined, ''],
])('of %j on the card, "%s" is taken', (sent, taken) => {
  const page = { before: 3, lines: checkLines(longestFramework, 'quick').slice(3, 4), total: 4 };
  expect(choicesOn(page, { [questionId(3)]: sent })).toEqual([taken]);
});
