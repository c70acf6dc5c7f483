import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/pulse/pulse.ts';
import { sampleAnswer, samplePseudonym, saveAnswer } from '../support/sample-documents.ts';
import type { Subject } from './store-contract.ts';

const ALEX_ID = samplePseudonym('Alex Wilber');
const MEGAN_ID = samplePseudonym('Megan Bowen');

async function all(answers: AsyncIterable<Answer>): Promise<Answer[]> {
  const read: Answer[] = [];
  for await (const answer of answers) read.push(answer);
  return read;
}

export function answerTests({ store }: Subject): void {
  describe('answers', () => {
    test('an answer comes back as it was given', async () => {
      const answer = sampleAnswer({ scores: [0, 1, 2, 3, 5] });
      await saveAnswer(store(), answer);
      expect(await store().readAnswer('pulse-1', ALEX_ID)).toEqual(answer);
      expect(await store().readAnswer('pulse-1', MEGAN_ID)).toBeNull();
      expect(await store().readAnswer('pulse-2', ALEX_ID)).toBeNull();
    });

    test('a second answer of the same person takes the place of the first', async () => {
      await saveAnswer(store(), sampleAnswer({ scores: [2] }));
      await saveAnswer(store(), sampleAnswer({ scores: [5] }));
      expect(await store().countAnswers('pulse-1')).toBe(1);
      expect((await store().readAnswer('pulse-1', ALEX_ID))?.scores).toEqual([5]);
    });

    test('the same answer sent 100 times at once counts once', async () => {
      await Promise.all(Array.from({ length: 100 }, () => saveAnswer(store(), sampleAnswer())));
      expect(await store().countAnswers('pulse-1')).toBe(1);
    });

    test('each pulse has its own', async () => {
      await saveAnswer(store(), sampleAnswer());
      await saveAnswer(store(), sampleAnswer({ answerId: MEGAN_ID }));
      await saveAnswer(store(), sampleAnswer({ pulseId: 'pulse-2', scores: [1] }));
      expect(await store().countAnswers('pulse-1')).toBe(2);
      expect(await store().countAnswers('pulse-2')).toBe(1);
      expect(await store().countAnswers('pulse-3')).toBe(0);
      expect(await all(store().answersOf('pulse-2'))).toEqual([sampleAnswer({ pulseId: 'pulse-2', scores: [1] })]);
      expect(await all(store().answersOf('pulse-3'))).toEqual([]);
    });

    test('one taken back is gone, and the others stay', async () => {
      await saveAnswer(store(), sampleAnswer());
      await saveAnswer(store(), sampleAnswer({ answerId: MEGAN_ID }));
      expect(await store().deleteAnswer('pulse-1', ALEX_ID)).toBe(true);
      expect(await store().deleteAnswer('pulse-1', ALEX_ID)).toBe(false);
      expect(await store().readAnswer('pulse-1', ALEX_ID)).toBeNull();
      expect(await all(store().answersOf('pulse-1'))).toEqual([sampleAnswer({ answerId: MEGAN_ID })]);
    });

    test('a thousand and one are all read, each once, in the order of their pseudonyms', async () => {
      const answers = Array.from({ length: 1001 }, (_, index) =>
        sampleAnswer({ answerId: samplePseudonym(`person ${index}`), scores: [index % 6] }),
      );
      await Promise.all(answers.map((answer) => saveAnswer(store(), answer)));
      expect(await store().countAnswers('pulse-1')).toBe(1001);
      const inOrder = answers.toSorted((a, b) => (a.answerId < b.answerId ? -1 : 1));
      expect(await all(store().answersOf('pulse-1'))).toEqual(inOrder);
    });

    test('exactly a page of 500 is read to its end', async () => {
      const ids = Array.from({ length: 500 }, (_, index) => samplePseudonym(`person ${index}`));
      await Promise.all(ids.map((answerId) => saveAnswer(store(), sampleAnswer({ answerId }))));
      expect((await all(store().answersOf('pulse-1'))).map((each) => each.answerId)).toEqual(ids.sort());
    });

    test('those of one pulse are deleted together, and doing it again does no harm', async () => {
      await saveAnswer(store(), sampleAnswer());
      await saveAnswer(store(), sampleAnswer({ answerId: MEGAN_ID }));
      await saveAnswer(store(), sampleAnswer({ pulseId: 'pulse-2' }));
      await store().deleteAnswersOf('pulse-1');
      await store().deleteAnswersOf('pulse-1');
      expect(await store().countAnswers('pulse-1')).toBe(0);
      expect(await all(store().answersOf('pulse-1'))).toEqual([]);
      expect(await store().readAnswer('pulse-1', ALEX_ID)).toBeNull();
      expect(await store().readAnswer('pulse-2', ALEX_ID)).toEqual(sampleAnswer({ pulseId: 'pulse-2' }));
    });

    test('one that is off the scale is not written, and the fault names neither it nor the person', async () => {
      const fault: unknown = await saveAnswer(store(), sampleAnswer({ scores: [6] })).catch((error: unknown) => error);
      expect(String(fault)).toMatch(/updateAnswer failed: /);
      expect(String(fault)).not.toContain(ALEX_ID);
      expect(await store().countAnswers('pulse-1')).toBe(0);
    });

    test('nothing is kept beside what an answer may hold', async () => {
      await saveAnswer(store(), Object.assign(sampleAnswer(), { personId: 'Alex Wilber', savedAt: 1 }));
      expect(await store().readAnswer('pulse-1', ALEX_ID)).toEqual(sampleAnswer());
    });
  });
}
