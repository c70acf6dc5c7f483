import { describe, expect, it } from 'vitest';
import { BlockedText } from '../../../src/privacy/blocked-text.ts';
import { guardedText } from '../../../src/privacy/guard.ts';
import type { FindingKind } from '../../../src/privacy/guard-finding.ts';
import { cleanText } from '../../../src/shared/clean-text.ts';
import { blockedText, disguisedText } from '../../corpus/read-corpus.ts';
import { configured } from '../../support/configured.ts';

const HELD = [...blockedText, ...disguisedText].filter(({ text }) => kindsIn(text).length > 0);

/** What was found in it; nothing where it may be stored. */
function kindsIn(text: string): FindingKind[] {
  try {
    guardedText(text, 500);
  } catch (error) {
    if (error instanceof BlockedText) return error.findings.map(({ kind }) => kind);
    throw error;
  }
  return [];
}

/** Each sign in one of so many places, and each script in one of so many texts, the next in the next; all in the long run. */
const PLACES_EVERY = configured('guardPlacesEvery', 7);

const UNSEEN: Readonly<Record<string, string>> = {
  'zero-width space': '\u200b',
  'zero-width non-joiner': '\u200c',
  'zero-width joiner': '\u200d',
  'two joiners': '\u200d\u200c',
  'word joiner': '\u2060',
  'byte order mark': '\ufeff',
  'soft hyphen': '\u00ad',
  'combining grapheme joiner': '\u034f',
  'left-to-right mark': '\u200e',
  'Arabic letter mark': '\u061c',
  'right-to-left override': '\u202e',
  isolate: '\u2066',
  'end of isolate': '\u2069',
  'Mongolian vowel separator': '\u180e',
  'Mongolian variation selector': '\u180b',
  'variation selector 1': '\ufe00',
  'variation selector 15': '\ufe0e',
  'variation selector 16': '\ufe0f',
  'variation selector 256': '\u{e01ef}',
  'tag letter': '\u{e0061}',
  'end of tags': '\u{e007f}',
  'invisible plus': '\u2064',
  'annotation anchor': '\ufff9',
  'object replacement': '\ufffc',
  'Hangul filler': '\u3164',
  'control sign': '\u0007',
};

/** What goes through of these, which are no more than texts that are held back with signs in them that nobody sees. */
function throughOf(text: string, hidden: readonly string[]): string[] {
  const cleaned = cleanText(text);
  return hidden.filter((one) => cleanText(one) !== cleaned && kindsIn(one).length === 0);
}

describe('what is held back is held back all the same', () => {
  it('is nearly all of the corpus', () => expect(HELD).toHaveLength(338));

  it.each(Object.entries(UNSEEN))('wherever there is a %s in it', (name, sign) => {
    const first = Object.keys(UNSEEN).indexOf(name);
    const through = HELD.flatMap(({ text }) => {
      const signs = [...text];
      const places = signs.map((_, at) => at).filter((at) => (at + first) % PLACES_EVERY === 0);
      return throughOf(
        text,
        places.map((at) => signs.toSpliced(at, 0, sign).join('')),
      );
    });
    expect(through).toEqual([]);
  });

  it.each(Object.entries(UNSEEN))('with a %s between any two signs', (_name, sign) => {
    expect(HELD.flatMap(({ text }) => throughOf(text, [[...text].join(sign)]))).toEqual([]);
  });
});

/** The zero of every script that Unicode has digits of, and of what it has them of in other shapes. */
const ZEROS = Array.from({ length: 0x1_ffff }, (_, point) => String.fromCodePoint(point))
  .filter((sign) => /\p{Nd}/u.test(sign))
  .filter((_, place) => place % 10 === 0);

function inDigitsOf(zero: string, text: string): string {
  return text.replaceAll(/\d/g, (digit) => String.fromCodePoint(Number(zero.codePointAt(0)) + Number(digit)));
}

describe('digits of every script', () => {
  it('are all that this Unicode has', () => {
    expect(ZEROS.length).toBeGreaterThanOrEqual(76);
  });

  it.each(ZEROS.map((zero, place) => [zero, place] as const))('are digits: from %s on', (zero, place) => {
    // A slur may have a digit for a letter, which only looks like one in digits that we read.
    const through = HELD.filter((_, at) => (at + place) % PLACES_EVERY === 0)
      .filter(({ kind }) => kind !== 'slur' && kind !== 'offensive')
      .map(({ kind, text }) => ({ kind, text: inDigitsOf(zero, text) }))
      .filter(({ kind, text }) => !kindsIn(text).includes(kind));
    expect(through).toEqual([]);
  });
});

/** As people write them, with # for what stands between the groups. */
const GROUPED: readonly (readonly [FindingKind, string])[] = [
  ['nhs number', 'Re 943#476#5919 as you said'],
  ['nhs number', '943#476#5919'],
  ['phone number', 'Ring 07700#900123 today'],
  ['phone number', 'Ring 020#7946#0018 today'],
  ['phone number', 'Ring 07700#900#123 today'],
  ['phone number', 'Ring +44#7700#900#789 today'],
  ['national insurance number', 'Re AB#12#34#56#C as you said'],
  ['date of birth', 'DOB 03#04#1961 as you said'],
  ['date of birth', 'Date of birth: 3#4#61'],
  ['hospital number', 'MRN 123#456 as you said'],
];
const SEPARATORS = ['/', '_', '.', '-', ' ', ',', '·', '\n', ', ', ' / ', ' - ', ' · ', '. ', ')(', ' (', ') ', '\r\n'];

describe('groups of digits', () => {
  it('are a list, and no number of somebody’s notes, with a comma and a space', () => {
    expect(kindsIn('Unit no 101, 102 and 103')).toEqual([]);
  });

  const cases = GROUPED.flatMap(([kind, text]) =>
    SEPARATORS.filter((separator) => kind !== 'hospital number' || separator !== ', ').map(
      (separator) => [kind, text.replaceAll('#', separator)] as const,
    ),
  );

  it.each(cases)('are one %s: %j', (kind, text) => {
    expect(kindsIn(text)).toEqual([kind]);
  });
});

const LABELLED: readonly (readonly [FindingKind, string, string])[] = [
  ['nhs number', 'NHS number', '943 476 5919'],
  ['hospital number', 'MRN', '123456'],
  ['hospital number', 'Hospital number', 'RXQ123456'],
  ['hospital number', 'NHS no', '943 476 5918'],
  ['national insurance number', 'National Insurance number', 'PY 45 67 89'],
  ['date of birth', 'DOB', '03/04/1961'],
  ['date of birth', 'Date of birth', '3 April 1961'],
  ['date of birth', 'Born', '3 April 1961'],
  ['phone number', 'Mobile', '07700 900123'],
  ['postcode', 'Postcode', 'CM1 1QT'],
  ['e-mail address', 'E-mail', 'anna.field@example.com'],
];

describe('a label on the line above', () => {
  const cases = LABELLED.flatMap(([kind, label, value]) =>
    ['\n', ':\n', ': \n', '\r\n', '\n\n'].map(
      (between) => [kind, `Thanks.\n${label}${between}${value}\nIt was you.`] as const,
    ),
  );

  it.each(cases)('tells that it is one: %s, %j', (kind, text) => {
    expect(kindsIn(text)).toEqual([kind]);
  });
});
