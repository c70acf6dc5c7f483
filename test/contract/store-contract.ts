import { afterEach, beforeEach, describe } from 'vitest';
import type { Clock, Store } from '../../src/ports.ts';
import { MONDAY_NINE } from '../support/sample-documents.ts';
import { answerTests } from './store-answers.ts';
import { askTests } from './store-asks.ts';
import { commentTests } from './store-comments.ts';
import { documentTests } from './store-documents.ts';
import { endedTests } from './store-ended.ts';
import { indexTests } from './store-index.ts';
import { jobTests } from './store-jobs.ts';
import { listTests } from './store-lists.ts';
import { markTests } from './store-marks.ts';
import { personalDataTests } from './store-personal-data.ts';
import { removalTests } from './store-removal.ts';

export interface OpenStore {
  readonly store: Store;
  /** Closes the store and removes what it kept. */
  readonly close: () => Promise<void>;
}

/** What a test has in hand: an empty store and the clock that it was opened with. */
export interface Subject {
  readonly store: () => Store;
  readonly setTime: (now: number) => void;
}

/** Every sentence of the Store port, for any adapter: `open` gives an empty store each time it is called. */
export function storeContract(name: string, open: (clock: Clock) => Promise<OpenStore>): void {
  describe(`the store in ${name}`, () => {
    let opened: OpenStore;
    let now = MONDAY_NINE;
    const subject: Subject = {
      store: () => opened.store,
      setTime: (moment) => {
        now = moment;
      },
    };

    beforeEach(async () => {
      now = MONDAY_NINE;
      opened = await open({ now: () => now });
    });
    afterEach(() => opened.close());

    documentTests(subject);
    removalTests(subject);
    personalDataTests(subject);
    indexTests(subject);
    endedTests(subject);
    listTests(subject);
    askTests(subject);
    markTests(subject);
    answerTests(subject);
    commentTests(subject);
    jobTests(subject);
  });
}
