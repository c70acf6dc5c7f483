import { describe, expect, test } from 'vitest';
import { BlockedText } from '../../../src/privacy/blocked-text.ts';
import { blockedTextCard } from '../../../src/privacy/blocked-text-card.ts';
import { disclose, type Histogram } from '../../../src/privacy/disclose.ts';
import { findPersonal, guardedText } from '../../../src/privacy/guard.ts';
import type { FindingKind } from '../../../src/privacy/guard-finding.ts';
import { hasNhsCheckDigit } from '../../../src/privacy/guard-numbers.ts';
import { noLinks } from '../../support/sample-links.ts';

function kindsIn(text: string): string[] {
  return findPersonal(text).map(({ kind }) => kind);
}

/** What is marked, as it stands in the text. */
function markedIn(text: string): string[] {
  return findPersonal(text).map(({ from, to }) => text.slice(from, to));
}

describe('an NHS number', () => {
  test.each([
    ['with tabs', '943\t476\t5919'],
    ['with signs that nobody sees', '943\u200d476\u200d5919'],
    ['with dashes of another length', '943\u2212476\u20145919'],
    ['with a bracket', '943 (476 5919'],
    ['on two lines', '943 476\n5919'],
    ['in two parts', '943/4765919'],
    ['in two other parts', '9434765/919'],
    ['digit by digit', '9,4,3,4,7,6,5,9,1,9'],
    ['with a bracket around each digit', '9)(4)(3)(4)(7)(6)(5)(9)(1)(9'],
  ])('is found %s', (_, number) => {
    expect(markedIn(`Re ${number}, well done`)).toEqual([number]);
  });

  test('is found behind its name however long its groups are', () => {
    expect(markedIn('NHS number: 94, 34, 76, 59, 19.')).toEqual(['94, 34, 76, 59, 19']);
  });

  test('is found behind its name where a word stands before that', () => {
    expect(markedIn('Her NHS number: 94, 34, 76, 59, 19.')).toEqual(['94, 34, 76, 59, 19']);
  });

  test('is found before another number', () => {
    expect(markedIn('You found 943 476 5919 12 times')).toEqual(['943 476 5919']);
  });

  test.each(['ﬁ', '½', '…', '㎏', '👩🏽‍⚕️'])(
    'is marked where it stands behind "%s", which is more than one sign when made plain',
    (sign) => {
      expect(markedIn(`A ${sign} and 943 476 5919.`)).toEqual(['943 476 5919']);
    },
  );
});

/** That day, written so, with every hour and minute behind it that makes the ten digits a right NHS number. */
function withTime(day: string): string[] {
  const left = 10 - day.replaceAll(/\D/g, '').length;
  return Array.from({ length: 10 ** left }, (_, time) => `${day} ${String(time).padStart(left, '0')}`).filter((text) =>
    hasNhsCheckDigit(text.replaceAll(/\D/g, '')),
  );
}

describe('a day and an hour', () => {
  test.each(['12.03.2026', '12-03-2026', '1.2.2026', '12.3.1999', '3-12-2026', '29.11.1987'])(
    'are no NHS number, though their digits are right: %s',
    (day) => {
      expect(withTime(day).length).toBeGreaterThan(0);
      expect(withTime(day).flatMap((text) => kindsIn(`See you ${text}, as agreed`))).not.toContain('nhs number');
    },
  );

  test.each(['12 03 2026', '12.03-2026', '12.03.3026', '123.3.2026'])('are one where they are no day: %s', (day) => {
    expect(withTime(day).map((text) => kindsIn(`Re ${text}, as agreed`))).toEqual(
      withTime(day).map(() => ['nhs number']),
    );
  });
});

