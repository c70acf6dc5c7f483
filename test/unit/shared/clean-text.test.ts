import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText } from '../../../src/shared/clean-text.ts';

describe('a text that is shown', () => {
  it.each([
    ['direction marks', '\u202eturned\u202c and\u200f \u2066hidden\u2069', 'turned and hidden'],
    ['what parts a word', 'D\u200dO\u200cB\u200b \u2060D\u00adO\u034fB\ufeff', 'DOB DOB'],
    ['variation selectors', 'a\ufe0fb\ufe00c\u{e0100}d9\ufe0f4', 'abcd94'],
    ['words in tags', 'a\u{e0062}\u{e007f} \u{1f3f4}\u{e0068}\u{e0069}\u{e007f}', 'a \u{1f3f4}'],
    ['letters without a shape', 'M\u115fR\u3164N\uffa0', 'MRN'],
    ['control signs, but for tabs and line ends', 'a\u0000\u0007b\tc\r\nd\u2028e\u0085f', 'ab c\nd\ne\nf'],
    ['signs that are none', 'a\ufdd0b\u{1ffff}c\ufffcd\ud800e', 'abcd\ufffde'],
    [
      'date macros, looked for last',
      '{{DATE(x)}} {\u200d{TIME(x)}} {{{date(x)}}}',
      '{ {DATE(x)}} { {TIME(x)}} {{ {date(x)}}}',
    ],
  ])('is without %s', (_what, text, cleaned) => {
    expect(cleanText(text)).toBe(cleaned);
  });

  it.each([
    'Thank you, Zoë – “really”…',
    '👩‍👩‍👧 👩🏽‍⚕️ 👨‍❤‍👨 👁️‍🗨️ ❤️ ☎︎ 1️⃣ #️⃣ 🇬🇧',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} 🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}',
    'می\u200cخواهم',
    'ශ්\u200dරී',
    '{{name}} ${y} **b** <at>x</at>',
  ])('is as it was typed: %j', (text) => {
    expect(cleanText(text)).toBe(text);
    expect(cleanLine(text)).toBe(text);
  });

  it('has no lines where there is one', () => {
    expect(cleanLine('Ward 7\r\n\nnights\u2029team')).toBe('Ward 7 nights team');
  });

  it('is the same when it is cleaned again, whatever it is', () => {
    const pieces = [
      ...'a9#*{DATE(م️्र👩❤🏽🇬🇧☎',
      ...'\u200b\u200c\u200d\u2060\u00ad\u034f\ufe0e\ufe0f\u20e3\t\n\r\v\u202e\u115f\ufdd0',
      '\ud83d',
      '\udc69',
      '\u{1f3f4}',
      '\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
      '\u{e0067}',
    ];
    const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' })), { maxLength: 12 });
    fc.assert(
      fc.property(text, (signs) => {
        for (const clean of [cleanText, cleanLine]) {
          const once = clean(signs.join(''));
          expect(clean(once)).toBe(once);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
