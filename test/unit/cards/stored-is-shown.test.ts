import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, MOST_RUNS } from '../../../bot/rendering/clean.ts';
import { renderCard } from '../../../bot/rendering/render-card.ts';
import type { Message } from '../../../src/message.ts';
import { BlockedText } from '../../../src/privacy/blocked-text.ts';
import { guardedLine, guardedText } from '../../../src/privacy/guard.ts';
import { blockedText, disguisedText, ordinaryLines } from '../../corpus/read-corpus.ts';
import { seenPlain } from '../../support/markdown-readers.ts';
import { sampleMessages } from '../../support/sample-messages.ts';
import { elementsIn } from './walk.ts';

const LONGEST = 500;
const [form] = Object.values(sampleMessages).filter((one) => one.kind === 'thanks-form');
const [thanks] = Object.values(sampleMessages).filter((one) => one.kind === 'thanks-private');

const UNSEEN = [
  ...'\u200b\u200c\u200d\u2060\u00ad\u034f\ufe0f\ufe00\u202e\u2066\u061c\u3164\u180b\ufffc\ufdd0\u0007',
  '\u{e0061}',
];
const SEEN = [
  '\n',
  '\t',
  '\r\n',
  '\u2028',
  ' ',
  '\u00a0',
  '\u3000',
  '👩',
  '👩‍⚕️',
  '1️⃣',
  'می‌',
  'é',
  'e\u0301',
  '{{DATE(',
  '{',
  '$',
  '/',
  '·',
];
const whole = fc.constantFrom(...[...blockedText, ...disguisedText].map(({ text }) => text), ...ordinaryLines);
/** Texts of the corpora cut into pieces, with whatever hides or parts something between them. */
const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom(...UNSEEN, ...SEEN),
      fc.tuple(whole, fc.nat(60), fc.nat(12)).map(([text, from, length]) => text.slice(from, from + length)),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((pieces) => pieces.join(''));

/** As it is stored; null where it is not. */
function accepted(text: string, guard = guardedText): string | null {
  try {
    return guard(text, LONGEST);
  } catch (error) {
    if (error instanceof BlockedText) return null;
    throw error;
  }
}

describe('what the guard lets through', () => {
  it.each([
    ['text', guardedText],
    ['line', guardedLine],
  ])('is the string that is stored and shown, whatever was typed: as a %s', (_what, guard) => {
    let count = 0;
    fc.assert(
      fc.property(typed, (text) => {
        const stored = accepted(text, guard);
        if (stored === null) return;
        count += 1;
        expect(accepted(stored, guard)).toBe(stored);
        expect(clean({ ...thanks, whatTheyDidWords: stored } as Message)).toMatchObject({ whatTheyDidWords: stored });
        if (!stored.includes('\n')) expect(clean(stored)).toBe(stored);
      }),
      { numRuns: 3_000 },
    );
    expect(count).toBeGreaterThan(1_000);
  });

  it('is what people read on a card, and the guard says the same of it', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const stored = accepted(text);
        if (!stored) return;
        const [input] = elementsIn(renderCard({ ...form, whatTheyDidWords: stored } as Message), 'Input.Text');
        expect(input?.value).toBe(stored);
        const card = renderCard({ ...thanks, whatTheyDidWords: `≪${stored}≫` } as Message);
        const runs = elementsIn(card, 'TextRun').map((run) => String(run.text));
        const shown = /≪(.*)≫/s.exec(runs.join(''))?.[1] ?? '';
        if (runs.length >= MOST_RUNS) return;
        expect(seenPlain(shown)).toBe(seenPlain(stored));
        expect(accepted(shown)).not.toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});
