import { describe, expect, test } from 'vitest';
import { featuredBehaviour } from '../../../src/digest/digest.ts';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import { EVERY, occurrenceAfter, type Series } from '../../../src/scheduling/recurrence.ts';

const { frameworks } = readPackFiles([shippedPacks]);
const LONDON = 'Europe/London';

/** The days on which a series comes round, one after the other. */
function periodsOf(series: Series, count: number): string[] {
  const periods: string[] = [];
  let at = Date.UTC(2026, 0, 1);
  while (periods.length < count) {
    const next = occurrenceAfter(series, LONDON, at);
    periods.push(next.period);
    at = next.at;
  }
  return periods;
}

describe.each(EVERY)('featured %s', (every) => {
  const series: Series = { every, firstOn: '2026-01-31', at: '09:00' };

  test.each(frameworks.map((framework) => [framework.id, framework] as const))(
    'each behaviour of %s has its turn before one comes again, also at month ends',
    (_id, framework) => {
      const size = framework.behaviours.length;
      const ids = periodsOf(series, size * 3).map(
        (period) => featuredBehaviour(framework, series.every, period).behaviourId,
      );
      for (const start of [0, 1, size, 2 * size]) expect(new Set(ids.slice(start, start + size)).size).toBe(size);
      expect(ids.slice(0, size)).toEqual(ids.slice(size, 2 * size));
    },
  );
});

test('when a behaviour comes again it brings its next question', () => {
  const framework = frameworks.find(({ id }) => id === 'mse-icb-values');
  if (!framework) throw new Error('the pack is there');
  const series: Series = { every: 'weekly', firstOn: '2026-11-16', at: '09:00' };
  const [first = '', ...others] = periodsOf(series, framework.behaviours.length + 1);
  const before = featuredBehaviour(framework, series.every, first);
  const after = featuredBehaviour(framework, series.every, others.at(-1) ?? '');
  expect(after.behaviourId).toBe(before.behaviourId);
  expect(after.question).not.toBe(before.question);
});

test('a card shows at most two lines of what it looks like, and says of whom it is', () => {
  for (const framework of frameworks) {
    const card = featuredBehaviour(framework, 'fortnightly', '2026-11-16');
    expect(card.looksLike.length).toBeLessThanOrEqual(2);
    expect(card).toMatchObject({ title: 'Behaviour of the fortnight', source: framework.name });
    expect(card.interimLabel).toBe(framework.interimLabel);
  }
});
