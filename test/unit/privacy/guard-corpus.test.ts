import { describe, expect, it } from 'vitest';
import { findPersonal } from '../../../src/privacy/guard.ts';
import type { Finding } from '../../../src/privacy/guard-finding.ts';
import { findOffences } from '../../../src/privacy/guard-offence.ts';
import { blockedText, ordinaryThanks, trickyThanks } from '../../corpus/read-corpus.ts';

function found(text: string): Finding[] {
  return [...findPersonal(text), ...findOffences(text)];
}

function alarmsIn(texts: readonly string[]): string[] {
  return texts.filter((text) => found(text).length > 0);
}

describe('the corpus', () => {
  it('has 300 ordinary thank-yous, 95 tricky ones and 150 to hold back, none of them twice', () => {
    const sizes = [ordinaryThanks, trickyThanks, blockedText.map(({ text }) => text)].map(
      (texts) => new Set(texts).size,
    );
    expect(sizes).toEqual([300, 95, 150]);
  });

  it('has none of 300 ordinary thank-yous held back', () => {
    expect(alarmsIn(ordinaryThanks)).toEqual([]);
  });

  it('has two of 95 held back that were made to look like what is held back', () => {
    expect(alarmsIn(trickyThanks)).toEqual([
      'Lot LN12 3AB was recalled in time.',
      'The boy band in Bay 1 car park was your idea.',
    ]);
  });

  it.each(blockedText)('has the $kind found in: $text', ({ kind, text }) => {
    expect(new Set(found(text).map((finding) => finding.kind))).toEqual(new Set([kind]));
  });
});

describe('words that only sound rude', () => {
  it.each([
    'The Scunthorpe class will assess the analysis and pass the assorted assignments to Essex.',
    'Penistone, Cockermouth, Cuckfield, Clitheroe and Lightwater sent their thanks.',
    'The sexual health, rape crisis, breast, rectal and penis clinics thank you.',
    'Dr Rakshit, Shital, Kikelomo, Harshit, Georgy, Ngoc Bich and Mrs Wankhede stayed late.',
    'The FU clinic for CKD patients and the ABO incompatible list ran on time.',
    'Heel prick, finger prick and skin prick tests, spastic diplegia and spasticity, in one morning.',
    'You saw a chink of light, some fire-retardant foam, and two great tits on the feeder.',
    'Bloody brilliant, damn good, and a hell of a shift.',
  ])('goes through: %s', (text) => {
    expect(findOffences(text)).toEqual([]);
  });

  it.each([
    ['a word', 'WANKER'],
    ['a digit for a letter', 'b1tch'],
    ['a letter drawn out', 'shiiiit'],
    ['a letter of another alphabet', 'b\u0456tch'],
  ])('is told from what is: %s, %s', (_, word) => {
    expect(findOffences(`You ${word}, you.`)).toEqual([{ kind: 'offensive', from: 4, to: 4 + word.length }]);
  });
});
