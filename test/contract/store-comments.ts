import { describe, expect, test } from 'vitest';
import { MONDAY_NINE, sampleAnswer, sampleComments, saveAnswer } from '../support/sample-documents.ts';
import type { Subject } from './store-contract.ts';

export function commentTests({ store, setTime }: Subject): void {
  describe('comments', () => {
    test('come back as they were saved, in their order', async () => {
      await store().saveComments(sampleComments());
      expect(await store().readComments('pulse-1')).toEqual(sampleComments());
      expect(await store().readComments('pulse-2')).toBeNull();
    });

    test('saved again after a crash take the place of the first', async () => {
      await store().saveComments(sampleComments());
      await store().saveComments(sampleComments({ lines: ['Only this.'] }));
      expect((await store().readComments('pulse-1'))?.lines).toEqual(['Only this.']);
    });

    test('each pulse has its own, and those that were sent are gone, twice over', async () => {
      await store().saveComments(sampleComments());
      await store().saveComments(sampleComments({ pulseId: 'pulse-2' }));
      await store().deleteComments('pulse-1');
      await store().deleteComments('pulse-1');
      expect(await store().readComments('pulse-1')).toBeNull();
      expect(await store().readComments('pulse-2')).toEqual(sampleComments({ pulseId: 'pulse-2' }));
    });

    test('outlive the answers, and the answers outlive them', async () => {
      await saveAnswer(store(), sampleAnswer());
      await store().saveComments(sampleComments());
      await store().deleteAnswersOf('pulse-1');
      expect(await store().readComments('pulse-1')).toEqual(sampleComments());

      await saveAnswer(store(), sampleAnswer());
      await store().deleteComments('pulse-1');
      expect(await store().countAnswers('pulse-1')).toBe(1);
    });

    test('are never counted or read as an answer', async () => {
      await store().saveComments(sampleComments());
      expect(await store().countAnswers('pulse-1')).toBe(0);
      for await (const answer of store().answersOf('pulse-1')) expect(answer).toBeUndefined();
      expect(await store().deleteAnswer('pulse-1', 'comments')).toBe(false);
    });

    test('are not those of a pulse that goes by their name', async () => {
      await store().saveComments(sampleComments());
      await saveAnswer(store(), sampleAnswer({ pulseId: 'comments:pulse-1' }));
      await store().deleteAnswer('comments:pulse-1', sampleAnswer().answerId);
      expect(await store().readComments('pulse-1')).toEqual(sampleComments());
    });

    test('that were never sent go by themselves when they expire', async () => {
      await store().saveComments(sampleComments({ expiresAt: MONDAY_NINE / 1000 + 60 }));
      await store().saveComments(sampleComments({ pulseId: 'pulse-2' }));
      await store().claimJobs(MONDAY_NINE, 60_000, 10);
      expect(await store().readComments('pulse-1')).not.toBeNull();
      setTime(MONDAY_NINE + 60_000);
      await store().claimJobs(MONDAY_NINE + 60_000, 60_000, 10);
      expect(await store().readComments('pulse-1')).toBeNull();
      expect(await store().readComments('pulse-2')).not.toBeNull();
    });

    test.each(['🎉 Zoë, 你好', `'; DROP TABLE answers; -- "}{\\"`, 'a\nb', 'cut \ud83d here'])(
      'survive whatever was typed: %s',
      async (line) => {
        await store().saveComments(sampleComments({ lines: [line] }));
        expect((await store().readComments('pulse-1'))?.lines).toEqual([line]);
      },
    );

    test('keep nothing beside their words, and a fault does not repeat them', async () => {
      await store().saveComments(Object.assign(sampleComments(), { writers: ['Alex Wilber'], times: [1] }));
      expect(await store().readComments('pulse-1')).toEqual(sampleComments());
      const wrong = sampleComments({ pulseId: 'pulse-2', lines: ['Megan was late'], expiresAt: Number.NaN });
      await expect(store().saveComments(wrong)).rejects.toThrow(/^saveComments failed: (?!.*Megan)/);
      expect(await store().readComments('pulse-2')).toBeNull();
    });
  });
}