describe('ten right digits are no NHS number', () => {
  test.each([
    ['with a unit behind them', '943 476 5919kg'],
    ['as a sum of money', 'no £943 476 5919'],
    ['with other signs between them', '943: 476 5919'],
    ['as a sum in thousands', '1,234,567,814'],
    ['as two numbers with a slash', '94347/65919'],
    ['as a list', '94, 34, 76, 59, 19'],
    ['as a list behind what only begins as its name', 'nhs no, for 94,34,76,59,19'],
    ['as a list of single digits', '9, 4, 3, 4, 7, 6, 5, 9, 1, 9'],
    ['as a list with spaces before the commas', '9 ,4 ,3 ,4 ,7 ,6 ,5 ,9 ,1 ,9'],
    ['as a list that begins with two digits', '94,3,4,7,6,5,9,1,9'],
    ['as a list that ends with two digits', '9,4,3,4,7,6,5,9,19'],
    ['as single digits with several signs between them', '9,4/3,4/7,6/5,9/1,9'],
    ['as sums with a space before the slash', '9434 /76 /5919'],
    ['as readings', '9, 43.4, 76.5, 91.9'],
    ['as a day and an hour', '2026-11-12 00'],
    ['with a word between them', '943 a 476 5919'],
    ['with four spaces between them', '943    476 5919'],
    ['in a code', 'AB943 476 5919'],
  ])('%s', (_, text) => {
    expect(kindsIn(`Re ${text} it was`)).toEqual([]);
  });
});

describe('a National Insurance number', () => {
  test.each(['NI AB 12 34 56', 'national insurance: AB123456', 'NINO is AB123456', 'NI no. AB-12-34-56'])(
    'behind its name needs no last letter: %s',
    (text) => {
      expect(kindsIn(`Re ${text}, thanks`)).toEqual(['national insurance number']);
    },
  );

  test.each(['UNI AB 123456', 'NI AB 1234567', 'NI AB 12345'])('is none: %s', (text) => {
    expect(kindsIn(`Re ${text}, thanks`)).not.toContain('national insurance number');
  });
});

describe('the number of somebody’s notes', () => {
  test.each(['MRN 12345', 'MRN: A12345', 'hospital number was 123 456', 'H&C number 12-34-56', 'case note no 1234567'])(
    'is found: %s',
    (text) => {
      expect(kindsIn(`Re ${text}, thanks`)).toEqual(['hospital number']);
    },
  );

  test.each(['MRN 1234', 'UMRN 12345', 'MRNs 12345', 'unit number 12345678901234'])('is none: %s', (text) => {
    expect(kindsIn(`Re ${text}, thanks`)).not.toContain('hospital number');
  });
});

describe('a phone number', () => {
  test.each([
    ['as it is dialled here', '0800 1111'],
    ['behind a date', '020 7946 0958', '12/03/2026 ring '],
    ['before a word', '07911 123456', 'Ring ', ' today'],
    ['from abroad', '+44 (0)7911 123456'],
    ['from abroad, as it is dialled', '0044 7911 123456'],
  ])('is found %s', (_, number, before = 'Ring ', behind = '.') => {
    expect(markedIn(`${before}${number}${behind}`)).toEqual([number]);
  });

  test.each([
    ['that nobody gives out', '06123 456789'],
    ['that is a sum', '£07911123456'],
    ['that is a code', 'AB07911123456'],
    ['that is a day and a count', '01/02/2026 123'],
    ['from abroad that nobody gives out', '+44 612 345 6789'],
    ['without what one dials', '447911123456'],
  ])('is none %s', (_, text) => {
    expect(kindsIn(`On ${text} it was`)).not.toContain('phone number');
  });
});

describe('an e-mail address', () => {
  test.each([
    'anna@ward.trust.example',
    'anna@trust24.example',
    'anna.field at ward.trust.example',
    'anna dot field at trust dot example',
  ])('is marked to its end: %s', (address) => {
    expect(markedIn(`Write to ${address} today`)).toEqual([address]);
  });

  test.each(['anna.field at reception', 'anna@ward'])('is none without a dot in its second half: %s', (text) => {
    expect(kindsIn(`Ask ${text} today`)).toEqual([]);
  });
});

describe('a postcode', () => {
  test.each(['SW1A 1AA', 'm1 1ae'])('is found before a word: %s', (postcode) => {
    expect(markedIn(`At ${postcode} today`)).toEqual([postcode]);
  });

  test.each(['XXSW1A 1AA', 'SW1A 1AAX', '5SW1A 1AA', 'SW1A 1AA5'])('is none as part of a code: %s', (code) => {
    expect(kindsIn(`Batch ${code} came`)).toEqual([]);
  });

  test.each(['B1 1st floor', 'B1 4th floor', 'B1 4hr cover', 'M2 8GB laptop'])(
    'is none before what counts: %s',
    (text) => {
      expect(kindsIn(`Re ${text}`)).toEqual([]);
    },
  );
});

