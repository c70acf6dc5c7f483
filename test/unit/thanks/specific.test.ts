import { describe, expect, test } from 'vitest';
import { hintFor, isSpecific } from '../../../src/thanks/specific.ts';

describe('a thank-you that says what somebody did needs no hint', () => {
  test.each([
    'Stayed late on Friday to settle a new colleague in.',
    'Shared the rota early.',
    'Covered my shift',
    'You rang the community team before we fixed the date, and nobody had to change their rota.',
    'Thank you for taking the phone for an hour while I finished the letters.',
    'On Tuesday you noticed I was struggling and sat down with me.',
    'Always calm, and on Monday you calmed the family in the corridor.',
    'Moved the meeting so that people could eat.',
    'Helped me carry the boxes',
    '昨天帮我整理了病房的记录',
  ])('%s', (text) => {
    expect(isSpecific(text)).toBe(true);
    expect(hintFor(text)).toBe('');
  });
});

describe('praise without a deed, or only of a person’s quality, gets one', () => {
  test.each([
    'You’re amazing',
    "you're AMAZING!!!",
    'great job!',
    'so helpful',
    'Thanks for everything',
    'Thank you so much for all your hard work',
    'Always a pleasure to work with you',
    'You are a star ⭐️🎉',
    'Such a kind, thoughtful and professional colleague.',
    'Best team member ever!',
    'Your kindness means a lot',
    'A real asset to the team, always smiling',
    'Well done',
    '🎉🎉🎉',
    'x',
  ])('%s', (text) => {
    expect(isSpecific(text)).toBe(false);
    expect(hintFor(text)).toMatch(/one thing they did, and when/);
  });
});

test('the same word again and again is no deed', () => {
  expect(isSpecific('handover handover handover')).toBe(false);
});

test('the longest text does not hang it', () => {
  expect(isSpecific('settled '.repeat(100_000))).toBe(false);
});
