import { describe, expect, it } from 'vitest';
import { BlockedText } from '../../../src/privacy/blocked-text.ts';
import { blockedTextCard } from '../../../src/privacy/blocked-text-card.ts';
import type { Finding, FindingKind } from '../../../src/privacy/guard-finding.ts';
import { noLinks } from '../../support/sample-links.ts';

const PRESSED = {
  retryVerb: 'start-thanks',
  retryData: { formId: 'f' },
  sendVerb: 'give-thanks',
  sendData: { words: 'w' },
};

function card(text: string, ...findings: Finding[]) {
  return blockedTextCard(new BlockedText(text, findings), noLinks, PRESSED);
}

const at = (kind: FindingKind, from: number, to: number): Finding => ({ kind, from, to });

describe('a text that is held back', () => {
  it.each<[FindingKind, string]>([
    ['nhs number', 'This looks like an NHS number.'],
    ['national insurance number', 'This looks like a National Insurance number.'],
    ['hospital number', 'This looks like the number of somebody’s notes.'],
    ['date of birth', 'This looks like somebody’s date of birth.'],
    ['e-mail address', 'This looks like an e-mail address.'],
    ['phone number', 'This looks like a phone number.'],
    ['postcode', 'This looks like a postcode.'],
    ['patient', 'This looks like a patient’s place: their bed, bay or room.'],
    ['offensive', 'This could read as rude.'],
    ['slur', 'This is a slur.'],
  ])('is said why, once: %s', (kind, expected) => {
    expect(card('one two', at(kind, 0, 3), at(kind, 4, 7)).found).toEqual([expected]);
  });

  it.each<[string, FindingKind[], string, string]>([
    ['rude words can be sent', ['offensive'], 'Please look at your words again', 'give-thanks'],
    ['slurs cannot', ['slur'], 'Please use other words', ''],
    ['nor beside rude words', ['offensive', 'slur'], 'Please use other words', ''],
    ['nor what tells of somebody', ['patient'], 'Please take out what could identify somebody', ''],
    [
      'nor beside rude words and slurs',
      ['offensive', 'slur', 'postcode'],
      'Please take out what could identify somebody',
      '',
    ],
  ])('as it is meant: %s', (_, kinds, title, sendVerb) => {
    const shown = card('abc', ...kinds.map((kind, index) => at(kind, index, index + 1)));
    expect(shown).toMatchObject({
      kind: 'blocked-text',
      title,
      sendVerb,
      retryVerb: 'start-thanks',
      retryData: { formId: 'f' },
    });
    expect(shown.sendData).toEqual(sendVerb ? { words: 'w', isMeant: 'yes' } : {});
    expect(shown.hint).toMatch(/\w\.$/);
  });

  it.each([
    ['in the middle', 'See bed 4 now', [at('patient', 4, 9)], ['See ', '[bed 4]', ' now']],
    ['all of it', 'bed 4', [at('patient', 0, 5)], ['[bed 4]']],
    ['two beside each other', 'abcd', [at('patient', 1, 2), at('slur', 2, 3)], ['a', '[b]', '[c]', 'd']],
  ])('is marked: %s', (_, text, findings, expected) => {
    const { parts } = card(text, ...findings);
    expect(parts.map(({ partWords }) => partWords)).toEqual(expected);
    expect(parts.map(({ isMarked }) => isMarked)).toEqual(expected.map((part) => part.startsWith('[')));
  });
});
