import { describe, expect, it } from 'vitest';
import { answerAgainInWords, savedSoFarInWords } from '../../../src/pulse/tap-words.ts';
import {
  actionInWords,
  askedAlreadyInWords,
  leftOutStatementsInWords,
  noticeInWords,
  talkInsteadInWords,
} from '../../../src/pulse/words.ts';
import { HOUR_MS, MONDAY_NINE, sampleAnswer, samplePulse } from '../../support/sample-documents.ts';

const OPEN_UNTIL = 'Open until Thursday 5 March, 09:00.';

describe('where an answer would stay to be read, it is said', () => {
  it('that it is in, and how to change it', () => {
    expect(savedSoFarInWords(samplePulse(), sampleAnswer())).toEqual({
      what: 'Your answers are in.',
      next: `To change them press More on the pulse’s card, then All on one page: what you send last counts. ${OPEN_UNTIL}`,
    });
  });

  it('that some of it is in, and where the others are', () => {
    const [one] = samplePulse().statements;
    const two = samplePulse({ statements: one ? [one, one] : [] });
    expect(savedSoFarInWords(two, sampleAnswer({ scores: [4, -1] }))).toEqual({
      what: 'What you have answered is saved.',
      next: `For the other statements press More on the pulse’s card, then All on one page. ${OPEN_UNTIL}`,
    });
  });

  it('that nothing is in', () => {
    expect(savedSoFarInWords(samplePulse(), null).what).toBe('No answer of yours is counted.');
  });

  it('that it is not shown, and how to change it', () => {
    expect(answerAgainInWords(samplePulse())).toEqual({
      what: 'I do not show your answers in a chat that keeps them.',
      next: `To change them, answer again on the pulse’s card: what you send last counts. ${OPEN_UNTIL}`,
    });
  });
});

describe('the pulse of an agenda that has one', () => {
  it('is further up while it is open, and so is its result', () => {
    const pulse = samplePulse();
    expect(askedAlreadyInWords(pulse, pulse.closesAt - 1)).toEqual({
      what: 'This pulse is open.',
      next: `Its card is further up. ${OPEN_UNTIL}`,
    });
    expect(askedAlreadyInWords(pulse, pulse.closesAt)).toEqual({
      what: 'This pulse has closed.',
      next: 'What came of it is further up.',
    });
  });
});

describe('what a team made of its last result', () => {
  it.each([
    [
      { state: 'agreed', what: 'Ask the night shift. ', who: { name: 'Adele Vance' }, byWhen: '2026-03-20' } as const,
      'We agreed: Ask the night shift (Adele Vance; we look back on Friday 20 March 2026).',
    ],
    [{ state: 'done', what: 'Ask.', who: { name: 'Adele Vance' } } as const, 'Done: Ask (Adele Vance).'],
    [{ state: 'not now', because: 'We move house.' } as const, 'Not now, because We move house.'],
  ])('is one sentence: %j', (action, expected) => {
    expect(actionInWords(action)).toBe(expected);
  });
});

describe('who cannot be asked', () => {
  it.each([
    [0, undefined],
    [1, 'One person of another organisation is here and cannot be asked.'],
    [2, '2 people of other organisations are here and cannot be asked.'],
  ])('is said on the card and where there are too few people: %i', (outsideCount, expected) => {
    const notice = noticeInWords(samplePulse({ outsideCount }));
    expect(notice.find((line) => line.includes('other organisation') || line.includes('another organisation'))).toBe(
      expected,
    );
    const few = 'There are fewer than 5 people here, too few to keep answers confidential.';
    const outside = expected ? ` ${expected}` : '';
    expect(talkInsteadInWords(5, outsideCount)).toBe(`${few}${outside} Nothing was opened. Talk about it instead:`);
  });
});

describe('what was left out', () => {
  it('can all be asked again when the last of it can', () => {
    const again = [2, 9, 4].map((days) => MONDAY_NINE + days * 24 * HOUR_MS);
    const leftOut = again.map((askAgainAt, index) => ({ text: `We do ${index}.`, askAgainAt }));
    const words = leftOutStatementsInWords(samplePulse({ leftOut }));
    expect(words).toContain('“We do 0.” “We do 1.” “We do 2.”');
    expect(words).toContain('Wednesday 11 March 2026');
    expect(leftOutStatementsInWords(samplePulse())).toBe('');
  });
});
