import { describe, expect, it } from 'vitest';
import { Disclosable } from '../../../src/privacy/disclose.ts';
import {
  bandInWords,
  besideInWords,
  levelInWords,
  publishedInWords,
  TEXT_REFUSALS,
} from '../../../src/privacy/words.ts';

function words(overrides: Record<string, unknown> = {}): Disclosable {
  return Disclosable.parse({
    shown: 'words',
    level: 3,
    rounds: 1,
    notSure: 'not said',
    isOfFewer: false,
    ...overrides,
  });
}

function bands(overrides: Record<string, unknown> = {}): Disclosable {
  const bandsShown = [{ from: 'agree', to: 'agree', share: 65 }];
  return words({ shown: 'bands', bands: bandsShown, ofEveryone: null, ...overrides });
}

describe('what is published of a statement', () => {
  it.each([
    [1, 'Fewer than half agree.'],
    [2, 'About half agree.'],
    [3, 'Most agree.'],
    [4, 'All or nearly all agree.'],
  ] as const)('is a sentence: level %i', (level, expected) => {
    expect(publishedInWords(words({ level }))).toBe(expected);
    expect(publishedInWords(bands({ level }))).toBe(expected);
    expect(`${levelInWords(level)}.`.toLowerCase()).toBe(expected.toLowerCase());
  });

  it('is, or else why nothing was', () => {
    expect(publishedInWords(Disclosable.parse({ shown: 'nothing' }))).toBe('Too few answers to show.');
    expect(publishedInWords(Disclosable.parse({ shown: 'suppressed' }))).toBe(
      'Held back: the same or nearly the same people answered this shortly before. Side by side, the two results could tell how one person answered.',
    );
  });
});

describe('a band', () => {
  it.each([
    [{ from: 'agree', to: 'agree', share: 65 }, 'agree', 'about 65%'],
    [{ from: 'in between', to: 'disagree', share: 35 }, 'in between or disagree', 'about 35%'],
    [{ from: 'agree', to: 'agree', share: 90 }, 'agree', 'about 90%'],
    [{ from: 'agree', to: 'agree', share: 95 }, 'agree', '95% or more'],
    [{ from: 'agree', to: 'agree', share: 10 }, 'agree', 'about 10%'],
    [{ from: 'agree', to: 'agree', share: 5 }, 'agree', '5% or less'],
  ] as const)('%j', (band, label, share) => {
    expect(bandInWords(band)).toEqual({ label, share });
  });
});

describe('beside a result', () => {
  const FEWER = 'Fewer answered this one.';

  it.each([
    ['nothing', words(), []],
    ['that fewer answered it', words({ isOfFewer: true }), [FEWER]],
    ['that some were unsure', words({ notSure: 'some' }), ['Some were not sure.']],
    ['that many were unsure', bands({ notSure: 'many' }), ['Many were not sure.']],
    [
      'how many rounds it is of',
      words({ rounds: 2 }),
      ['The answers of 2 rounds together, because each was too small to show.'],
    ],
    [
      'what the silent could change',
      bands({ isOfFewer: true, ofEveryone: { least: 40, most: 75 } }),
      [FEWER, 'Whatever the others think, between 40% and 75% of everyone asked agree.'],
    ],
    ['nothing, where nothing is shown', Disclosable.parse({ shown: 'nothing' }), []],
    ['nothing, where it is held back', Disclosable.parse({ shown: 'suppressed' }), []],
  ])('stands %s', (_, published, expected) => {
    expect(besideInWords(published)).toEqual(expected);
  });
});

it('a text that is held back stays, is stored nowhere, and can be changed at once', () => {
  expect(Object.values(TEXT_REFUSALS).map(({ comesBack }) => comesBack)).toEqual(['at once', 'at once', 'at once']);
  for (const { what, kept, next } of Object.values(TEXT_REFUSALS))
    for (const one of [what, kept, next]) expect(one).toMatch(/\w\.$/);
});
