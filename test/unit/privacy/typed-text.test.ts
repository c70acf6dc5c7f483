import { describe, expect, it } from 'vitest';
import { typedText } from '../../../src/privacy/guard.ts';

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
});
