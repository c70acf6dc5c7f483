import { describe, expect, it } from 'vitest';
import { checkLines, DEPTHS, inParts, MOST_IN_PART } from '../../../src/frameworks/check-lines.ts';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import { choicesOn, pagesOf, questionId } from '../../../src/self-check/questions.ts';
import { longestFramework } from '../../support/longest-framework.ts';

const { frameworks } = readPackFiles([shippedPacks]);
const cases = [...frameworks, longestFramework].flatMap((framework) => DEPTHS.map((depth) => ({ framework, depth })));

describe.each(cases)('a $depth self-check of $framework.name', ({ framework, depth }) => {
  const lines = checkLines(framework, depth, 'self');
  const pages = pagesOf(framework, depth);

  it('asks everything once and in order, and no behaviour on two cards', () => {
    expect(pages.flatMap((page) => page.lines)).toEqual(lines);
    expect(pages.map(({ before }) => before)).toEqual(
      pages.map((_, index) => pages.slice(0, index).reduce((sum, page) => sum + page.lines.length, 0)),
    );
    const behaviours = pages.flatMap((page) => [...new Set(page.lines.map(({ behaviourId }) => behaviourId))]);
    expect(behaviours).toEqual(framework.behaviours.map(({ id }) => id));
  });

  it('puts at most fifteen questions on a card, or one behaviour that has more', () => {
    for (const { lines: asked } of pages) {
      const isOneBehaviour = new Set(asked.map(({ behaviourId }) => behaviourId)).size === 1;
      expect(asked.length).toBeLessThanOrEqual(isOneBehaviour ? MOST_IN_PART : 15);
    }
  });

  it('begins each behaviour with its own statement', () => {
    for (const { id, own } of framework.behaviours)
      expect(lines.find(({ behaviourId }) => behaviourId === id)?.text).toBe(own);
  });
});

it('a line that says the same as the statement is asked once', () => {
  const [behaviour] = longestFramework.behaviours;
  if (!behaviour) throw new Error('no behaviour');
  const same = { ...behaviour, looksLike: [behaviour.pulse, 'Other.'], parts: [] };
  expect(checkLines({ behaviours: [same] }, 'full', 'team').map(({ text }) => text)).toEqual([
    behaviour.pulse,
    'Other.',
  ]);
});

it('parts are as even as can be, and a behaviour that is longer than a part stays whole', () => {
  const behaviours = longestFramework.behaviours.map((one) => ({ ...one, parts: [] }));
  const lines = checkLines({ behaviours }, 'full', 'team');
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
  const page = { before: 3, lines: checkLines(longestFramework, 'quick', 'self').slice(3, 4), total: 4 };
  expect(choicesOn(page, { [questionId(3)]: sent })).toEqual([taken]);
});

describe('what is asked of a published behaviour', () => {
  const [longest] = longestFramework.behaviours;
  if (!longest) throw new Error('no behaviour');
  const behaviour = {
    ...longest,
    pulse: 'We ask first.',
    own: 'I ask first.',
    looksLike: ['One.', 'Two.', 'Three.'],
    parts: [
      { text: 'Ask first.', statement: 'We ask first.', own: 'I ask first.' },
      { text: 'Share.', statement: 'We share.', own: '' },
      { text: 'Only read.', statement: '', own: '' },
      { text: 'Thank.', statement: 'We thank people.', own: 'I thank people.' },
    ],
  };
  const asked = (changed: Partial<typeof behaviour>, ...how: ['quick' | 'full', 'team' | 'self']) =>
    checkLines({ behaviours: [{ ...behaviour, ...changed }] }, ...how).map(({ text }) => text);

  it('is each statement of a team, and each own line of oneself', () => {
    expect(asked({}, 'full', 'team')).toEqual(['We ask first.', 'We share.', 'We thank people.']);
    expect(asked({}, 'full', 'self')).toEqual(['I ask first.', 'I thank people.']);
    expect(asked({}, 'quick', 'team')).toEqual(['We ask first.']);
    expect(asked({}, 'quick', 'self')).toEqual(['I ask first.']);
  });

  it('is what it looks like where there are none, and the statement where there is no own line', () => {
    expect(asked({ parts: [] }, 'full', 'team')).toEqual(['We ask first.', 'One.', 'Two.']);
    expect(asked({ parts: [], own: '' }, 'full', 'self')).toEqual(['We ask first.', 'One.', 'Two.']);
    expect(asked({ own: '' }, 'quick', 'self')).toEqual(['We ask first.']);
  });
});
