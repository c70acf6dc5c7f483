import { describe, expect, test } from 'vitest';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import { guideKindOf, guideTo, lowestOf } from '../../../src/guide/guide.ts';
import { CANNOT_TELL, CHAIR_LAST, type GuideKind, STEPS } from '../../../src/guide/words.ts';
import type { Disclosable } from '../../../src/privacy/disclose.ts';
import { disclose } from '../../../src/privacy/disclose.ts';

const KINDS = Object.keys(STEPS) as GuideKind[];
const { frameworks } = readPackFiles([shippedPacks]);
const [behaviour] = frameworks[0]?.behaviours ?? [];

/** Of people who strongly disagree, disagree, are in between, agree and strongly agree. */
const shown = (histogram: [number, number, number, number, number]): Disclosable =>
  disclose({ histogram, notSure: 0 }, 120, 5);

describe('the kind of talk that a result asks for', () => {
  test.each<[string, Disclosable, boolean, GuideKind]>([
    ['fewer than half agree', shown([0, 5, 1, 1, 0]), false, 'low'],
    ['about half agree', shown([0, 2, 1, 2, 1]), false, 'mixed'],
    ['most agree', shown([0, 1, 1, 5, 1]), false, 'high'],
    ['all agree', shown([0, 0, 0, 5, 5]), false, 'high'],
    ['most agree, and nothing can be told of a change', shown([0, 1, 1, 5, 1]), true, 'no clear change'],
    ['fewer than half agree, and nothing can be told of a change', shown([0, 5, 1, 1, 0]), true, 'low'],
    ['most agree, and many disagree', shown([10, 16, 12, 40, 22]), false, 'mixed'],
    ['too few answered', shown([0, 0, 1, 1, 0]), false, 'too few'],
  ])('where %s', (_what, published, isChangeUnclear, kind) => {
    expect(guideKindOf({ published, isChangeUnclear })).toBe(kind);
  });
});

describe('the guide', () => {
  test.each(KINDS)('to one that is %s begins with the chair, ends with who looks back, and blames nobody', (kind) => {
    const guide = guideTo(kind, behaviour);
    expect(guide.opening).toBe(CHAIR_LAST);
    expect(guide.steps.map(({ number }) => number)).toEqual(['1.', '2.', '3.', '4.', '5.']);
    expect(guide.steps.at(-1)?.text).toBe('Who sees to it, and when do we look back?');
    const words = [guide.opening, ...guide.steps.map(({ text }) => text), ...guide.longer, guide.cannotTell].join(' ');
    expect(words).not.toMatch(/who (did|has) not|why (did|have) you|blame|fault|score|rank|anonym/i);
    for (const { text } of guide.steps) expect(text.split(/\s+/).length).toBeLessThanOrEqual(20);
  });

  test('takes its examples from the pack, three at most, and has none of a behaviour that is gone', () => {
    expect(guideTo('low', behaviour).examples).toEqual(behaviour?.looksLike.slice(0, 3));
    expect(guideTo('low', undefined)).toMatchObject({ title: 'Talk it through in five minutes', examples: [] });
  });

  test('is another for each kind', () => {
    expect(new Set(KINDS.map((kind) => JSON.stringify([STEPS[kind], CANNOT_TELL[kind]]))).size).toBe(6);
  });
});

test('it is about what came out lowest, or the first where nothing is shown', () => {
  const of = (name: string, published: Disclosable) => ({ name, published });
  const [high, low, none] = [shown([0, 0, 0, 5, 5]), shown([0, 5, 1, 1, 0]), shown([0, 0, 0, 1, 0])];
  expect(lowestOf([of('a', none), of('b', high), of('c', low)])?.name).toBe('c');
  expect(lowestOf([of('a', none), of('b', none)])?.name).toBe('a');
});
