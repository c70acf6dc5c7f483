import { describe, expect, test } from 'vitest';
import { actionsSince, saysTheSame } from '../../../src/actions/action.ts';
import { standingInWords } from '../../../src/actions/words.ts';
import { actionInWords } from '../../../src/pulse/words.ts';
import { HOUR_MS, MONDAY_NINE, sampleAction } from '../../support/sample-documents.ts';

describe('what a team made of a result', () => {
  test('is one sentence of ours around theirs, however they end their own', () => {
    const ends = ['Ask the night shift first', 'Ask the night shift first.', 'Ask the night shift first ... '];
    const sentences = ends.map((what) => actionInWords(sampleAction({ what })));
    expect(new Set(sentences)).toEqual(
      new Set(['We agreed: Ask the night shift first (Adele Vance; we look back on Friday 20 March 2026).']),
    );
    expect(actionInWords(sampleAction({ state: 'done', what: 'Ask first.' }))).toBe('Done: Ask first (Adele Vance).');
    expect(actionInWords(sampleAction({ state: 'not now', because: 'two of us are away.' }))).toBe(
      'Not now, because two of us are away.',
    );
  });

  test('is not late on its day, and the day after it is said without blame', () => {
    const action = sampleAction({ byWhen: '2026-03-20' });
    expect(standingInWords(action, '2026-03-20')).toBe(actionInWords(action));
    expect(standingInWords(action, '2026-03-21')).toBe(
      `${actionInWords(action)} It is time to look back: did it help?`,
    );
  });

  test('is never late once it is done, or was put off', () => {
    for (const state of ['done', 'not now'] as const) {
      const action = sampleAction({ state, byWhen: state === 'done' ? '2026-03-20' : '', because: 'we are few' });
      expect(standingInWords(action, '2027-01-01')).toBe(actionInWords(action));
    }
  });

  test('is told as long as it is open, and once when it is done or put off', () => {
    const old = MONDAY_NINE - 24 * HOUR_MS;
    const actions = [
      sampleAction({ actionId: 'put off lately', state: 'not now', setAt: MONDAY_NINE }),
      sampleAction({ actionId: 'open for long', setAt: old }),
      sampleAction({ actionId: 'done lately', state: 'done', setAt: MONDAY_NINE }),
      sampleAction({ actionId: 'done long ago', state: 'done', setAt: old }),
      sampleAction({ actionId: 'put off long ago', state: 'not now', setAt: old }),
    ];
    expect(actionsSince(actions, MONDAY_NINE).map(({ actionId }) => actionId)).toEqual([
      'done lately',
      'open for long',
      'put off lately',
    ]);
  });

  test('is the same if it says the same, whoever wrote it down and when', () => {
    const action = sampleAction();
    expect(saysTheSame(action, sampleAction({ setAt: 1, setBy: 'another', setByName: 'Another' }))).toBe(true);
    expect(saysTheSame(action, sampleAction({ what: 'Something else' }))).toBe(false);
    expect(saysTheSame(action, sampleAction({ state: 'done' }))).toBe(false);
    expect(saysTheSame(action, sampleAction({ byWhen: '2026-03-21' }))).toBe(false);
  });
});
