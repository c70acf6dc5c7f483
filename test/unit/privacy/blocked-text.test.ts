import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { describeError } from '../../../bot/telemetry/log.ts';
import { BlockedText } from '../../../src/privacy/blocked-text.ts';
import { blockedTextCard } from '../../../src/privacy/blocked-text-card.ts';
import { guardedText } from '../../../src/privacy/guard.ts';
import { noLinks } from '../../support/sample-links.ts';

const PRESSED = {
  retryVerb: 'start-thanks',
  sendVerb: 'give-thanks',
  retryData: { formId: 'form-1' },
  sendData: { formId: 'form-1' },
} as const;

function suppressedOf(text: string, isMeant = false): BlockedText {
  try {
    guardedText(text, 500, isMeant);
  } catch (error) {
    if (error instanceof BlockedText) return error;
  }
  throw new Error(`nothing was held back in: ${text}`);
}

describe('a text that is held back', () => {
  it('is cleaned first, so that no invisible sign hides what is in it', () => {
    expect(suppressedOf('943\u200b 476\u2060 5919').text).toBe('943 476 5919');
    expect(() => guardedText('x'.repeat(501), 500)).toThrow(expect.objectContaining({ code: 'TEXT_TOO_LONG' }));
    expect(guardedText('  Thank you.  ', 500)).toBe('Thank you.');
  });

  it('shows in no log and in no print of the error', () => {
    const error = suppressedOf('Mrs Jones in bay 3');
    const shown = [
      inspect(error, { depth: 9, showHidden: true }),
      JSON.stringify(error),
      JSON.stringify(describeError(error)),
    ];
    for (const one of [...shown, String(error.stack)]) expect(one).not.toContain('Jones');
  });

  it('comes back with the words marked by brackets, and nothing else changed', () => {
    const text = 'You found 943 476 5919\nfor the patient in bed 4.';
    const { parts, found, sendVerb } = blockedTextCard(suppressedOf(text), noLinks, PRESSED);
    expect(parts.map(({ partWords, isMarked }) => (isMarked ? partWords.slice(1, -1) : partWords)).join('')).toBe(text);
    expect(parts.filter(({ isMarked }) => isMarked).map(({ partWords }) => partWords)).toEqual([
      '[943 476 5919]',
      '[patient in bed 4]',
    ]);
    expect(found).toEqual([
      'This looks like an NHS number.',
      'This looks like a patient’s place: their bed, bay or room.',
    ]);
    expect(sendVerb).toBe('');
  });

  it.each([
    ['Holy shit, thank you.', 'give-thanks', 'TEXT_OFFENSIVE'],
    ['You work well for a wog.', '', 'TEXT_OFFENSIVE'],
    ['Holy shit, that wog is good.', '', 'TEXT_OFFENSIVE'],
    ['Holy shit, 943 476 5919 is found.', '', 'TEXT_PERSONAL'],
  ])('can be sent as it is only if it is rude and no more: %s', (text, sendVerb, code) => {
    const error = suppressedOf(text);
    expect(error.code).toBe(code);
    expect(blockedTextCard(error, noLinks, PRESSED).sendVerb).toBe(sendVerb);
  });

  it('goes through when it is meant, unless it is a slur or tells who somebody is', () => {
    expect(guardedText('Holy shit, thank you.', 500, true)).toBe('Holy shit, thank you.');
    expect(suppressedOf('You work well for a wog.', true).code).toBe('TEXT_OFFENSIVE');
    expect(suppressedOf('Holy shit, 943 476 5919 is found.', true).code).toBe('TEXT_PERSONAL');
  });
});
