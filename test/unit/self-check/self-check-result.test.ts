import { describe, expect, it } from 'vitest';
import type { Behaviour, Framework } from '../../../src/frameworks/framework.ts';
import { linesOf, oneToTry, ownMeter } from '../../../src/self-check/self-check-result.ts';
import { scoresInWords, strongestInWords } from '../../../src/self-check/words.ts';
import { longestFramework } from '../../support/longest-framework.ts';

function behaviour(id: string): Behaviour {
  const looksLike = [`We show ${id}.`, `Others see ${id}.`];
  const pulse = `We live ${id}.`;
  const [longest] = longestFramework.behaviours;
  if (!longest) throw new Error('no behaviour');
  return { ...longest, id, name: id, looksLike, pulse, parts: [] };
}

const framework: Framework = { ...longestFramework, behaviours: ['care', 'trust', 'timing'].map(behaviour) };
const quick = (answers: string) => linesOf(framework, 'quick', answers);
const full = (answers: string) => linesOf(framework, 'full', answers);
const scores = (lines: ReturnType<typeof quick>) => lines.map(({ score }) => score);

describe('what somebody chose', () => {
  it('is added up per behaviour, a not-sure left out', () => {
    expect(scores(quick('450'))).toEqual([4, 5, 0]);
    expect(scores(full('455100032'))).toEqual([4.7, 1, 2.5]);
    expect(scores(full('000111555'))).toEqual([0, 1, 5]);
  });

  it('reads in words from the most often to the least, each behaviour once', () => {
    expect(scoresInWords(quick('451'))).toEqual(['Nearly always: trust.', 'Often: care.', 'Hardly ever: timing.']);
    expect(scoresInWords(quick('020'))).toEqual(['Now and then: trust.', 'Not sure: care, timing.']);
    expect(scoresInWords(full('455100032'))).toEqual([
      'Nearly always: care.',
      'About half the time: timing.',
      'Hardly ever: trust.',
    ]);
  });

  it('is drawn as a meter of four that says what the words say, and not at all where somebody was unsure', () => {
    expect([5, 4, 3, 2, 1].map(ownMeter)).toEqual(['●●●●', '●●●○', '●●○○', '●○○○', '○○○○']);
    expect([4.5, 2.5, 0].map(ownMeter)).toEqual(['●●●●', '●●○○', '']);
  });
});

describe('what stands out', () => {
  it.each([
    ['541', 'Strongest: care.'],
    ['441', 'Strongest: care, trust.'],
    ['400', 'Strongest: care.'],
    ['333', 'You see yourself much the same on all of them.'],
    ['000', 'You were not sure of any, which is fine. Come back when you have seen more.'],
  ])('of %s is "%s"', (answers, words) => {
    expect(strongestInWords(quick(answers))).toBe(words);
  });

  it('is counted where too many share the top', () => {
    const lines = 'aaaab'
      .split('')
      .map((name) => ({ behaviourId: name, behaviourName: name, score: name === 'a' ? 5 : 1 }));
    expect(strongestInWords(lines)).toBe('4 of them came out equally strong.');
  });

  it.each([
    ['541', 'timing', 'We show timing.'],
    ['422', 'trust', 'We show trust.'],
    ['504', 'timing', 'We show timing.'],
    ['000', 'care', 'We show care.'],
  ])('of %s the one to try is %s, with a question on "%s"', (answers, name, line) => {
    expect(oneToTry(framework, quick(answers), 'quick', answers)).toEqual({
      name,
      question: `Where was there room for this in the last week: “${line}” What would have helped?`,
    });
  });

  it('in a full check, the question is on the line that happens least, not on one that somebody was unsure of', () => {
    const question = (answers: string) => oneToTry(framework, full(answers), 'full', answers)?.question;
    expect(question('555142555')).toContain('“Others see trust.”');
    expect(question('555102555')).toContain('“Others see trust.”');
  });

  it('is the same behaviour later, when only what was kept is known', () => {
    expect(oneToTry(framework, full('555142555'), 'full', '')?.name).toBe('trust');
  });
});
