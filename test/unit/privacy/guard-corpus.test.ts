import { describe, expect, it } from 'vitest';
import { findPersonal, findRude, typedText } from '../../../src/privacy/guard.ts';
import type { Finding } from '../../../src/privacy/guard-finding.ts';
import { blockedText, disguisedText, ordinaryLines, ordinaryThanks, trickyThanks } from '../../corpus/read-corpus.ts';

function found(typed: string): Finding[] {
  const text = typedText(typed, 500);
  return [...findPersonal(text), ...findRude(text)];
}

function alarmsIn(texts: readonly string[]): string[] {
  return texts.filter((text) => found(text).length > 0);
}

const COST_CODE = { kind: 'nhs number', text: 'It read 94347/65919 until you came.' };

describe('the corpus', () => {
  it('has 600 ordinary texts, 95 tricky ones and 339 to hold back, none of them twice', () => {
    const toHold = [blockedText, disguisedText].map((texts) => texts.map(({ text }) => text));
    const sizes = [ordinaryThanks, ordinaryLines, trickyThanks, ...toHold].map((texts) => new Set(texts).size);
    expect(sizes).toEqual([300, 300, 95, 150, 189]);
  });

  it('has none of 300 ordinary thank-yous held back', () => {
    expect(alarmsIn(ordinaryThanks)).toEqual([]);
  });

  it('has none of 300 ordinary lines held back', () => {
    expect(alarmsIn(ordinaryLines)).toEqual([]);
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

  it('has one in disguise that goes through, because cost codes are written so', () => {
    expect(disguisedText.filter(({ text }) => found(text).length === 0)).toEqual([COST_CODE]);
  });

  it.each(disguisedText.filter(({ text }) => text !== COST_CODE.text))(
    'has the $kind found in: $text',
    ({ kind, text }) => {
      expect(new Set(found(text).map((finding) => finding.kind))).toEqual(new Set([kind]));
    },
  );
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
    'Apologies: Cllr Hart, Cllr O’Dowd (until 18:30).',
    'A, B, C, D and E; S, M and L; the A B C of it; R.E.A.C.H. and S.M.A.R.T.',
    'Bloody brilliant, damn good, and a hell of a shift.',
  ])('goes through: %s', (text) => {
    expect(findRude(text)).toEqual([]);
  });

  it.each([
    ['a word', 'WANKER'],
    ['a digit for a letter', 'b1tch'],
    ['a letter drawn out', 'shiiiit'],
    ['a letter of another alphabet', 'b\u0456tch'],
    ['letters apart', 'b i t c h'],
    ['letters with dots', 'b.i.t.c.h'],
    ['letters struck through', 'b\u0336i\u0336t\u0336c\u0336h\u0336'],
  ])('is told from what is: %s, %s', (_, word) => {
    expect(findRude(`You ${word}, you.`)).toEqual([{ kind: 'offensive', from: 4, to: 4 + word.length }]);
  });
});
