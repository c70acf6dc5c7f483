import { describe, expect, it } from 'vitest';
import { guardedLine, textToShow, typedText } from '../../../src/privacy/guard.ts';

describe('text that somebody typed', () => {
  it.each([
    ['  trimmed  ', 'trimmed'],
    ['two\r\nlines', 'two\nlines'],
    ['far\n\n\n\n\napart', 'far\n\napart'],
    ['\u202eturned\u202c and \u200bhidden\u2066', 'turned and hidden'],
    ['bell\u0007 and null\u0000', 'bell and null'],
    ['👩‍👩‍👧 stays one sign', '👩‍👩‍👧 stays one sign'],
    ['**bold** <at>x</at> ${y}', '**bold** <at>x</at> ${y}'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(typedText(typed, 500)).toBe(kept);
  });

  it('is measured as people count characters', () => {
    expect(typedText('👩‍👩‍👧'.repeat(10), 10)).toHaveLength(80);
    expect(() => typedText('👩‍👩‍👧'.repeat(11), 10)).toThrow(expect.objectContaining({ code: 'TEXT_TOO_LONG' }));
  });

  it('is too long where one sign has marks without end', () => {
    expect(typedText(`a${'\u0301'.repeat(50)}`, 10)).toHaveLength(51);
    expect(() => typedText(`a${'\u0301'.repeat(1_000)}`, 10)).toThrow(
      expect.objectContaining({ code: 'TEXT_TOO_LONG' }),
    );
  });

  it('is on one line, with one space between two words, where a line is wanted', () => {
    expect(guardedLine('  two \n lines   and words ', 100)).toBe('two lines and words');
  });

  it('is held back as a line too, where it is rude and nobody has read that it is', () => {
    expect(() => guardedLine('You wanker', 100)).toThrow(expect.objectContaining({ code: 'TEXT_OFFENSIVE' }));
    expect(guardedLine('You wanker', 100, true)).toBe('You wanker');
  });

  it.each([
    ['The rota, please', 'The rota, please'],
    ['Ring 07911 123456', ''],
    ['You wanker', ''],
  ])('stands on a card as it was typed in a conversation, if it may be shown: %j as %j', (typed, shown) => {
    expect(textToShow(typed, 100)).toBe(shown);
  });
});