describe('what is held back', () => {
  const held = (kinds: FindingKind[]) =>
    new BlockedText(
      'a',
      kinds.map((kind) => ({ kind, from: 0, to: 1 })),
    ).code;

  test('is offensive only if nothing in it tells who somebody is', () => {
    expect(held(['offensive'])).toBe('TEXT_OFFENSIVE');
    expect(held(['slur', 'offensive'])).toBe('TEXT_OFFENSIVE');
    expect(held(['offensive', 'postcode'])).toBe('TEXT_PERSONAL');
    expect(held(['patient'])).toBe('TEXT_PERSONAL');
  });

  test('is anything rude, unless the person has read that it is', () => {
    expect(() => guardedText('You wanker', 100)).toThrow(BlockedText);
    expect(guardedText('You wanker', 100, true)).toBe('You wanker');
    expect(() => guardedText('You wanker at SW1A 1AA', 100, true)).toThrow(BlockedText);
  });
});

test.each(["patient's number 123456", 'patient’s number 123456', 'patient‘s number 123456'])(
  'a hospital number is found whatever the apostrophe: %s',
  (text) => {
    expect(kindsIn(text)).toEqual(['hospital number']);
  },
);

describe('a date of birth', () => {
  test.each([
    'Thanks to the team. Born on 12/11/2020, she is well',
    'She, b 4/5/1950, is well',
    'Thanks for seeing patient Anna Field, 4/5/1950',
  ])('is found: %s', (text) => {
    expect(kindsIn(text)).toEqual(['date of birth']);
  });

  test.each([
    'The idea for this was born on 12/11/2020',
    'Plan b 4/5/2026',
    'Slides of the patient safety talk, 4/5/2010',
  ])('is none: %s', (text) => {
    expect(kindsIn(text)).toEqual([]);
  });
});

describe('a date beside a name', () => {
  test.each(['1/2/1958', '1/2/2005', '31/12/2012', '1 March 1912', '03/04/58', '03/04/30', '03/04/99'])(
    'is one of birth when it is long ago: %s',
    (date) => {
      expect(kindsIn(`Thanks for seeing Mrs Jones ${date}`)).toEqual(['date of birth']);
    },
  );

  test.each(['1/2/2013', '1/2/2035', '31/12/2026', '31/12/13', '30/09/26', '03/04/29'])(
    'is an appointment when it is not: %s',
    (date) => {
      expect(kindsIn(`Thanks for seeing Mrs Jones ${date}`)).toEqual([]);
    },
  );
});

describe('the card for what was held back', () => {
  const data = { behaviour: 'innovative' };
  const cardFor = (...kinds: FindingKind[]) => {
    const findings = kinds.map((kind, at) => ({ kind, from: 2 * at, to: 2 * at + 1 }));
    return blockedTextCard(new BlockedText('a b c', findings), noLinks, {
      retryVerb: 'start-thanks',
      retryData: data,
      sendVerb: 'give-thanks',
      sendData: data,
    });
  };

  test('lets words be sent that are only rude', () => {
    expect(cardFor('offensive', 'offensive')).toMatchObject({
      title: 'Please look at your words again',
      found: ['This could read as rude.'],
      sendVerb: 'give-thanks',
      sendData: { behaviour: 'innovative', isMeant: 'yes' },
    });
  });

  test.each<[string, FindingKind[]]>([
    ['a slur', ['slur']],
    ['a slur beside a rude word', ['offensive', 'slur']],
  ])('does not let %s be sent', (_, kinds) => {
    expect(cardFor(...kinds)).toMatchObject({ title: 'Please use other words', sendVerb: '', sendData: {} });
  });

  test.each<[string, FindingKind[]]>([
    ['who somebody is', ['postcode']],
    ['who somebody is beside a rude word', ['offensive', 'patient']],
    ['who somebody is beside a slur', ['slur', 'phone number']],
  ])('asks for %s to be taken out', (_, kinds) => {
    expect(cardFor(...kinds)).toMatchObject({
      title: 'Please take out what could identify somebody',
      sendVerb: '',
      sendData: {},
    });
  });
});

test.each<[string, Histogram]>([
  ['nearly all', [3, 0, 0, 0, 57]],
  ['hardly any', [57, 0, 0, 0, 3]],
])('where %s agree, nothing is said of everyone asked: it would tell the share', (_, histogram) => {
  const published = disclose({ histogram, notSure: 0 }, 80, 5);

  expect(published).toMatchObject({ shown: 'bands', ofEveryone: null });
});
